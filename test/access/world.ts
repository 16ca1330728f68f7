import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { nobody } from 'server/src/core/actor.ts'
import { type MemberRole, memberRoles, staffRoles } from 'shared/policy/roles.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import { answerAll, foundProgramme, handIn, judge, makeStranger, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'
import { sampleCases } from './grievances.ts'
import { sampleHearing } from './hearings.ts'
import { markEverything } from './markers.ts'
import { type Asker, type Home, homeOf, homes, type Ids, type Owner, type Place, places } from './owners.ts'
import { sampleFlags } from './red-flags.ts'
import { hitOf, makeScreening } from './screening.ts'

export interface World {
  readonly house: TestHouse
  readonly db: pg.Client
  readonly programmes: Record<Home, TestProgramme>
  readonly suppliers: Record<Place, TestSupplier>
  readonly ids: Record<Owner, Ids>
  /** One per role in programme one, an auditor of supplier a alone, somebody without a programme, and the public. */
  readonly askers: readonly Asker[]
  /** Staff of programme two. */
  readonly others: readonly Asker[]
  close(): Promise<void>
}

/** The same person in a browser of its own, so that a sign-in that is tried out leaves no trace. */
export const fresh = (person: Person): Person => Object.assign(new Person(person.house), { cookie: person.cookie })

const settled = (db: pg.Client) =>
  until(
    async () =>
      (await db.query("SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after <= now()")).rowCount === 0,
  )

export async function makeWorld(): Promise<World> {
  // The mailbox is open to everybody in the demonstration; in production it is not there. Here it shall not be.
  const house = await openTestHouse({ parts: { mode: 'production', speaking: { youngestMs: 0, beatMs: 1 } } })
  const [one, two] = [await foundProgramme(house), await foundProgramme(house)]
  const suppliers = { a: await told(one), b: await told(one), c: await told(two) }
  const db = new pg.Client({ connectionString: house.superUrl })
  await db.connect()
  const programmes = { one, two }
  const ids = {} as Record<Owner, Ids>
  for (const place of places) await makeConditions(db, programmes[homeOf(place)].id, suppliers[place])
  // Whatever compares names has to be done before: it closes a hit that no list bears out, and whether it came late would be chance.
  await settled(db)
  for (const place of places) await makeScreening(db, programmes[homeOf(place)].id, suppliers[place].id)
  for (const home of homes)
    ids[home] = { ...(await idsOf(db, programmes[home], null)), ...(await sampleCases(house, db, home, programmes[home])) }
  for (const place of places) {
    const { handlerIds, caseFileId } = ids[homeOf(place)]
    ids[place] = { ...(await idsOf(db, programmes[homeOf(place)], suppliers[place])), handlerIds, caseFileId }
  }
  const askers = await makeAskers(house, one, suppliers.a, ids)
  // For one of the supplier's people who ask, and not for the other; of supplier b nobody asks anything.
  const signatory = askers.find(one => one.key === 'SUPPLIER_SIGNATORY')?.person ?? suppliers.a.signatory
  ids.a = { ...ids.a, ...(await sampleHearing(db, one, ids.one.caseId, suppliers.a, signatory)) }
  ids.c = { ...ids.c, ...(await sampleHearing(db, two, ids.two.caseId, suppliers.c, suppliers.c.signatory)) }
  const others = staffRoles.map(role => asker(two, role, two.staff[role], 'two'))
  await settled(db)
  await markEverything(db, ids, [...askers, ...others])
  const close = async () => {
    await db.end()
    await house.close()
  }
  return { house, db, programmes, suppliers, ids, askers, others, close }
}

/** A supplier whose records are there in every kind: answered, handed in, judged. */
async function told(programme: TestProgramme): Promise<TestSupplier> {
  const supplier = await programme.makeSupplier()
  await answerAll(supplier)
  await supplier.signatory.run('mutation ($input: SayAtQuestionInput!) { sayAtQuestion(input: $input) { id } }', {
    input: { responseId: supplier.responseId, question: 'KYS-I1', words: 'What is meant?' },
  })
  await supplier.signatory.run('mutation ($input: HandOverSectionInput!) { handOverSection(input: $input) { id } }', {
    input: { responseId: supplier.responseId, section: 'A', email: supplier.user.email, name: 'A colleague', words: 'Please' },
  })
  await handIn(supplier)
  for (const [question, decision] of [
    ['KYS-A3', 'ACCEPTED'],
    ['KYS-E1', 'RETURNED'],
    ['KYS-I1', 'ACCEPTED'],
  ])
    await programme.reviewer.run(judge, { input: { responseId: supplier.responseId, question, decision, words: 'To be corrected' } })
  // By somebody who is none of those that ask.
  const other = await programme.join(['REVIEWER'])
  await other.run('mutation ($input: WriteNoteInput!) { writeNote(input: $input) { id } }', {
    input: { responseId: supplier.responseId, question: 'KYS-I1', words: 'Looked at' },
  })
  return supplier
}

