import fc from 'fast-check'
import { alikeIn, nameKey } from 'server/src/features/imports/alike.ts'
import { importLimits } from 'server/src/features/imports/limits.ts'
import { readCsv } from 'server/src/platform/csv.ts'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { groupSuppliers } from 'shared/imports/group-suppliers.ts'
import { readSupplierSheets } from 'shared/imports/read-supplier-sheets.ts'
import type { SheetCell, SheetRead, Vocabulary } from 'shared/imports/supplier-columns.ts'
import { expect, test } from 'vitest'
import { csv, workbook } from './support/imports.ts'

const words: Vocabulary = {
  columns: { name: 'name', country: 'country', tier: 'tier', code: 'uscc', contact: 'contactName.1', email: 'contactEmail.1' },
  tiers: { mine: 'MINE', trader: 'TRADER' },
  materials: {},
  countries: { fr: 'FR', china: 'CN' },
  languages: {},
  yes: [],
  no: [],
  reviewers: null,
}
const header = ['Name', 'Country', 'Tier', 'Code', 'Contact', 'Email']
const sheet = (rows: readonly (readonly SheetCell[])[]): SheetRead => ({
  name: 'S',
  formulas: [],
  rows: [header, ...rows].map((cells, at) => ({ number: at + 1, cells })),
})
const groupsOf = (sheets: readonly SheetRead[]) => groupSuppliers(readSupplierSheets(sheets, words).rows, nameKey)

/** Suppliers, some of which speak in several rows, agree or contradict. */
const anyRows = fc.array(
  fc.tuple(
    fc.constantFrom('Alpha', 'alpha', 'Beta', 'Gamma', ''),
    fc.constantFrom('FR', 'China', ''),
    fc.constantFrom('Mine', 'Trader', ''),
    fc.constantFrom('91350100M000100Y43', '91110000600037341L', '', 'wrong'),
    fc.constantFrom('A', 'B', ''),
    fc.constantFrom('a@a.example', 'b@b.example', ''),
  ),
  { maxLength: 12 },
)
/** What a group says, without where it stands. */
const told = (rows: readonly (readonly SheetCell[])[]) => toldOf([sheet(rows)])
const toldOf = (sheets: readonly SheetRead[]) =>
  groupsOf(sheets)
    .map(({ given, faults, rows: of }) =>
      JSON.stringify([
        given,
        faults.map(one => [one.key, one.column]).sort(),
        of
          .map(one => one.cells)
          .map(cells => JSON.stringify(cells))
          .sort(),
      ]),
    )
    .sort()

test('rows in any order are the same suppliers with the same faults', () => {
  fc.assert(
    fc.property(
      anyRows.chain(rows => fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length }))),
      ([rows, shuffled]) => {
        expect(told(shuffled)).toEqual(told(rows))
      },
    ),
    { numRuns: 300 },
  )
})

const sound = Array.from({ length: 12 }, (_, at) => [`Company ${at} Mining`, 'FR', 'Mine', '', `Person ${at}`, `p${at}@c.example`])

test('damage anywhere in a workbook is refused whole, or has touched nothing that is read', async () => {
  const bytes = await workbook(sound, header)
  const whole = toldOf(await readWorkbook(bytes, importLimits))
  let refused = 0
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), { minLength: 1, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(damage, fc.nat(bytes.length), fc.boolean(), async (flips, end, cut) => {
      const damaged = Buffer.from(cut ? bytes.subarray(0, end) : bytes)
      for (const [at, by] of flips) if (at < damaged.length) damaged[at] = (damaged[at] ?? 0) ^ by
      const read = await readWorkbook(damaged, importLimits).catch((error: { extensions?: { rule?: string } }) => {
        expect(error.extensions?.rule).toMatch(/^sheets/)
        refused += 1
        return null
      })
      if (read) expect(toldOf(read)).toEqual(whole)
    }),
    { numRuns: 150 },
  )
  expect(refused).toBeGreaterThan(50)
})

test('a workbook whose part of words has lost its name is refused, and not read as empty', async () => {
  const bytes = await workbook(sound, header)
  const at = bytes.lastIndexOf('sharedStrings.xml')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await expect(readWorkbook(bytes, importLimits)).rejects.toMatchObject({ extensions: { rule: 'sheetsBroken' } })
})

test('a text with rows says the same as the workbook', async () => {
  const rows = [...sound, ['A; "B", C', 'China', 'Trader', '', 'P', 'p@p.example']]
  expect(toldOf(readCsv(csv(rows, header), 'S', importLimits))).toEqual(
    toldOf(await readWorkbook(await workbook(rows, header), importLimits)),
  )
})

test('who is called alike in one file is told to each, unless their codes tell them apart', () => {
  const row = (name: string, code = '', country = 'FR') => [name, country, 'Mine', code, 'P', 'p@p.example']
  const groups = groupsOf([
    sheet([
      row('Nanshan Aluminium', '', 'China'),
      row('NAN SHAN Aluminum Co., Ltd', '', 'FR'),
      row('Boké Bauxite', '91350100M000100Y43', 'China'),
      row('Boke Bauxite', '91110000600037341L', 'China'),
      row('Quite Another'),
    ]),
  ])
  const alike = [...alikeIn(groups)].map(([{ given }, others]) => [given.name, others.map(({ row: at }) => at)])
  expect(alike.sort()).toEqual([
    ['NAN SHAN Aluminum Co., Ltd', [2]],
    ['Nanshan Aluminium', [3]],
  ])
})
