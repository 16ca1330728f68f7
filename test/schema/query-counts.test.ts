import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentOf, schema } from '../access/expectation.ts'
import { makeScreening } from '../access/screening.ts'
import { file, giveKey } from '../factories/handlers.ts'
import { answerAll, foundProgramme, handIn, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { csv, preview } from '../support/imports.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let supplierId = ''
let responseId = ''
let supplierName = ''
let importId = ''
/** Statements that reached the database for reading since the last look. */
let statements: string[] = []
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  const supplier = await programme.makeSupplier()
  await answerAll(supplier)
  await handIn(supplier)
  ;({ id: supplierId, responseId, name: supplierName } = supplier)
  for (const [at, person] of Object.values(programme.staff).entries())
    for (let many = 0; many < 2; many++)
      await asSuper(
        house.superUrl,
        "INSERT INTO notifications (id, programme_id, account_id, key, values, path, created_at) VALUES (gen_random_uuid(), $1, $2, 'responseAccepted', '{}', $3, now())",
        [programme.id, person.accountId, `/${at}`],
      )
  importId = (await preview(programme.reviewer, csv([['One', 'FR', 'Mine', null, 'A', 'a@one.example']]))).id
  listen()
}, 120_000)
afterAll(() => house?.close())

/** Writes down what any connection of the reading pool is asked. */
function listen(): void {
  const { atomic } = house.serving.open
  const { read } = atomic
  atomic.read = (ctx, run) =>
    read(ctx, () => {
      const { ask } = ctx
      ctx.ask = statement => {
        statements.push(statement.text)
        return ask(statement)
      }
      return run()
    })
}

async function counted(person: Person, name: string, variables: Record<string, unknown>): Promise<{ statements: number; rows: number }> {
  statements = []
  const data = await person.run<Record<string, { nodes?: unknown[] } | unknown[]>>(documentOf('query', name, variables), variables)
  const answer = data[name]
  return { statements: statements.length, rows: Array.isArray(answer) ? answer.length : (answer?.nodes?.length ?? 1) }
}

/** Copies every row of a table of one supplier or programme so often, with new ids. */
async function multiply(table: string, where: string, value: string, changes: Record<string, string>, times = 27): Promise<void> {
  const set = Object.entries({ id: 'gen_random_uuid()', ...changes }).map(([column, sql]) => `'${column}', ${sql}`)
  // What the database makes for itself is not given to it.
  const [row] = await asSuper(
    house.superUrl,
    "SELECT string_agg(quote_ident(column_name), ', ') AS columns FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1 AND is_generated = 'NEVER'",
    [table],
  )
  await asSuper(
    house.superUrl,
    `INSERT INTO ${table} (${row?.columns}) SELECT ${row?.columns} FROM (SELECT (jsonb_populate_record(NULL::${table}, to_jsonb(t) || jsonb_build_object(${set.join(', ')}))).* FROM (SELECT * FROM ${table} WHERE ${where} = $1 LIMIT 1) t, generate_series(1, $2::int) AS n) made`,
    [value, times],
  )
}

/** Lists that show no more than this. */
// Rows of one table lie in one row of the database; subjects are asked for by a name; a country stands there once it is judged, and here none is.
const most: Record<string, number> = { possibleDuplicates: 20, chainCountries: 0, mineralRows: 0, incidentSubjects: 0 }
/** Of one case: what is sealed cannot be copied, and what hangs on it stays short. */
const ofOneCase = [
  'caseHearings',
  'caseRecords',
  'letterTraces',
  'peopleToHear',
  'caseActs',
  'caseOpenings',
  'caseDeadlines',
  'caseCandidates',
  'identityRequests',
  'suppliersToName',
  'intakeHandlers',
]
const lists = Object.values(schema.getQueryType()?.getFields() ?? {})
  .filter(field => field.args.some(arg => arg.name === 'first') || String(field.type).startsWith('['))
  .map(field => field.name)
  .filter(name => name !== 'mailbox' && !ofOneCase.includes(name))