/** One that is open, and one that was met, of a response that a reviewer has accepted. */
async function makeConditions(db: pg.Client, programmeId: string, supplier: TestSupplier): Promise<void> {
  const reviewer = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL LIMIT 1)`
  await db.query(
    `INSERT INTO conditions (id, programme_id, supplier_id, response_id, name, words, due_on, owner_id, status, status_since, named_by_id, named_at, settled_by_id, settled_words, version)
      SELECT gen_random_uuid(), $1, $2, $3, '', '', CURRENT_DATE + 20, ${reviewer}, status, now(), ${reviewer}, now(), CASE status WHEN 'OPEN' THEN NULL ELSE ${reviewer} END, '', 1
      FROM unnest(ARRAY['OPEN', 'FULFILLED']) AS status`,
    [programmeId, supplier.id, supplier.responseId],
  )
}

async function idsOf(db: pg.Client, programme: TestProgramme, supplier: TestSupplier | null): Promise<Ids> {
  const first = async (text: string): Promise<string> => (await db.query(text, [supplier?.id ?? programme.id])).rows[0]?.id ?? ''
  if (supplier)
    return {
      programmeId: programme.id,
      supplierId: supplier.id,
      responseId: supplier.responseId,
      roundId: await first('SELECT id FROM rounds WHERE supplier_id = $1'),
      contactId: await first('SELECT id FROM contacts WHERE supplier_id = $1'),
      fileId: await first('SELECT id FROM evidence_files WHERE supplier_id = $1'),
      assignmentId: await first('SELECT id FROM assignments WHERE supplier_id = $1'),
      noteId: await first('SELECT id FROM review_notes WHERE supplier_id = $1'),
      conditionId: await first("SELECT id FROM conditions WHERE supplier_id = $1 AND status = 'OPEN'"),
      hitId: await hitOf(db, supplier.id),
      assigneeId: supplier.user.accountId,
      departmentId: '',
      absenceId: '',
      viewId: '',
      templateId: '',
      waveId: '',
      importId: '',
      importRowId: '',
      caseId: '',
      caseCode: '',
      handlerId: '',
      handlerIds: [],
      caseFileId: '',
      hearingId: '',
      recipientIds: [],
      checkId: '',
      runId: '',
      editionId: '',
      ...(await sampleFlags(db, programme.id, supplier.id, supplier.responseId)),
      invitationId: await first('SELECT id FROM invitations WHERE supplier_id = $1'),
      membershipId: await first("SELECT id FROM memberships WHERE supplier_id = $1 AND 'SUPPLIER_SIGNATORY' = ANY (roles)"),
    }
  const { administrator } = programme
  const { createDepartment } = await administrator.run('mutation { createDepartment(name: "Quality") { id } }')
  const { inviteMember } = await administrator.run('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
    input: { email: `new@${programme.id}.example`, name: 'New', roles: ['REVIEWER'], locale: 'en', departmentId: createDepartment.id },
  })
  const membershipId = await first("SELECT id FROM memberships WHERE programme_id = $1 AND 'GRIEVANCE_HANDLER' = ANY (roles)")
  const waveId = await waveOf(db, programme.id)
  // By the founder, who is none of those that ask.
  const founder = await first('SELECT account_id AS id FROM memberships WHERE programme_id = $1 ORDER BY created_at LIMIT 1')
  const { accountId: reviewer } = programme.reviewer
  const absenceId = randomUUID()
  await db.query(
    "INSERT INTO absences (id, programme_id, account_id, deputy_id, first_day, last_day, version) VALUES ($1, $2, $3, $4, '2199-01-01', '2199-01-02', 1)",
    [absenceId, programme.id, founder, reviewer],
  )
  const viewId = randomUUID()
  await db.query(
    "INSERT INTO saved_views (id, programme_id, account_id, list, name, address, shared, created_at, version) VALUES ($1, $2, $3, 'SUPPLIERS', 'Kept', '', false, now(), 1)",
    [viewId, programme.id, founder],
  )
  const none = {
    supplierId: '',
    responseId: '',
    roundId: '',
    contactId: '',
    fileId: '',
    assignmentId: '',
    assigneeId: '',
    noteId: '',
    conditionId: '',
    hitId: '',
    flagId: '',
    incidentId: '',
    dossierId: '',
    caseId: '',
    caseCode: '',
    handlerId: '',
    handlerIds: [],
    caseFileId: '',
    hearingId: '',
    recipientIds: [],
  }
  const templateId = await first('SELECT id FROM templates WHERE programme_id = $1 LIMIT 1')
  const staged = await stagedIn(db, programme.id)
  const countries = await judged(db, programme.id)
  return {
    ...none,
    ...countries,
    ...staged,
    waveId,
    absenceId,
    viewId,
    templateId,
    programmeId: programme.id,
    departmentId: createDepartment.id,
    invitationId: inviteMember.id,
    membershipId,
  }
}

/** By the SQL that the markers use: who is asked by it, they set. */
async function waveOf(db: pg.Client, programmeId: string): Promise<string> {
  const { rows } = await db.query(
    `INSERT INTO waves (id, programme_id, name, template_id, due_on, message, created_by_id, created_at, version)
      SELECT gen_random_uuid(), $1, '', t.id, '2027-01-01', '', m.account_id, now(), 1 FROM templates t JOIN memberships m ON m.programme_id = t.programme_id WHERE t.programme_id = $1 LIMIT 1 RETURNING id`,
    [programmeId],
  )
  return rows[0]?.id
}

/** A file that was read: one supplier may be on the register, one has to be corrected. */
async function stagedIn(db: pg.Client, programmeId: string): Promise<Pick<Ids, 'importId' | 'importRowId'>> {
  const purchasing = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL LIMIT 1)`
  const { rows } = await db.query(
    `INSERT INTO supplier_imports (id, programme_id, file_name, file_sha256, size, state, facts, refusal, uploaded_by_id, uploaded_at, applied_by_id, applied_at, rows_sha256, created, updated, skipped, usual_choice, version)
      VALUES (gen_random_uuid(), $1, '', '', 1, 'READY', '{"rows": 2, "hiddenRows": 0, "ignored": [{"sheet": "S", "heading": "H"}], "headings": {"S": ["H"]}}', 'noRows', ${purchasing}, now(), ${purchasing}, now(), '', 0, 0, 0, 'SKIP', 1) RETURNING id`,
    [programmeId],
  )
  const importId: string = rows[0].id
  const fault = JSON.stringify([{ sheet: 'S', row: 2, column: 0, heading: 'H', key: 'formula', values: {} }])
  const match = JSON.stringify([{ supplierId: importId, name: 'N', likenesses: ['SAME_NAME'] }])
  const make = (kind: string, place: number) =>
    db.query(
      `INSERT INTO supplier_import_rows (programme_id, import_id, place, sheet, "row", rows, name, given, places, file_faults, alike, kind, faults, matches, changes)
        VALUES ($1, $2, $3, 'S', $3, $4, '', '{"country": "FR"}', '{}', '[]', '[{"sheet": "S", "row": 9, "name": "A"}]', $5, $6, $7, '[{"field": "name", "before": "", "after": "B"}]') RETURNING id`,
      [programmeId, importId, place, JSON.stringify([{ sheet: 'S', number: 2, cells: [''] }]), kind, fault, match],
    )
  const duplicate = await make('DUPLICATE', 2)
  await make('FAULT', 3)
  return { importId, importRowId: duplicate.rows[0].id }
}

