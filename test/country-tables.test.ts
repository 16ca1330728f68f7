import fc from 'fast-check'
import { gridsOf } from 'server/src/features/countries/edition.file.ts'
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
