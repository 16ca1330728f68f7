import pg from 'pg'
import { houseActor, settingsOf } from 'server/src/core/actor.ts'
import type { Actor } from 'shared/policy/scopes.ts'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { statesOfCases, tablesOfCases } from './grievances.ts'
import { marksIn, written } from './markers.ts'
import type { Asker } from './owners.ts'
import { makeWorld, type World } from './world.ts'

vi.mock(import('server/src/platform/passwords.ts'), () => import('./passwords.ts'))

let world: World
let app: pg.Client
beforeAll(async () => {
  world = await makeWorld()
  app = new pg.Client({ connectionString: world.house.appUrl })
  await app.connect()
}, 120_000)
afterAll(async () => {
  await app?.end()
  await world?.close()
})

/** Tables that belong to the installation and to no programme. Another one needs a reason as good as theirs. */
const ofTheInstallation = [
  'accounts', // a sign-in looks for an address before anything else is known
  'installation',
  'mails', // the demonstration's mailbox; production keeps none
  'migrations',
  'password_resets',
  'programme_ids', // ids and nothing else, for jobs that go through all programmes
  'rate_limits',
  'sessions', // found by the hash of a token that nobody can guess
  'signing_keys', // public halves
]
/** The installation's too, and behind a wall: staff read them, its administrator alone writes them (0.4, *Accounts and roles*). */
const publishedByOthers = [
  'country_editions',
  'country_values',
  'edition_confirmations',
  'edition_mappings',
  'listed_entries',
  'name_list_entries',
  'name_list_versions',
]
/** Keys of people: the public halves everybody’s, who seals for them; the rest their owner’s alone. */
const keysOfPeople = ['handler_key_locks', 'handler_keys', 'session_handler_keys']
const column = async (text: string): Promise<string[]> =>
  (await world.db.query({ text, rowMode: 'array' })).rows.map(([first]) => String(first))
const ordinary = `pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('r', 'p')`
const walled = () =>
  column(
    `SELECT relname FROM ${ordinary} AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'programme_id') AND relname <> 'sessions' ORDER BY 1`,
  )