/** A place that was judged in a run, a paper about it, and another rule that waits for its decision. */
async function judged(db: pg.Client, programmeId: string): Promise<Pick<Ids, 'checkId' | 'runId' | 'editionId'>> {
  const one = async (text: string): Promise<string> => (await db.query(text, [programmeId])).rows[0]?.id
  const person = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND supplier_id IS NULL ORDER BY account_id LIMIT 1)`
  await one(`INSERT INTO country_rules (id, programme_id, number, rule, words, status, status_since, proposed_at, version)
    SELECT gen_random_uuid(), programme_id, 2, rule, '', 'PROPOSED', now(), now(), 0 FROM country_rules WHERE programme_id = $1`)
  await one(`INSERT INTO country_papers (id, programme_id, country, kind, title, publisher, published_on, words, added_by_id, added_at)
    VALUES (gen_random_uuid(), $1, 'GN', 'NGO', '', '', '2026-01-01', '', ${person}, now())`)
  const runId = await one(
    `INSERT INTO country_runs (id, programme_id, cause, asked_at, done, total, changed, finished_at) VALUES (gen_random_uuid(), $1, 'ASKED', now(), 1, 1, 1, now()) RETURNING id`,
  )
  await db.query(
    "INSERT INTO country_changes (id, programme_id, run_id, country, region, role, from_class, suppliers) VALUES (gen_random_uuid(), $1, $2, 'GN', '', 'ORIGIN', 'HIGH_RISK', 1)",
    [programmeId, runId],
  )
  return {
    runId,
    checkId:
      await one(`INSERT INTO country_checks (id, programme_id, country, region, role, period, class, dimensions, findings, missing, rule_id, basis, reasoning, status, status_since, computed_at, override_words, version)
        SELECT gen_random_uuid(), programme_id, 'GN', '', 'ORIGIN', 2026, 'HIGH_RISK', '{GOVERNANCE}', '[]', '{CPI}', id, '', '{}', 'COMPUTED', now(), now(), '', 0
        FROM country_rules WHERE programme_id = $1 AND number = 1 RETURNING id`),
    editionId: await one('SELECT id FROM country_editions WHERE $1::uuid IS NOT NULL LIMIT 1'),
  }
}

const asker = (programme: TestProgramme, key: string, person: Person, account: Owner, rest: Partial<Actor> = {}): Asker => ({
  key,
  person,
  account,
  membershipOwner: account,
  actor: { ...nobody, programmeId: programme.id, accountId: person.accountId, roles: [key as MemberRole], reach: 'all', ...rest },
})

async function makeAskers(house: TestHouse, one: TestProgramme, a: TestSupplier, ids: Record<Owner, Ids>): Promise<Asker[]> {
  const ofA = { supplierId: a.id, reach: [a.id] }
  const staff = staffRoles.map(role => asker(one, role, one.staff[role], 'one'))
  const suppliers = memberRoles
    .filter(role => !(staffRoles as readonly string[]).includes(role))
    .map(async role => asker(one, role, await one.join([role], { supplierId: a.id }), 'a', ofA))
  const auditor = await one.join(['AUDITOR'], { reachIds: [a.id], validUntil: '2199-12-31' })
  const stranger = await makeStranger(house)
  return [
    ...staff,
    ...(await Promise.all(suppliers)),
    { ...asker(one, 'AUDITOR of a', auditor, 'one', { roles: ['AUDITOR'], reach: [ids.a.supplierId] }) },
    {
      key: 'ACCOUNT',
      person: stranger,
      account: 'nobody',
      membershipOwner: 'one',
      actor: { ...nobody, accountId: stranger.accountId, roles: ['ACCOUNT'] },
    },
    { key: 'PUBLIC', person: new Person(house), account: 'nobody', membershipOwner: 'one', actor: nobody },
  ]
}

/** A short name for all that the database holds; whatever changes, it changes. Not: brakes, which count refusals too, and when a session was last used. */
export async function fingerprint(db: pg.Client): Promise<string> {
  const { rows } = await db.query<{ name: string }>(
    "SELECT c.oid::regclass::text AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind = 'r' AND c.relname <> 'rate_limits' ORDER BY 1",
  )
  const sums = rows.map(
    ({ name }) =>
      `SELECT '${name}' AS t, count(*) AS n, sum(hashtextextended((to_jsonb(x) - 'last_seen_at')::text, 0)) AS sum FROM ${name} x`,
  )
  const all = await db.query(`${sums.join(' UNION ALL ')} UNION ALL SELECT 'jobs', count(*), 0 FROM pgboss.job`)
  return createHash('sha256').update(JSON.stringify(all.rows)).digest('hex')
}
