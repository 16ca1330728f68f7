import { describe, expect, test } from 'vitest'
import { changesTo, compareSupplier, contactsToWrite, type KnownSupplier, localeOfCountry, type ToCompare } from './compare-supplier.ts'
import { placeOf, readSupplierSheets } from './read-supplier-sheets.ts'
import type { SheetCell, SheetRead, Vocabulary } from './supplier-columns.ts'

const words: Vocabulary = {
  columns: {
    name: 'name',
    'latin name': 'nameLatin',
    country: 'country',
    tier: 'tier',
    further: 'furtherTiers',
    materials: 'materials',
    code: 'uscc',
    lei: 'lei',
    contact: 'contactName.1',
    email: 'contactEmail.1',
    signs: 'contactSigns.1',
    reviewer: 'reviewer',
  },
  tiers: { mine: 'MINE', trader: 'TRADER' },
  materials: { bauxite: 'BAUXITE', alumina: 'ALUMINA' },
  countries: { fr: 'FR', china: 'CN' },
  languages: {},
  yes: ['yes'],
  no: ['no'],
  reviewers: { 'r@house.example': 'someone' },
}
const header = ['Name', 'Country', 'Tier', 'Code', 'Contact', 'Email']
const sheet = (rows: SheetCell[][], more: Partial<SheetRead> = {}): SheetRead => ({
  name: 'S',
  formulas: [],
  rows: [header, ...rows].map((cells, at) => ({ number: at + 1, cells })),
  ...more,
})
const read = (rows: SheetCell[][], more?: Partial<SheetRead>) => readSupplierSheets([sheet(rows, more)], words)
const faultsOf = (rows: SheetCell[][], more?: Partial<SheetRead>) =>
  read(rows, more).rows.flatMap(({ faults }) => faults.map(fault => [fault.row, fault.column, fault.key]))

describe('a cell', () => {
  const row = (at: number, cell: SheetCell): SheetCell[] =>
    ['A', 'FR', 'Mine', null, 'B', 'b@b.example'].map((one, place) => (place === at ? cell : one))
  test.each([
    ['a date', 0, new Date(0), 'date'],
    ['a yes or no', 0, true, 'kind'],
    ['32,767 letters', 0, 'x'.repeat(32_767), 'long'],
    ['two lines', 0, 'a\nb', 'oneLine'],
    ['half a sign', 0, 'a\ud800', 'signs'],
    ['an error', 0, '#DIV/0!', 'error'],
    ['an unknown country', 1, 'Congo', 'notInList'],
    ['a name that JavaScript knows', 1, 'constructor', 'notInList'],
    ['a rounded number', 3, 91_350_100_000_010_000, 'rounded'],
    ['a code of 17', 3, '91350100M000100Y4', 'uscc.length'],
    ['a code that does not fit', 3, '91350100M000100Y44', 'uscc.check'],
    ['no address', 5, 'b at b', 'email'],
    ['a contact without address', 5, null, 'emailMissing'],
  ])('%s is told', (_, column, cell, fault) => {
    expect(faultsOf([row(column, cell)])).toEqual([[2, column, fault]])
  })
  test.each([
    ['full-width letters and spaces in a code', 3, '９1350100 M000100Y43', { uscc: '91350100M000100Y43' }],
    ['a number as a name', 0, 1_898, { name: '1898' }],
    ['what our exports neutralised', 0, "'=A1", { name: '=A1' }],
    ['a name of the country in any width', 1, ' Ｃhina ', { country: 'CN' }],
  ])('%s is taken', (_, column, cell, given) => {
    const { rows } = read([row(column, cell)])
    expect(rows[0]?.faults).toEqual([])
    expect(rows[0]?.given).toMatchObject(given)
  })
  test('a formula and a merged cell are told where they stand, and only in columns of ours', () => {
    expect(faultsOf([row(0, 'A')], { formulas: ['A2', 'Z2'], merged: ['B2:C2', 'A1:F1'] })).toEqual([
      [2, 0, 'formula'],
      [2, 1, 'merged'],
      [2, 2, 'merged'],
    ])
  })
})

describe('a sheet', () => {
  test('headings may stand below a title, other columns are named, hidden rows counted, empty ones left out', () => {
    const rows = [['Our suppliers'], [], [...header, 'Notes'], ['A', 'FR', 'Mine', null, 'B', 'b@b.example', 'x'], [null, ' ']]
    const found = readSupplierSheets(
      [{ name: 'S', formulas: [], hiddenRows: [4, 5], rows: rows.map((cells, at) => ({ number: at + 1, cells: cells as SheetCell[] })) }],
      words,
    )
    expect(found).toMatchObject({ ignored: [{ heading: 'Notes' }], hiddenRows: 1 })
    expect(found.rows.map(({ number, faults }) => [number, faults])).toEqual([[4, []]])
  })
  test('without headings of ours it is not read', () =>
    expect(readSupplierSheets([{ name: 'S', formulas: [], rows: [{ number: 1, cells: ['A', 'B'] }] }], words).rows).toEqual([]))
  test('places', () =>
    expect([placeOf('A1'), placeOf('AB12')]).toEqual([
      { row: 1, column: 0 },
      { row: 12, column: 27 },
    ]))
})