describe('the catalogue', () => {
  test('every table of a programme has its wall, forced, with a policy', async () => {
    const open = await column(
      `SELECT relname FROM ${ordinary} AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND EXISTS (SELECT 1 FROM pg_policy p WHERE p.polrelid = c.oid)) ORDER BY 1`,
    )
    expect(open).toEqual(ofTheInstallation)
    expect([...(await walled()), ...ofTheInstallation, ...publishedByOthers, ...keysOfPeople].sort()).toEqual(
      await column(`SELECT relname FROM ${ordinary} ORDER BY 1`),
    )
  })

  test('no view stands beside the walls, no function steps over them', async () => {
    expect(
      await column(
        `SELECT relname FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'public' AND c.relkind IN ('v', 'm') AND NOT coalesce(c.reloptions::text LIKE '%security_invoker=true%', false)`,
      ),
    ).toEqual([])
    expect(
      await column(
        `SELECT proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'public' AND p.prosecdef`,
      ),
    ).toEqual([])
  })

  test('the app owns nothing, passes no wall and makes nothing', async () => {
    const { rows } = await world.db.query(
      "SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb FROM pg_roles WHERE rolname = 'headwater_app'",
    )
    expect(rows).toEqual([{ rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false }])
    expect(await column("SELECT relname FROM pg_class WHERE pg_get_userbyid(relowner) = 'headwater_app'")).toEqual([])
    expect(
      await column(
        "SELECT b.rolname FROM pg_auth_members m JOIN pg_roles a ON a.oid = m.member JOIN pg_roles b ON b.oid = m.roleid WHERE a.rolname = 'headwater_app'",
      ),
    ).toEqual([])
    expect(await column("SELECT has_schema_privilege('headwater_app', 'public', 'CREATE')::text")).toEqual(['false'])
  })

  const allowed: Record<string, string[]> = {
    history: ['INSERT', 'SELECT'],
    checkpoints: ['INSERT', 'SELECT'],
    state_changes: ['INSERT', 'SELECT'],
    evidence_files: ['INSERT', 'SELECT'],
    file_openings: ['INSERT', 'SELECT'],
    rounds: ['INSERT', 'SELECT'],
    templates: ['INSERT', 'SELECT'],
    programme_settings: ['INSERT', 'SELECT'],
    history_heads: ['INSERT', 'SELECT', 'UPDATE'],
    signing_keys: ['INSERT', 'SELECT'],
    messages: ['INSERT', 'SELECT'],
    reminders: ['INSERT', 'SELECT'],
    receipts: ['INSERT', 'SELECT'],
    last_year_answers: ['INSERT', 'SELECT'],
    running_out: ['INSERT', 'SELECT'],
    country_editions: ['INSERT', 'SELECT'],
    country_values: ['INSERT', 'SELECT'],
    edition_confirmations: ['INSERT', 'SELECT'],
    programme_editions: ['INSERT', 'SELECT'],
    listed_entries: ['INSERT', 'SELECT'],
    name_list_entries: ['INSERT', 'SELECT'],
    name_list_versions: ['INSERT', 'SELECT'],
    programme_name_lists: ['INSERT', 'SELECT'],
    screening_thresholds: ['INSERT', 'SELECT'],
    mineral_tables: ['INSERT', 'SELECT'],
    handler_keys: ['INSERT', 'SELECT'],
    handler_vouchers: ['INSERT', 'SELECT'],
    grievance_openings: ['INSERT', 'SELECT'],
    hearing_cases: ['INSERT', 'SELECT'],
    hearing_files: ['INSERT', 'SELECT'],
    case_history: ['INSERT', 'SELECT'],
    case_checkpoints: ['INSERT', 'SELECT'],
    country_changes: ['INSERT', 'SELECT'],
  }
  test.each(Object.entries(allowed))('of %s the app may %s and no more', async (table, rights) => {
    expect(
      await column(
        `SELECT privilege_type FROM information_schema.table_privileges WHERE grantee = 'headwater_app' AND table_schema = 'public' AND table_name = '${table}' ORDER BY 1`,
      ),
    ).toEqual(rights)
  })

  test('of a round, its return may be noted and nothing else changed; nothing can be emptied', async () => {
    const columns = await column(
      "SELECT column_name FROM information_schema.column_privileges WHERE grantee = 'headwater_app' AND table_name = 'rounds' AND privilege_type = 'UPDATE' ORDER BY 1",
    )
    expect(columns).toEqual(['due_on', 'return_words', 'returned_at'])
    const deletes = await column(
      "SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'headwater_app' AND table_schema = 'public' AND privilege_type = 'DELETE' ORDER BY 1",
    )
    expect(
      deletes.filter(
        table =>
          ![
            'absences',
            'answer_files',
            'answer_versions',
            'review_notes',
            'saved_views',
            'uploads',
            'record_mentions',
            'calendar_days',
            'country_papers',
            'supplier_locations',
            'answer_signals',
            'dossier_papers',
            'declared_volumes',
            'hit_clearances',
            'calendar_links',
            // Sealed texts and keys go when a case is forgotten, or a handler leaves it.
            'grievance_files',
            'grievance_keys',
            'grievance_receipts',
            'grievance_records',
            'hearings',
            'handler_key_locks',
            'session_handler_keys',
            // An address that its programme takes back is no former one.
            'former_public_paths',
            'departments',
            'operations',
            'password_resets',
            'rate_limits',
            'sessions',
            'supplier_identifiers',
            'supplier_import_rows',
            'supplier_imports',
            'supplier_keys',
          ].includes(table),
      ),
    ).toEqual([])
    expect(
      await column(
        "SELECT table_name FROM information_schema.table_privileges WHERE grantee = 'headwater_app' AND table_schema = 'public' AND privilege_type IN ('TRUNCATE', 'TRIGGER', 'REFERENCES')",
      ),
    ).toEqual([])
  })
})

/** Looks at a table with an actor's settings, past all of our code. */
async function look<T>(actor: Actor | null, act: () => Promise<T>): Promise<T> {
  await app.query('BEGIN')
  try {
    for (const [name, value] of Object.entries(actor ? settingsOf(actor) : {}))
      await app.query('SELECT set_config($1, $2, true)', [name, value])
    return await act()
  } finally {
    await app.query('ROLLBACK')
  }
}
const rowsOf = async (table: string): Promise<{ programme_id: string; supplier_id?: string | null }[]> =>
  (await app.query(`SELECT * FROM ${table}`)).rows
const askerOf = (key: string): Asker => [...world.askers].find(one => one.key === key) as Asker

