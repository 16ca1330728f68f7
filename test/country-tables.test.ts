import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { gridsOf } from 'server/src/features/countries/edition.file.ts'
import { columnsOf } from 'server/src/features/countries/importing/columns-of.ts'
import { mappingSaid } from 'server/src/features/countries/importing/mapping-said.ts'
import { figureOf, findMapping, rankOf, readTable } from 'server/src/features/countries/importing/read-table.ts'
import { writeWorkbook } from 'server/src/platform/sheets.ts'
import { countrySources, type SourceKey, sourceKeys } from 'shared/words/country-sources.ts'
import { describe, expect, test } from 'vitest'

async function read(source: SourceKey, year: number, bytes: Buffer | string) {
  const grids = await gridsOf(source, Buffer.from(bytes as string))
  const mapping = findMapping(source, year, grids)
  if (!mapping) throw new Error('no table found')
  return readTable(source, year, grids, mapping)
}
const told = ({ values }: Awaited<ReturnType<typeof read>>) =>
  values.map(one => [one.country, one.region, one.indicator, one.value, one.rank].filter(part => part !== '' && part !== null).join(' '))

describe('files as publishers make them', () => {
  test('a title and an empty row above the table, notes below it, the table on the fourth sheet', async () => {
    const sheet = (name: string, rows: (string | number | null)[][]) => ({ name, rows, widths: [10] })
    const file = await writeWorkbook([
      sheet('Cover', [['An index']]),
      sheet('Notes', [['Notes'], ['Source: somebody']]),
      sheet('Years before', [['Nothing here']]),
      sheet('CPI2023', [
        ['Corruption index 2023'],
        [null],
        ['Country / Territory', 'ISO3', 'Region', 'CPI score 2023', 'Rank', 'Standard error'],
        ['Denmark', 'DNK', 'WE/EU', 90, 1, 1.2],
        ['Guinea', 'GIN', 'SSA', 26, 141, 1.1],
        ['Namibia', 'NAM', 'SSA', 49, 59, 1.3],
        [null],
        ['© somebody. All rights reserved.'],
      ]),
    ])
    const table = await read('CPI', 2023, file)
    expect(told(table)).toEqual(['DK score 90 1', 'GN score 26 141', 'NA score 49 59'])
    expect([table.mapping.sheet, table.faults]).toEqual(['CPI2023', []])
  })

  test('ranks as 14th, old names, indicators by their code', async () => {
    const table = await read(
      'FSI',
      2023,
      'Country,Year,Rank,Total,C1: Security Apparatus,P3: Human Rights,X1: External Intervention\nGuinea,2023,14th,98.5,8.7,7.3,6.9\nSwaziland,2023,51st,81.2,5,8,6\nCongo Democratic Republic,2023,4th,107.2,8.8,9.3,9\nGuinea Bissau,2023,27th,91.3,8,7,8\n',
    )
    expect(told(table).filter(line => /total|p3/.test(line))).toEqual([
      'GN total 98.5 14',
      'GN p3 7.3 14',
      'SZ total 81.2 51',
      'SZ p3 8 51',
      'CD total 107.2 4',
      'CD p3 9.3 4',
      'GW total 91.3 27',
      'GW p3 7 27',
    ])
  })

  test('a mark of byte order, semicolons, decimal commas, DOS’s last byte, two dots for nothing, a footer, a second heading', async () => {
    const text =
      '\ufeffCountry Name;Country Code;Series Name;Series Code;2022 [YR2022];2023 [YR2023]\r\nGuinea;GIN;Control of Corruption: Estimate;CC.EST;-0,95;-0,90\r\nGuinea;GIN;Rule of Law: Estimate;RL.EST;-1,2;..\r\nCountry Name;Country Code;Series Name;Series Code;2022 [YR2022];2023 [YR2023]\r\nNamibia;NAM;Control of Corruption: Estimate;CC.EST;0,2;0,11\r\n;;;;;\r\nData from database: Worldwide Governance Indicators;;;;;\r\nLast Updated: 09/25/2024;;;;;\r\n\u001a'
    const table = await read('WGI', 2023, text)
    expect(told(table)).toEqual(['GN corruption -0.9', 'GN law', 'NA corruption 0.11'])
    expect(table.faults).toEqual([])
  })

  test('two columns of one name: the first is meant; of two years, the edition’s', async () => {
    expect(told(await read('CPI', 2023, 'Country,Score,Score\nGuinea,26,99\n'))).toEqual(['GN score 26'])
    expect(told(await read('CPI', 2023, 'Country,CPI score 2022,CPI score 2023\nGuinea,25,26\n'))).toEqual(['GN score 26'])
  })

  test('rows of other years are left out and counted', async () => {
    const table = await read('CPI', 2023, 'country,value,year\nGuinea,25,2022\nGuinea,26,2023\n')
    expect([told(table), table.leftOut, table.rowsRead]).toEqual([['GN score 26'], 1, 2])
  })

  test('the EU’s list, with whole countries and regions, is the same as JSON and as CSV', async () => {
    const json = JSON.stringify({
      meta: {},
      entries: [
        { countryName: 'Burundi', iso2: 'BI', iso3: 'BDI', regions: null, wholeCountry: true },
        {
          countryName: 'India',
          iso2: 'IN',
          iso3: 'IND',
          regions: [{ name: 'Chhattisgarh', code: 'IN-CT', conflictAffected: true, highRisk: false }],
        },
      ],
    })
    const csv = 'country,alpha3,iso3166_2,conflict_affected,high_risk\nBurundi,BDI,,false,true\nIndia,IND,IN-CT,true,false\n'
    const expected = ['BI conflict 0', 'BI highRisk 1', 'IN IN-CT conflict 1', 'IN IN-CT highRisk 0']
    expect(told(await read('EUC', 2026, json))).toEqual(expected)
    expect(told(await read('EUC', 2026, csv))).toEqual(expected)
  })

  test('Windows letters are read as letters', async () => {
    const bytes = Buffer.from("Country,Score\nC\u00f4te d'Ivoire,40\n", 'latin1')
    expect(told(await read('CPI', 2023, bytes as never))).toEqual(['CI score 40'])
  })
})