test('every list asks the database as often for thirty rows as for three', async () => {
  const { administrator, reviewer } = programme
  const handler = await giveKey(house, programme.id, programme.staff.GRIEVANCE_HANDLER)
  const { grievanceId } = await file(house, programme.id)
  const whoAsks: Record<string, Person> = {
    ...{ members: administrator, departments: administrator, programmeSettingsVersions: administrator },
    cases: handler,
  }
  const first = { first: 100 }
  const runId = randomUUID()
  const given: Record<string, Record<string, unknown>> = {
    possibleDuplicates: { input: { name: supplierName } },
    supplierImportRows: { importId, first: 100 },
    countryFigures: { country: 'GN' },
    countryPapers: { first: 100, filter: { country: 'GN' } },
    countryChanges: { first: 100, filter: { runId } },
  }
  const ask = async (): Promise<Record<string, { statements: number; rows: number }>> => {
    const all: Record<string, { statements: number; rows: number }> = {}
    for (const name of lists)
      all[name] = await counted(
        whoAsks[name] ?? reviewer,
        name,
        given[name] ?? (schema.getQueryType()?.getFields()[name]?.args.length ? first : {}),
      )
    all.supplier = await counted(reviewer, 'supplier', { id: supplierId })
    all.response = await counted(reviewer, 'response', { id: responseId })
    all.riskReview = await counted(reviewer, 'riskReview', {})
    return all
  }
  await asSuper(
    house.superUrl,
    "INSERT INTO departments (id, programme_id, name) VALUES (gen_random_uuid(), $1, 'x'), (gen_random_uuid(), $1, 'y')",
    [programme.id],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO signing_keys VALUES ('kid', '{}', now()); INSERT INTO checkpoints (id, programme_id, seq, head, at, kid, jws) SELECT gen_random_uuid(), id, 0, '', now(), 'kid', '' FROM programme_ids",
  )
  await asSuper(
    house.superUrl,
    `INSERT INTO waves (id, programme_id, name, template_id, due_on, created_by_id, created_at, version)
      SELECT gen_random_uuid(), $1, 'w', id, CURRENT_DATE, published_by_id, now(), 1 FROM templates WHERE programme_id = $1 AND published_by_id IS NOT NULL LIMIT 1`,
    [programme.id],
  )
  await asSuper(
    house.superUrl,
    `INSERT INTO country_checks (id, programme_id, country, region, role, period, class, dimensions, findings, missing, rule_id, basis, reasoning, status, status_since, computed_at, superseded_at, version)
      SELECT gen_random_uuid(), programme_id, 'GN', '', 'ORIGIN', 2026, 'HIGH_RISK', '{}', '[]', '{}', id, '', '{"zh":"","en":"","fr":""}', 'COMPUTED', now(), now(), now(), 0 FROM country_rules WHERE programme_id = $1`,
    [programme.id],
  )
  await asSuper(
    house.superUrl,
    "WITH run AS (INSERT INTO country_runs (id, programme_id, cause, asked_at, done, total) VALUES ($2, $1, 'ASKED', now(), 0, 0) RETURNING id) INSERT INTO country_changes (id, programme_id, run_id, country, region, role, suppliers) SELECT gen_random_uuid(), $1, id, 'GN', '', 'ORIGIN', 1 FROM run",
    [programme.id, runId],
  )
  await asSuper(
    house.superUrl,
    "WITH site AS (INSERT INTO records (id, programme_id, supplier_id, type, status, name, country, details, proposed_at) VALUES (gen_random_uuid(), $1, $2, 'SITE', 'PROPOSED', 'x', 'GN', '{}', now()) RETURNING id) INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells) SELECT $3, 'KYS-B2', gen_random_uuid(), $1, $2, id, 'SITE', '{}' FROM site",
    [programme.id, supplierId, responseId],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO country_papers (id, programme_id, country, kind, title, publisher, published_on, words, added_by_id, added_at) VALUES (gen_random_uuid(), $1, 'GN', 'NGO', 'x', 'x', now(), 'x', $2, now())",
    [programme.id, reviewer.accountId],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO saved_views (id, programme_id, account_id, list, name, address, shared, created_at, version) VALUES (gen_random_uuid(), $1, $2, 'SUPPLIERS', 'x', '', false, now(), 1)",
    [programme.id, reviewer.accountId],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO absences (id, programme_id, account_id, deputy_id, first_day, last_day, version) VALUES (gen_random_uuid(), $1, $2, $3, '2100-01-01', '2100-01-01', 1)",
    [programme.id, reviewer.accountId, administrator.accountId],
  )
  await makeScreening({ query: (text, values) => asSuper(house.superUrl, text, values).then(rows => ({ rows })) }, programme.id, supplierId)
  await asSuper(
    house.superUrl,
    "INSERT INTO flag_runs (id, programme_id, cause, asked_at, done, total, raised, cleared) VALUES (gen_random_uuid(), $1, 'ASKED', now(), 0, 0, 0, 0)",
    [programme.id],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO mineral_tables (id, programme_id, title, rows, loaded_by_id, loaded_at) VALUES (gen_random_uuid(), $1, 'x', '[]', $2, now())",
    [programme.id, reviewer.accountId],
  )
  await asSuper(
    house.superUrl,
    `INSERT INTO incidents (id, programme_id, supplier_id, kind, source, happened_on, words, status, status_since, recorded_by_id, recorded_at, version)
      VALUES (gen_random_uuid(), $1, $3, 'OTHER', 'x', now(), 'x', 'REPORTED', now(), $2, now(), 0)`,
    [programme.id, reviewer.accountId, supplierId],
  )
  await asSuper(
    house.superUrl,
    `INSERT INTO red_flags (id, programme_id, supplier_id, code, cause_key, cause, status, status_since, raised_at, version)
      VALUES (gen_random_uuid(), $1, $2, 'RF-C1', 'x', '{"kind":"HIT"}', 'DISMISSED', now(), now(), 0)`,
    [programme.id, supplierId],
  )
  await asSuper(
    house.superUrl,
    "INSERT INTO dossiers (id, programme_id, supplier_id, status, status_since, opened_at, version) VALUES (gen_random_uuid(), $1, $2, 'CLOSED', now(), now(), 0)",
    [programme.id, supplierId],
  )
  const few = await ask()
  await multiply('suppliers', 'id', supplierId, { keys_version: '0' })
  await multiply('responses', 'id', responseId, {})
  await multiply('contacts', 'supplier_id', supplierId, { email: "n || '@x.example'" })
  await multiply('answers', 'response_id', responseId, { question: "'Q' || n" })
  await multiply('rounds', 'response_id', responseId, { number: 'n + 10' })
  await multiply('invitations', 'supplier_id', supplierId, { token_hash: 'gen_random_uuid()' })
  await multiply('supplier_imports', 'id', importId, {})
  await multiply('supplier_import_rows', 'import_id', importId, { place: 'n + 10' })
  await multiply('departments', 'programme_id', programme.id, { name: "'d' || n" })
  await multiply('programme_settings', 'programme_id', programme.id, { version: 'n + 1' })
  await multiply('notifications', 'account_id', reviewer.accountId, {})
  await multiply('templates', 'programme_id', programme.id, { version: 'n + 100' })
  await multiply('checkpoints', 'programme_id', programme.id, { seq: 'n + 100' })
  await multiply('waves', 'programme_id', programme.id, {})
  await multiply('saved_views', 'programme_id', programme.id, { name: "'v' || n" })
  await multiply('absences', 'programme_id', programme.id, {
    first_day: "('2100-01-01'::date + n::int)::text",
    last_day: "('2100-01-01'::date + n::int)::text",
  })
  await multiply('screening_hits', 'supplier_id', supplierId, { subject_id: 'gen_random_uuid()' })
  await multiply('name_list_versions', 'list', 'EU', {})
  await multiply('evidence_files', 'supplier_id', supplierId, {})
  await asSuper(
    house.superUrl,
    "WITH site AS (INSERT INTO records (id, programme_id, supplier_id, type, status, name, country, details, proposed_at) SELECT gen_random_uuid(), $1, $2, 'SITE', 'PROPOSED', 'x', 'GN', '{}', now() FROM generate_series(1, 30) RETURNING id) INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells) SELECT $3, 'KYS-B2', gen_random_uuid(), $1, $2, id, 'SITE', '{}' FROM site",
    [programme.id, supplierId, responseId],
  )
  for (const table of ['country_checks', 'country_runs', 'country_papers', 'country_changes'])
    await multiply(table, 'programme_id', programme.id, {})
  for (const table of ['flag_runs', 'mineral_tables', 'incidents']) await multiply(table, 'programme_id', programme.id, {})
  await multiply('red_flags', 'programme_id', programme.id, { cause_key: 'n::text' })
  await multiply('grievances', 'id', grievanceId, { locator: "'L' || n" })
  await multiply('dossiers', 'programme_id', programme.id, { status: "'CLOSED'" })
  await multiply('country_rules', 'programme_id', programme.id, { number: 'n + 100' })
  // Of a source there may be as many editions as there are years and files.
  await multiply('country_editions', 'source', 'CPI', {})
  await asSuper(
    house.superUrl,
    "INSERT INTO country_values SELECT e.id, 'GN', '', 'score', 26, 141 FROM country_editions e WHERE NOT EXISTS (SELECT 1 FROM country_values v WHERE v.edition_id = e.id)",
  )
  for (let at = 0; at < 27; at++) await programme.join(['REVIEWER'])
  const many = await ask()
  const grown = Object.entries(many).filter(
    ([name, { rows }]) =>
      !['supplier', 'response', 'riskReview', 'history'].includes(name) && rows < Math.min((few[name]?.rows ?? 0) + 20, most[name] ?? 100),
  )
  expect(grown).toEqual([])
  expect(Object.fromEntries(Object.entries(many).map(([name, one]) => [name, one.statements]))).toEqual(
    Object.fromEntries(Object.entries(few).map(([name, one]) => [name, one.statements])),
  )
})