describe('behind the walls, by SQL of the app itself', () => {
  test('without a context every walled table is empty', async () => {
    for (const table of await walled()) expect([table, await look(null, () => rowsOf(table))]).toEqual([table, []])
  })

  test('in the context of one programme nothing of another', async () => {
    const { programmeId } = world.ids.one
    for (const table of await walled()) {
      const rows = await look(houseActor(programmeId), () => rowsOf(table))
      expect([table, rows.filter(row => row.programme_id !== programmeId)]).toEqual([table, []])
      // The house has no business with a person's own; nor with the address of a calendar.
      if (!['operations', 'notifications', 'calendar_links', 'saved_views', 'risk_review_visits'].includes(table))
        expect([table, rows.length > 0]).toEqual([table, true])
    }
  })

  test.each(['SUPPLIER_USER', 'SUPPLIER_SIGNATORY', 'AUDITOR of a'])('%s meets nothing of supplier b', async key => {
    for (const table of await walled()) {
      const rows = await look(askerOf(key).actor, () => rowsOf(table))
      const foreign = rows.filter(row => row.supplier_id && row.supplier_id !== world.ids.a.supplierId)
      expect([table, foreign]).toEqual([table, []])
      const marks = marksIn(JSON.stringify(rows)).filter(name => /@(b|c|two)$/.test(name))
      expect([table, marks]).toEqual([table, []])
    }
  })

  test('nobody but a handler names who takes cases in', async () => {
    const act = "UPDATE grievance_settings SET intake_ids = '{}'"
    for (const { key, actor } of world.askers) {
      const changed = await look(actor, async () => (await app.query(act)).rowCount)
      expect([key, changed]).toEqual([key, key === 'GRIEVANCE_HANDLER' ? 1 : 0])
    }
  })

  test('nobody but its handlers meets anything of a case, nor learns from the programme’s history that there is one', async () => {
    for (const { key, actor } of world.askers.filter(one => one.key !== 'GRIEVANCE_HANDLER'))
      for (const table of tablesOfCases) expect([key, table, await look(actor, () => rowsOf(table))]).toEqual([key, table, []])
    const handler = askerOf('GRIEVANCE_HANDLER').actor
    const seen = await look(handler, async () => (await app.query('SELECT id FROM grievances')).rows)
    expect(seen).toEqual([{ id: world.ids.one.caseId }])
    // Taken off the case, they see no more of it than anybody else.
    const { grievances, ...others } = Object.fromEntries(tablesOfCases.map(table => [table, table]))
    await world.db.query(
      'UPDATE grievances SET handler_ids = array_remove(handler_ids, $1), custodian_ids = array_remove(custodian_ids, $1)',
      [handler.accountId],
    )
    for (const table of [grievances, ...Object.values(others)].filter(one => one !== 'case_checkpoints'))
      expect([table, await look(handler, () => rowsOf(String(table)))]).toEqual([table, []])
    await world.db.query(
      'UPDATE grievances SET handler_ids = handler_ids || $1::uuid, custodian_ids = custodian_ids || $1::uuid WHERE id = $2',
      [handler.accountId, world.ids.one.caseId],
    )
    const changed =
      "SELECT subject_type, audience FROM (SELECT subject_type, 'x' AS audience FROM state_changes UNION ALL SELECT subject_type, audience FROM history) x WHERE subject_type = 'grievances' OR audience = 'CASE'"
    expect(await look(askerOf('REVIEWER').actor, async () => (await app.query(changed)).rows)).toEqual([])
  })

  test('a letter to a supplier is there for whom it is, and for the handlers of its case', async () => {
    for (const { key, actor } of world.askers) {
      const seen = await look(actor, async () => (await app.query('SELECT id FROM hearings')).rows.map(row => row.id))
      expect([key, seen]).toEqual([key, ['SUPPLIER_SIGNATORY', 'GRIEVANCE_HANDLER'].includes(key) ? [world.ids.a.hearingId] : []])
    }
    const { actor } = askerOf('SUPPLIER_SIGNATORY')
    const rewrite = () => look(actor, () => app.query("UPDATE hearings SET letter = 'x'"))
    await expect(rewrite()).rejects.toMatchObject({ code: '42501' })
  })

  test('a locator alone opens the salt and the proof of one case, and no case', async () => {
    const { rows } = await world.db.query('SELECT locator FROM grievances WHERE id = $1', [world.ids.one.caseId])
    const found = await look(null, async () => {
      await app.query("SELECT set_config('app.locator', $1, true)", [rows[0].locator])
      const counts: number[] = []
      for (const table of tablesOfCases) counts.push((await rowsOf(table)).length)
      return counts
    })
    expect(found).toEqual(tablesOfCases.map(table => (table === 'grievance_receipts' ? 1 : 0)))
  })

  const answering = [
    'answers',
    'answer_versions',
    'evidence_files',
    'rounds',
    'receipts',
    'judgements',
    'messages',
    'threads',
    'thread_reads',
    'assignments',
    'file_openings',
    'uploads',
  ]
  test.each(['ADMINISTRATOR', 'PURCHASING', 'ASSESSOR', 'COMMITTEE_MEMBER', 'COMMITTEE_CHAIR', 'GRIEVANCE_HANDLER'])(
    '%s meets no answer, evidence or judgement',
    async key => {
      for (const table of answering) expect([table, await look(askerOf(key).actor, () => rowsOf(table))]).toEqual([table, []])
    },
  )

  test('a judgement that was not released is no supplier’s', async () => {
    const rows = await look(askerOf('SUPPLIER_SIGNATORY').actor, () => rowsOf('judgements'))
    expect(marksIn(JSON.stringify(rows))).toEqual(['judgements.words.ALL@a'])
  })

  const changes: [string, string, string][] = [
    ['a supplier', 'SUPPLIER_SIGNATORY', "UPDATE memberships SET roles = '{ADMINISTRATOR}'"],
    ['a supplier', 'SUPPLIER_SIGNATORY', "UPDATE judgements SET decision = 'ACCEPTED'"],
    ['a supplier', 'SUPPLIER_SIGNATORY', 'UPDATE invitations SET accepted_at = now()'],
    ['a supplier', 'SUPPLIER_SIGNATORY', "UPDATE departments SET name = 'x'"],
    ['a reviewer', 'REVIEWER', "UPDATE answers SET reason = 'x'"],
    ['a reviewer', 'REVIEWER', 'UPDATE assignments SET done_at = now()'],
    ['a purchaser', 'PURCHASING', 'UPDATE threads SET waits_for = NULL'],
    ['an administrator', 'ADMINISTRATOR', "UPDATE answers SET reason = 'x'"],
    ['an administrator', 'ADMINISTRATOR', 'UPDATE rounds SET returned_at = NULL'],
    ['a reviewer', 'REVIEWER', "UPDATE suppliers SET name = 'x' WHERE programme_id <> (SELECT current_setting('app.programme')::uuid)"],
  ]
  test.each(changes)('%s (%s) changes no row with: %s', async (_, key, text) => {
    expect(await look(askerOf(key).actor, async () => (await app.query(text)).rowCount)).toBe(0)
  })

  test.each([
    'UPDATE history SET note = NULL',
    'DELETE FROM history',
    'UPDATE checkpoints SET head = NULL',
    'DELETE FROM state_changes',
    'UPDATE rounds SET answers = NULL',
    'TRUNCATE history',
    "UPDATE messages SET words = 'x'",
    'DELETE FROM messages',
    'DELETE FROM assignments',
  ])('nobody may %s', async text => {
    await expect(look(houseActor(world.ids.one.programmeId), () => app.query(text))).rejects.toMatchObject({ code: '42501' })
  })

  test.each([
    ['SUPPLIER_SIGNATORY', 'HOUSE'],
    ['REVIEWER', 'SUPPLIER'],
  ])('%s does not speak as %s', async (key, side) => {
    const { programmeId, supplierId, responseId } = world.ids.a
    const { actor } = askerOf(key)
    const text = `INSERT INTO messages (id, programme_id, supplier_id, response_id, question, words, side, author_id, at, mail_at)
      VALUES (gen_random_uuid(), $1, $2, $3, 'KYS-I1', 'x', $4, $5, now(), now())`
    const say = (as: string) => look(actor, () => app.query(text, [programmeId, supplierId, responseId, as, actor.accountId]))
    await expect(say(side)).rejects.toMatchObject({ code: '42501' })
    expect((await say(side === 'HOUSE' ? 'SUPPLIER' : 'HOUSE')).rowCount).toBe(1)
  })

  test('nobody writes into another programme', async () => {
    const foreign = world.ids.two.programmeId
    const text = 'INSERT INTO departments (id, programme_id, name) VALUES (gen_random_uuid(), $1, $2)'
    await expect(look(houseActor(world.ids.one.programmeId), () => app.query(text, [foreign, 'x']))).rejects.toMatchObject({
      code: '42501',
    })
  })
})