describe('other publishers’ own shapes', () => {
  test('a table of conflicts: several rows a country, several countries a row, and the gravest counts', async () => {
    const text =
      'conflict,alpha3_list,intensity,year\nSahel,MLI NER BFA,4,2023\nMali (north),MLI,5,2023\nA border,IND PAK,3,2023\nElsewhere,XYZ MLI,5,2023\n'
    const table = await read('HIIK', 2023, text)
    expect(told(table)).toEqual(['ML intensity 5', 'NE intensity 4', 'BF intensity 4', 'IN intensity 3', 'PK intensity 3'])
    expect(table.faults).toEqual([{ row: 5, kind: 'UNKNOWN_PLACE', text: 'XYZ MLI' }])
    expect(told(await read('HIIK', 2023, 'Countries;Intensity\n"Guinea, Mali";2\nDR Congo;5\n'))).toEqual([
      'GN intensity 2',
      'ML intensity 2',
      'CD intensity 5',
    ])
  })

  test('a table of intensities by region', async () => {
    expect(told(await read('HIIK', 2023, 'country,ISO 3166-2,max intensity\nIndia,IN-CT,3\nIndia,IN-MN,4\nIndia,,4\n'))).toEqual([
      'IN IN-CT intensity 3',
      'IN IN-MN intensity 4',
      'IN intensity 4',
    ])
  })

  test('deaths by country and year', async () => {
    const table = await read(
      'UCDP',
      2023,
      'country,alpha2,alpha3,year,value\nNamibia,NA,NAM,2023,0\nMali,ML,MLI,2022,9\nMali,ML,MLI,2023,"1,012"\n',
    )
    expect(told(table)).toEqual(['NA deaths 0', 'ML deaths 1012'])
  })

  test('the UN’s list in XML: a regime for each country that somebody is listed under, and GB is Guinea-Bissau', async () => {
    const one = (number: string): string => `<INDIVIDUAL>\n<REFERENCE_NUMBER>${number}</REFERENCE_NUMBER>\n</INDIVIDUAL>\n`
    const list = (...numbers: string[]): string =>
      `\ufeff<?xml version="1.0" encoding="utf-8"?>\n<CONSOLIDATED_LIST>\n${numbers.map(one).join('')}</CONSOLIDATED_LIST>`
    const table = await read('UNSC', 2026, list('CDi.001', 'GBi.002', 'CDe.003', 'TAi.155', 'QDi.001', 'ZZi.001'))
    expect(told(table)).toEqual(['CD regime 1', 'GW regime 1', 'AF regime 1'])
    expect(table.faults).toEqual([{ row: 19, kind: 'UNKNOWN_PLACE', text: 'UN ZZ' }])
    for (const broken of [list('CDi.001').slice(0, -20), `<!DOCTYPE a [<!ENTITY b "c">]>${list('CDi.001').slice(40)}`])
      await expect(gridsOf('UNSC', Buffer.from(broken))).rejects.toMatchObject({ extensions: { code: 'REFUSED' } })
  })
})

