import { exportsByList } from 'server/src/exports.ts'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { makeSchema } from 'server/src/schema.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'
import { sources } from '../support/sources.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house.close())

const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }'
const contact = { name: '李 "Max", 明', email: 'li@example.org', locale: 'zh', signatory: true }
const take = (person: Person, list: string, format: string, variables: object = {}) =>
  person.get(`/exports/${list}.${format}?lang=en&variables=${encodeURIComponent(JSON.stringify(variables))}`)

test('what is filtered comes in its order, as CSV that Excel reads and nothing runs, and as a workbook', async () => {
  const { purchasing } = { purchasing: await programme.join(['PURCHASING']) }
  for (const name of ['=HYPERLINK("http://x")', 'Zeta, Metals', '矿业 "甲"'])
    await purchasing.run(create, { input: { name, country: 'CN', tier: 'MINE', contacts: [contact] } })
  await purchasing.run(create, { input: { name: 'Elsewhere', country: 'FR', tier: 'TRADER', contacts: [contact] } })

  const csv = await take(purchasing, 'suppliers', 'csv', { filter: { country: 'CN' }, sort: 'NAME' })
  expect(csv.headers.get('content-type')).toContain('text/csv')
  expect(csv.headers.get('content-disposition')).toContain('Suppliers.csv')
  const bytes = Buffer.from(await csv.arrayBuffer())
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const lines = bytes.toString('utf8').slice(1).trimEnd().split('\r\n')
  expect(lines[0]?.startsWith('Supplier,Name in Latin script,State')).toBe(true)
  expect(lines.slice(1).map(line => line.slice(0, 14))).toEqual(['"\'=HYPERLINK("', '"Zeta, Metals"', '"矿业 ""甲""",,Pr'])
  expect(lines[2]).toContain('"李 ""Max"", 明 <li@example.org>"')

  const xlsx = await take(purchasing, 'suppliers', 'xlsx', { filter: { country: 'CN' }, sort: 'NAME' })
  const [sheet] = await readWorkbook(Buffer.from(await xlsx.arrayBuffer()))
  expect(sheet?.formulas).toEqual([])
  expect(sheet?.rows.slice(1).map(row => row.cells[0])).toEqual(['\'=HYPERLINK("http://x")', 'Zeta, Metals', '矿业 "甲"'])
})

test('more than a page comes whole', async () => {
  const purchasing = await programme.join(['PURCHASING'])
  for (let at = 0; at < 120; at++)
    await purchasing.run(create, { input: { name: `Many ${at}`, country: 'GN', tier: 'MINE', contacts: [contact] } })
  const csv = await (await take(purchasing, 'suppliers', 'csv', { filter: { country: 'GN' } })).text()
  const names = csv
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map(line => line.split(',')[0])
  expect(new Set(names).size).toBe(120)
})

/** Lists of the schema that are no lists of a page, or are taken along in another way. */
const notTaken: Readonly<Record<string, string>> = {
  caseActs: 'a case stays where it is sealed',
  caseCandidates: 'names to choose from',
  caseDeadlines: 'a case stays where it is sealed',
  caseHearings: 'a case stays where it is sealed',
  letterTraces: 'what of a letter would give its sender away, while it is written',
  peopleToHear: 'names to choose from',
  caseOpenings: 'a case stays where it is sealed',
  caseRecords: 'a case stays where it is sealed',
  cases: 'a spreadsheet on somebody’s disk would tell that there is a case; the yearly numbers hide small ones',
  identityRequests: 'a case stays where it is sealed',
  intakeHandlers: 'names to choose from',
  suppliersToName: 'names to choose from',
  colleagues: 'names to choose from',
  checkpoints: 'their page takes along the signed checkpoints themselves',
  chainCountries: 'the countries of the results, whose list is taken along',
  countryFigures: 'values of such a file',
  countryRules: 'versions of one rule; the history has them',
  incidentSubjects: 'names to choose from',
  flagRuns: 'how far a pass over all suppliers came',
  mineralTables: 'tables that somebody published and loaded',
  mineralRows: 'rows of such a table',
  departments: 'a handful of names, shown with the members',
  mailbox: 'of the demonstration alone',
  myWork: 'what waits now, each beside its list',
  nameListVersions: 'each is a file that somebody published and loaded',
  notifications: 'a person’s own news',
  possibleDuplicates: 'a question about one name, answered beside its field',
  programmeSettingsVersions: 'the history has them',
  reviewers: 'names to choose from',
  savedViews: 'a person’s own addresses',
  supplierImportRows: 'rows of a workbook that whoever sent it has',
  supplierImports: 'workbooks that were read; what came of them is the register',
  templates: 'each questionnaire is a workbook of its own',
}
const listsOfSchema = Object.values(makeSchema().getQueryType()?.getFields() ?? {})
  .filter(field => field.args.some(arg => arg.name === 'first') || String(field.type).startsWith('['))
  .map(field => field.name)