describe('over the pool', () => {
  test('2,000 readings of two programmes and many suppliers, some of them failing, never meet a row of another', async () => {
    const { open } = world.house.serving
    const askers = [...world.askers, ...world.others]
    const reading = async (at: number): Promise<string[]> => {
      const asker = askers[(at * 7) % askers.length] as Asker
      const ctx = open.context({ actor: asker.actor })
      const rows = open.atomic.read(ctx, async () => {
        if (at % 13 === 0) await ctx.ask({ text: 'SELECT 1 / 0' }).catch(() => undefined)
        return ctx.ask({
          text: 'SELECT programme_id, id AS supplier_id FROM suppliers UNION ALL SELECT programme_id, supplier_id FROM answers',
        })
      })
      const found = await rows.catch((error: { code?: string }) =>
        error.code === '25P02' || error.code === '22012' ? [] : Promise.reject(error),
      )
      const { programmeId, reach } = asker.actor
      return found
        .filter(row => row.programme_id !== programmeId || (reach !== 'all' && !reach.includes(String(row.supplier_id))))
        .map(row => `${asker.key} met ${row.supplier_id}`)
    }
    const wrong: string[] = []
    for (let batch = 0; batch < 40; batch++)
      wrong.push(...(await Promise.all(Array.from({ length: 50 }, (_, at) => reading(batch * 50 + at)))).flat())
    expect(wrong).toEqual([])
  })

  test('no setting outlives its transaction, on either way into the database', async () => {
    const { open } = world.house.serving
    const actor = askerOf('REVIEWER').actor
    const still =
      "SELECT concat(current_setting('app.programme', true), current_setting('app.reach_all', true), current_setting('app.answers', true), current_setting('app.token', true), current_setting('app.cases', true), current_setting('app.grievance', true), current_setting('app.locator', true)) AS left"
    for (let at = 0; at < 20; at++) {
      const ctx = open.context({ actor })
      await open.atomic.read(ctx, () => ctx.ask({ text: 'SELECT 1' }))
      const writing = open.context({ actor })
      await open.atomic
        .write(writing, { name: 'test', fields: ['test'], request: null }, () =>
          at % 2 ? writing.ask({ text: 'SELECT 1 / 0' }) : Promise.resolve([]).then(() => Promise.reject(new Error('no'))),
        )
        .catch(() => undefined)
    }
    for (let at = 0; at < 20; at++) {
      expect((await open.database.pool.query(still)).rows).toEqual([{ left: '' }])
      expect(await open.database.commands.query(still)).toEqual([{ left: '' }])
    }
  })

  test.each([
    ['AUDITOR', 'on'],
    ['AUDITOR of a', 'on'],
    ['REVIEWER', 'off'],
  ])('the transaction of an act of %s is read-only in the database: %s', async (key, on) => {
    const { open } = world.house.serving
    const ctx = open.context({ actor: askerOf(key).actor })
    const said = await open.atomic.write(ctx, { name: 'test', fields: ['editSupplier'], request: null }, async () => {
      ctx.authorised = true
      return ctx.ask({ text: 'SHOW transaction_read_only' })
    })
    expect(said).toEqual([{ transaction_read_only: on }])
  })

  test('every reading is read-only in the database', async () => {
    const { open } = world.house.serving
    const ctx = open.context({ actor: askerOf('ADMINISTRATOR').actor })
    await expect(open.atomic.read(ctx, () => ctx.ask({ text: "UPDATE departments SET name = 'x'" }))).rejects.toMatchObject({
      code: '25006',
    })
  })
})