describe('a row a figure', () => {
  const text =
    'Indicator,Nation,When,Amount\nBribery index,Guinea,2023,26\nBribery index,Namibia,2023,49\nOther,Guinea,2023,7\nBribery index,Guinea,2022,25\n'
  const said = { sheet: 'CSV', headerRow: 1, code: null, country: 1, region: null, year: 2, rank: null, figures: {} }
  const long = { key: 0, value: 3, keys: { 'bribery index': 'score' } }

  test('is read once somebody has said which column names the figure, and what the names mean', async () => {
    const grids = await gridsOf('CPI', Buffer.from(text))
    expect(findMapping('CPI', 2023, grids)).toBeNull()
    const [columns] = columnsOf(grids)
    expect(columns?.rows[0]?.cells).toEqual(['Indicator', 'Nation', 'When', 'Amount'])
    expect(columns?.texts[0]).toEqual(['Indicator', 'Bribery index', 'Other'])
    const mapping = mappingSaid({ ...said, long: { ...long, keys: { 'Bribery index': 'score' } } })
    const table = readTable('CPI', 2023, grids, mapping)
    expect(told(table)).toEqual(['GN score 26', 'NA score 49'])
    expect([table.leftOut, table.faults]).toEqual([2, []])
  })

  test('a name that the year stands in is the same next year, and so is its sheet', async () => {
    const file = await writeWorkbook([
      { name: 'Data 2024', header: ['Indicator', 'Nation', 'Amount'], rows: [['Bribery 2024', 'Guinea', 28]], widths: [9, 9, 9] },
    ])
    const mapping = mappingSaid({
      ...said,
      ...{ sheet: 'Data 2023', year: null, long: { key: 0, value: 2, keys: { 'Bribery 2023': 'score' } } },
    })
    expect(told(readTable('CPI', 2024, await gridsOf('CPI', file), mapping))).toEqual(['GN score 28'])
  })

  test('what no source knows is no figure, however it is called', async () => {
    const grids = await gridsOf('CPI', Buffer.from(text))
    for (const keys of [{ 'bribery index': 'constructor' }, { 'bribery index': 'intensity' }, {}] as Record<string, string>[])
      expect(readTable('CPI', 2023, grids, { ...said, long: { ...long, keys } }).values).toEqual([])
    expect(readTable('CPI', 2023, grids, { ...said, long: null, figures: { __proto__: 3, made: 3 } as never }).values).toEqual([])
  })
})

describe('what cannot be read is named with its row', () => {
  test('a place nobody knows, no figure, a figure beyond the scale, the same twice', async () => {
    const table = await read('CPI', 2023, 'Country,Score\nGuinea,26\nAtlantis,10\nNiger,n/k\nNigeria,250\nGuinea,27\nMali,28\n')
    expect(table.faults).toEqual([
      { row: 3, kind: 'UNKNOWN_PLACE', text: 'Atlantis' },
      { row: 4, kind: 'UNREADABLE', text: 'n/k' },
      { row: 5, kind: 'OUT_OF_RANGE', text: '250' },
      { row: 6, kind: 'TWICE', text: 'Guinea' },
    ])
    expect(told(table)).toEqual(['GN score 26', 'ML score 28'])
  })
  test('a region with a name alone does not stand for its country', async () => {
    const table = await read('EUC', 2026, 'country,alpha3,region code,conflict affected\nIndia,IND,Chhattisgarh,true\n')
    expect(table).toMatchObject({ values: [], faults: [{ row: 2, kind: 'UNKNOWN_PLACE' }] })
  })
})

test.each([
  ['1,234.5', 1234.5],
  ['1 234,5', 1234.5],
  ['１２．５', 12.5],
  ['-0.95', -0.95],
  ['..', null],
  ['', null],
  ['n/a', null],
  ['yes', 1],
  ['FALSE', 0],
  ['14th', undefined],
  ['about 5', undefined],
])('%j is the figure %s', (text, figure) => expect(figureOf(text)).toBe(figure))
test.each([
  ['14th', 14],
  ['=133', 133],
  ['1st', 1],
  [7, 7],
  ['n/r', null],
])('%j is the rank %s', (text, rank) => expect(rankOf(text)).toBe(rank))