describe('compared with the register', () => {
  const known: KnownSupplier = {
    id: '1',
    name: 'Alpha',
    nameLatin: null,
    country: 'FR',
    tier: 'MINE',
    furtherTiers: ['TRADER'],
    materials: ['BAUXITE'],
    reviewerId: null,
    identifiers: [{ kind: 'USCC', value: '91350100M000100Y43' }],
    contacts: [{ email: 'a@a.example', name: 'A', phone: null, locale: 'fr', signatory: true, hasLeft: false }],
  }
  const registered = new Map([
    ['1', known],
    ['2', { ...known, id: '2', country: 'CN', identifiers: [] }],
  ])
  const one = (more: Partial<ToCompare>): ToCompare => ({
    given: { name: 'Alpha', country: 'FR', tier: 'MINE', contacts: [{ email: 'a@a.example', name: 'A' }] },
    places: {},
    fileFaults: [],
    matches: [],
    alike: [],
    home: { sheet: 'S', row: 2 },
    ...more,
  })
  const match = (supplierId: string, ...likenesses: ('SAME_IDENTIFIER' | 'SAME_NAME' | 'SIMILAR_NAME')[]) => ({
    supplierId,
    name: 'Alpha',
    likenesses,
  })
  test.each([
    ['nobody like it', {}, { kind: 'NEW' }],
    [
      'the only one of that name there, all of it so',
      { matches: [match('1', 'SAME_NAME'), match('2', 'SAME_NAME')] },
      { kind: 'UNCHANGED', supplierId: '1' },
    ],
    ['called alike', { matches: [match('1', 'SIMILAR_NAME')] }, { kind: 'DUPLICATE', sure: false, supplierId: '1' }],
    [
      'two of that name',
      { given: { name: 'Alpha', contacts: [] }, matches: [match('1', 'SAME_NAME'), match('2', 'SAME_NAME')] },
      { kind: 'FAULT' },
    ],
    [
      'another code',
      { given: { ...one({}).given, uscc: '91110000600037341L' }, matches: [match('1', 'SAME_NAME')] },
      { kind: 'DUPLICATE', supplierId: null },
    ],
    ['codes of two', { matches: [match('1', 'SAME_IDENTIFIER'), match('2', 'SAME_IDENTIFIER')] }, { kind: 'FAULT' }],
    ['called like a neighbour in the file', { alike: [{}] }, { kind: 'DUPLICATE', supplierId: null, sure: false }],
    ['new without a contact', { given: { name: 'New', country: 'FR', tier: 'MINE' as const, contacts: [] } }, { kind: 'FAULT' }],
    [
      'known, and nothing said but the name',
      { given: { name: 'Alpha', country: 'FR', contacts: [] }, matches: [match('1', 'SAME_NAME')] },
      { kind: 'UNCHANGED' },
    ],
  ])('%s', (_, given, expected) => expect(compareSupplier(one(given), registered)).toMatchObject(expected))

  test('what is not said changes nothing', () => {
    expect(changesTo({ contacts: [] }, known)).toEqual([])
    expect(changesTo({ furtherTiers: ['TRADER', 'MINE'], contacts: [{ email: 'a@a.example' }] }, known)).toEqual([])
    expect(
      changesTo({ tier: 'TRADER', lei: 'X', contacts: [{ email: 'b@b.example', name: 'B' }] }, known).map(({ field }) => field),
    ).toEqual(['tier', 'LEI', 'contact'])
  })
  test('nothing is offered for a contact who has left', () => {
    const contacts = known.contacts.map(one => ({ ...one, hasLeft: true }))
    const given = { contacts: [{ email: 'a@a.example', name: 'Another' }] }
    expect(changesTo(given, known).map(({ field }) => field)).toEqual(['contact'])
    expect(changesTo(given, { ...known, contacts })).toEqual([])
  })
  test('the only contact may hand in, of several nobody unless it is said; the language is that of the country', () => {
    const signs = (emails: string[]) =>
      contactsToWrite({ contacts: emails.map(email => ({ email, name: 'N' })) }, 'GN').map(({ signatory }) => signatory)
    expect([signs(['a']), signs(['a', 'b'])]).toEqual([[true], [false, false]])
    expect(['CN', 'GN', 'BR'].map(localeOfCountry)).toEqual(['zh', 'fr', 'en'])
  })
})