/** Numbers that are no list, and can be taken along all the same. */
const tables: readonly string[] = ['grievanceFigures']

test('every list can be taken along, or says why not', () => {
  const lists = Object.keys(exportsByList).filter(name => !tables.includes(name))
  expect(listsOfSchema.filter(name => !(name in notTaken)).sort()).toEqual(lists.sort())
  expect(Object.keys(notTaken).filter(name => !listsOfSchema.includes(name))).toEqual([])
})

test('every list that can be taken along stands with its links on a page', () => {
  const pages = sources.filter(({ file }) => file.startsWith('portal/src/')).map(({ text }) => text)
  const linked = Object.keys(exportsByList).filter(name => pages.some(text => text.includes(`list="${name}"`)))
  expect(linked.sort()).toEqual(Object.keys(exportsByList).sort())
})

/** What a list cannot be asked without. */
const needed: Readonly<Record<string, object>> = {
  countryChanges: { filter: { runId: '00000000-0000-4000-8000-000000000000' } },
  countryPapers: { filter: { country: 'GN' } },
  grievanceFigures: { year: 2026 },
}

test.each(Object.keys(exportsByList))('%s: whoever may not read the list gets none of it', async list => {
  // A supplier reads its own responses and files, and an auditor what is past; each list is closed to one of these at least.
  const outside = list === 'countryEditions' ? (await programme.makeSupplier('Outside')).signatory : programme.auditor
  const others = [await programme.join(['GRIEVANCE_HANDLER']), outside]
  const denied = await Promise.all(others.map(async person => (await take(person, list, 'csv', needed[list])).status))
  expect([list, denied.includes(403)]).toEqual([list, true])
  const reader = await programme.join(['ADMINISTRATOR', 'REVIEWER', 'PURCHASING', 'GRIEVANCE_HANDLER'])
  const given = await take(reader, list, 'csv', needed[list])
  expect([list, given.status]).toEqual([list, 200])
  const workbook = await take(reader, list, 'xlsx', needed[list])
  expect([list, workbook.status, workbook.status === 200 || (await workbook.text())]).toEqual([list, 200, true])
})

test('states, kinds, countries and sources are words of the reader’s language, and what somebody wrote runs nowhere', async () => {
  const { reviewer } = programme
  await reviewer.run('mutation ($input: RecordIncidentInput!) { recordIncident(input: $input) { id } }', {
    input: { kind: 'PROTEST', source: '=1+1', country: 'GN', happenedOn: '2026-03-04', words: '@SUM(A1)' },
  })
  const csv = async (list: string, lang: string) => (await reviewer.get(`/exports/${list}.csv?lang=${lang}`)).text()
  const chinese = await csv('incidents', 'zh')
  for (const word of ['抗议', '待判断', '几内亚', "'=1+1", "'@SUM(A1)"]) expect(chinese).toContain(word)
  const french = await csv('incidents', 'fr')
  for (const word of ['Protestation', 'Guinée']) expect(french).toContain(word)
  const editions = await csv('countryEditions', 'en')
  expect(editions).toContain('Corruption Perceptions Index')
  expect(editions).toContain('table of values: absent means no data')
  // A heading that has no word would be its own key.
  for (const list of Object.keys(exportsByList).filter(one => !needed[one]))
    expect([list, (await csv(list, 'fr')).split('\r\n')[0]?.includes('column.')]).toEqual([list, false])
})

test('a supplier takes along its own responses and nobody else’s', async () => {
  const [one, other] = [await programme.makeSupplier('Own rows'), await programme.makeSupplier('Other rows')]
  const csv = await (await take(one.signatory, 'responses', 'csv')).text()
  expect(csv).toContain(one.name)
  expect(csv).not.toContain(other.name)
})

test.each([['{'], ['[]'], ['{"filter":{"nope":1}}'], ['{"sort":"NOPE"}']])('a wrong filter is refused in words: %s', async variables => {
  const response = await programme.reviewer.get(`/exports/suppliers.csv?variables=${encodeURIComponent(variables)}`)
  expect(response.status).toBeGreaterThanOrEqual(400)
  expect(response.status).toBeLessThan(500)
})