test('whatever a file holds: values or named rows, never a crash and never a figure outside its scale', async () => {
  const cell = fc.oneof(
    fc.constantFrom('Guinea', 'Country', 'GIN', 'Score', 'Total', '26', '14th', '..', '', 'ISO3'),
    fc.string({ maxLength: 12 }),
    fc.integer().map(String),
  )
  const rows = fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 14 })
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...sourceKeys), rows, fc.constantFrom(',', ';', '\t'), async (source, lines, separator) => {
      const grids = await gridsOf(source, Buffer.from(`x\n${lines.map(line => line.join(separator)).join('\n')}`)).catch(
        (error: { extensions?: object }) => {
          if (!error.extensions) throw error
          return []
        },
      )
      const mapping = findMapping(source, 2023, grids)
      if (!mapping) return
      const { values } = readTable(source, 2023, grids, mapping)
      const scales = countrySources[source].indicators as Record<string, { min: number; max: number }>
      for (const { indicator, value } of values)
        if (value !== null) {
          expect(value).toBeGreaterThanOrEqual(scales[indicator]?.min ?? Number.NaN)
          expect(value).toBeLessThanOrEqual(scales[indicator]?.max ?? Number.NaN)
        }
    }),
    { numRuns: 300 },
  )
})

test('a damaged workbook is refused with a sentence', async () => {
  const whole = await writeWorkbook([{ name: 'a', header: ['Country', 'Score'], rows: [['Guinea', 26]], widths: [10, 10] }])
  await fc.assert(
    fc.asyncProperty(fc.nat(whole.length - 1), fc.integer({ min: 0, max: 255 }), async (at, byte) => {
      const bytes = Buffer.from(whole)
      bytes[at] = byte
      await gridsOf('CPI', bytes).catch((error: { extensions?: { code: string } }) => expect(error.extensions?.code).toBe('REFUSED'))
    }),
    { numRuns: 60 },
  )
})

const beside = join(import.meta.dirname, '../../shared/data')
const published: readonly [SourceKey, number, string, number, Partial<Record<string, number | null>>][] = [
  ['CPI', 2023, 'cpi/cpi_2012_2025.csv', 180, { 'GN score': 26, 'NA score': 49 }],
  ['CPI', 2023, 'cpi/cpi_2023_full.csv', 180, { 'GN score': 26 }],
  ['FSI', 2023, 'fsi/fsi_2023.csv', 179, { 'GN total': 98.5, 'GN p3': 7.3, 'CD total': 107.2 }],
  ['WGI', 2023, 'wgi/wgi_2022_2023.csv', 213, { 'GN corruption': -0.8977 }],
  ['EUC', 2026, 'cahra/eu_cahra_2026_06.json', 29, { 'BI highRisk': 1 }],
  ['EUC', 2026, 'cahra/eu_cahra_regions.csv', 24, {}],
  ['DF', 2012, 'cahra/dodd_frank_1502_covered_countries.csv', 10, { 'CD covered': 1, 'ZM covered': 1 }],
  ['UNSC', 2026, 'sanctions/un_consolidated_2026-02-27.xml', 13, { 'GW regime': 1, 'CD regime': 1 }],
  ['HIIK', 2025, 'conflict/hiik_2025_countries.csv', 36, { 'MM intensity': 5 }],
  ['HIIK', 2025, 'conflict/hiik_2025_conflicts_intensity_4_5.csv', 36, { 'MM intensity': 5, 'IN intensity': 4 }],
  ['UCDP', 2023, 'conflict/ucdp_ged_country_year_2019_2023.csv', 63, {}],
]
test.skipIf(!existsSync(beside)).each(published)(
  'published: %s %i from %s (skipped where ../shared/data is not beside this checkout)',
  async (source, year, path, countries, figures) => {
    const table = await read(source, year, await readFile(join(beside, path)))
    const found = new Map(table.values.map(one => [[one.country, one.region, one.indicator].filter(Boolean).join(' '), one.value]))
    expect(Object.fromEntries(Object.keys(figures).map(key => [key, found.get(key)]))).toEqual(figures)
    expect([path, new Set(table.values.map(one => one.country)).size]).toEqual([path, countries])
    expect(table.faults.filter(one => one.kind !== 'UNKNOWN_PLACE')).toEqual([])
  },
)
