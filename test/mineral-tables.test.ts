import fc from 'fast-check'
import { Refused } from 'server/src/core/errors.ts'
import { tablesIn } from 'server/src/features/countries/edition.file.ts'
import { readMinerals } from 'server/src/features/red-flags/mineral.file.ts'
import { writeWorkbook } from 'server/src/platform/sheets.ts'
import { expect, test } from 'vitest'

const read = async (text: string | Buffer) => readMinerals(await tablesIn(Buffer.from(text)))
const gn = { country: 'GN', material: 'BAUXITE', reserves: 7_400_000, production: 97_000, transit: false }

test('a table of text: a mark and semicolons, another unit in the heading, a title above and a footer below, the end of DOS', async () => {
  const text =
    '\ufeffWhat countries can produce;;;;\nCountry;Material;Reserves (million tonnes);Production (Mt);Known transit\n"Guinea";bauxite;7 400;97;no\nRwanda;Other;;..;yes\nSource: made by a test;;;;\n\u001a'
  expect(await read(text)).toMatchObject({
    rows: [gn, { country: 'RW', material: 'OTHER', reserves: null, production: null, transit: true }],
    faults: [],
  })
})

test('in Chinese and in French, and as a workbook on a later sheet', async () => {
  const rows = [['几内亚', '铝土矿', 7_400_000, 97_000, '否']]
  const sheets = [
    { name: '说明', header: ['说明'], rows: [['由测试生成']], widths: [20], fixedColumns: 0 },
    {
      name: '数据',
      header: ['国家', '物料', '储量（千吨）', '年产量（千吨）', '已知过境国'],
      rows,
      widths: [20, 20, 20, 20, 20],
      fixedColumns: 0,
    },
  ]
  expect((await read(await writeWorkbook(sheets))).rows).toEqual([gn])
  expect((await read('Pays,Matière,Réserves (kt),Production\nGuinée,Bauxite,7400000,97000\n')).rows).toEqual([gn])
})

test('what nobody knows and what is no number is named with its row; a country with a like name is not taken for another', async () => {
  const text =
    'Country,ISO3,Material,Reserves,Production\nAtlantis,,Bauxite,1,1\nGuinea-Bissau,,Bauxite,1,1\nGuinea,GIN,Unobtainium,1,1\nGuinea,GIN,Bauxite,much,1\nGuinea,GIN,Bauxite,-5,1\nGuinea,GIN,Bauxite,1,1\nGuinea,GIN,Bauxite,2,1\n'
  expect(await read(text)).toMatchObject({
    rows: [{ country: 'GW' }, { country: 'GN', reserves: 1 }],
    faults: [
      { row: 2, kind: 'UNKNOWN_PLACE', text: 'Atlantis' },
      { row: 4, kind: 'UNKNOWN_MATERIAL', text: 'Unobtainium' },
      { row: 5, kind: 'UNREADABLE', text: 'much' },
      { row: 6, kind: 'UNREADABLE', text: '-5' },
      { row: 8, kind: 'TWICE' },
    ],
  })
})

test.each([
  ['a,b\n1,2\n', 'mineralNoTable'],
  ['Country,Material\nGuinea,Bauxite\n', 'mineralNoTable'],
  ['', 'editionUnreadable'],
])('what is no such table is refused: %j', async (text, rule) => expect(read(text)).rejects.toMatchObject({ extensions: { rule } }))

test('random damage never crashes: a file is read, with its faults named, or refused', async () => {
  const sound = Buffer.from('Country,Material,Reserves,Production,Transit\nGuinea,Bauxite,7400,97,no\nRwanda,Other,,,yes\n')
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(fc.nat(), fc.nat({ max: 255 })), { maxLength: 8 }), async hurts => {
      const hurt = Buffer.from(sound)
      for (const [at, byte] of hurts) hurt[at % hurt.length] = byte
      try {
        for (const row of (await read(hurt)).rows) expect(row.country).toMatch(/^[A-Z]{2}$/)
      } catch (fault) {
        expect(fault).toBeInstanceOf(Refused)
      }
    }),
    { numRuns: 200, seed: 4 },
  )
})