test('every text that a person wrote has a marker, so that the matrix would see it', async () => {
  const all = await column(
    `SELECT table_name || '.' || column_name FROM information_schema.columns WHERE table_schema = 'public' AND data_type IN ('text', 'jsonb') ORDER BY 1`,
  )
  const tables = await walled()
  const marked = Object.entries(written).flatMap(([table, columns]) => columns.map(one => `${table}.${one}`))
  const marks = new Set(
    (await Promise.all(tables.map(async table => marksIn(JSON.stringify((await world.db.query(`SELECT * FROM ${table}`)).rows)))))
      .flat()
      .map(name => name.split('@')[0]),
  )
  expect(marked.filter(name => !marks.has(name))).toEqual([])
  const unmarked = all.filter(name => tables.includes(name.split('.')[0] ?? '') && !marks.has(name) && !ofStates.includes(name))
  expect(unmarked).toEqual([])
})

/** Texts that are states, codes, hashes or keys, and JSON whose texts are marked inside under other names. */
const ofStates = [
  ...statesOfCases,
  ...['refusal', 'state', 'usual_choice'].map(name => `supplier_imports.${name}`),
  ...['choice', 'kind', 'outcome'].map(name => `supplier_import_rows.${name}`),
  'supplier_identifiers.kind',
  'supplier_identifiers.source',
  // Made from names and numbers that have their own.
  'supplier_keys.key',
  ...['question', 'before', 'proposed', 'not_proposed', 'left_out'].map(name => `last_year_answers.${name}`),
  'undeliverable_addresses.source',
  // Marked as the contact's, or the invitation's.
  'undeliverable_addresses.email',
  ...['messages.question', 'messages.side', 'threads.question', 'threads.section', 'threads.waits_for', 'thread_reads.question'],
  'review_notes.question',
  'conditions.status',
  ...['programme_editions.source', 'programme_name_lists.list', 'hit_clearances.subject_sha256', 'declared_volumes.country'],
  ...['rule', 'status'].map(name => `country_rules.${name}`),
  ...['country', 'region', 'role', 'named_in'].map(name => `supplier_locations.${name}`),
  ...['place_class', 'chain_class'].map(name => `suppliers.${name}`),
  // Computed from what others published; the paragraph is one in three languages.
  ...['country', 'region', 'role', 'class', 'findings', 'basis', 'status', 'override_class'].map(name => `country_checks.${name}`),
  ...['cause', 'reached'].map(name => `country_runs.${name}`),
  ...['country', 'region', 'role', 'from_class', 'to_class', 'place'].map(name => `country_changes.${name}`),
  ...['country', 'kind'].map(name => `country_papers.${name}`),
  ...['country', 'kind', 'status'].map(name => `incidents.${name}`),
  ...['code', 'cause', 'cause_key', 'status'].map(name => `red_flags.${name}`),
  ...['question', 'signal', 'state'].map(name => `answer_signals.${name}`),
  ...['flag_checks.outcomes', 'flag_runs.cause', 'mineral_tables.rows', 'mineral_tables.file_sha256', 'dossiers.status'],
  ...['kind', 'status'].map(name => `dossier_packages.${name}`),
  ...['digests.rhythm', 'calendar_links.token_hash'],
  'saved_views.list',
  // Hashes, codes of lists, and what a rule made of names that are marked.
  ...['subject_type', 'subject_facts', 'subject_sha256', 'list', 'entry_key', 'band', 'why', 'status'].map(
    name => `screening_hits.${name}`,
  ),
  ...['screened_subjects.sha256', 'screened_subjects.against', 'supplier_holds.cause'],
  // The colleague's address is that of an account.
  ...['assignments.email', 'assignments.section', 'reminders.kind'],
  ...['record_mentions.cells', 'record_mentions.question', 'record_mentions.type', 'responses.tier'],
  ...['country', 'details', 'identifier', 'search', 'status', 'type'].map(name => `records.${name}`),
  ...['answers.question', 'answers.status', 'answers.value', 'answer_versions.status', 'answer_versions.value'],
  ...[
    'contacts.locale',
    'evidence_files.sha256',
    'evidence_files.type',
    'evidence_files.kind',
    'evidence_files.scan',
    'evidence_files.state',
    'evidence_files.search',
    'uploads.refusal',
    'history_heads.hash',
  ],
  ...[
    'history.action',
    'history.audience',
    'history.data',
    'history.from',
    'history.hash',
    'history.note',
    'history.prev',
    'history.subject_type',
    'history.to',
  ],
  ...[
    'invitations.locale',
    'invitations.token_hash',
    'judgements.audience',
    'judgements.decision',
    'judgements.question',
    'judgements.words',
  ],
  ...[
    'notifications.key',
    'operations.answer',
    'operations.request_hash',
    'checkpoints.kid',
    'receipts.jws',
    'receipts.kid',
    'receipts.sha256',
    'responses.status',
  ],
  ...['programmes.asi_activity', 'programmes.locale', 'programmes.tier', 'programmes.time_zone', 'rounds.answers', 'rounds.sha256'],
  ...[
    // Made of the names, by the database.
    'suppliers.search',
    'state_changes.kind',
    'state_changes.subject_type',
    'state_changes.value',
    'suppliers.country',
    'suppliers.status',
    'suppliers.tier',
    'templates.code',
  ],
]
