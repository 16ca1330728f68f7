import type pg from 'pg'
import { hashPassword } from 'server/src/platform/passwords.ts'
import { tokenHash } from 'server/src/platform/signing.ts'
import { mayEver } from 'shared/policy/policy.ts'
import { type Asker, type Home, homeOf, type Ids, isPlace, type Owner, places } from './owners.ts'
import { markFlags, sampleFlagsOfHome } from './red-flags.ts'

/** A text that says whose it is: ⟦suppliers.name@a⟧. */
export const mark = (column: string, owner: string): string => `⟦${column}@${owner}⟧`
export const marksIn = (text: string): string[] => [...text.matchAll(/⟦([^⟧]+)⟧/g)].map(([, name]) => String(name))

/** Everybody's; the demonstration's own opens nothing in production. */
export const password = 'a password of the matrix of rights'
/** The token of the reset link that the matrix uses. */
export const resetToken = 'a-reset-token-of-the-matrix-of-rights'

/** Columns whose text a person wrote, by table: all of them get markers. */
export const written: Record<string, readonly string[]> = {
  suppliers: ['name', 'name_latin'],
  contacts: ['name', 'email', 'phone'],
  hearings: ['letter'],
  responses: ['message', 'return_words', 'extension_words', 'recall_words'],
  answers: ['reason', 'note'],
  answer_versions: ['reason', 'note'],
  evidence_files: ['name', 'number', 'issuer', 'decision_words'],
  uploads: ['name'],
  rounds: ['return_words'],
  messages: ['words'],
  review_notes: ['words'],
  conditions: ['name', 'words', 'settled_words'],
  screening_hits: ['subject_name', 'matched_name', 'reason'],
  hit_clearances: ['words'],
  assignments: ['name', 'words'],
  programmes: ['name', 'site', 'area', 'products'],
  calendar_days: ['name'],
  departments: ['name'],
  waves: ['name', 'message'],
  supplier_imports: ['file_name', 'file_sha256', 'rows_sha256'],
  supplier_import_rows: ['name'],
  saved_views: ['name', 'address'],
  checkpoints: ['head', 'jws'],
  country_rules: ['words'],
  country_checks: ['override_words'],
  country_papers: ['title', 'publisher', 'address', 'words'],
  mineral_tables: ['title', 'file_name'],
  incidents: ['place', 'party', 'source', 'address', 'words', 'judged_words'],
  red_flags: ['assessed_words', 'settled_words'],
  dossiers: ['closed_words'],
  dossier_packages: ['words'],
}
const ofPlace = [
  'contacts',
  'hearings',
  'responses',
  'answers',
  'answer_versions',
  'evidence_files',
  'uploads',
  'rounds',
  'messages',
  'assignments',
  'review_notes',
  'conditions',
  'screening_hits',
  'hit_clearances',
  'incidents',
  'red_flags',
  'dossiers',
  'dossier_packages',
]
const ofHome = [
  'programmes',
  'calendar_days',
  'departments',
  'checkpoints',
  'waves',
  'saved_views',
  'supplier_imports',
  'supplier_import_rows',
  'country_rules',
  'country_checks',
  'country_papers',
  'mineral_tables',
]

const setting = (table: string, owner: string): string =>
  (written[table] ?? []).map(column => `${column} = '${mark(`${table}.${column}`, owner)}'`).join(', ')

/** Fills every text that a person wrote with whose it is. */
export async function markEverything(db: pg.Client, ids: Record<Owner, Ids>, askers: readonly Asker[]): Promise<void> {
  for (const home of ['one', 'two'] as const) await markHome(db, home, ids[home])
  for (const place of places) await markPlace(db, place, ids[place])
  await markPeople(db, ids, askers)
}

async function markHome(db: pg.Client, home: Home, { programmeId, departmentId, membershipId }: Ids): Promise<void> {
  const at = [programmeId]
  await db.query("INSERT INTO calendar_days (programme_id, day, name, works) VALUES ($1, '2027-01-01', '', false)", at)
  await db.query("INSERT INTO signing_keys (kid, jwk, first_used_at) VALUES ('kid', '{}', now()) ON CONFLICT DO NOTHING")
  await db.query(
    "INSERT INTO checkpoints (id, programme_id, seq, head, at, kid, jws) VALUES (gen_random_uuid(), $1, 1, '', now(), 'kid', '')",
    at,
  )
  await db.query('UPDATE memberships SET department_id = $2, valid_until = CURRENT_DATE + 30 WHERE id = $1', [membershipId, departmentId])
  await sampleFlagsOfHome(db, programmeId)
  for (const table of ofHome) await db.query(`UPDATE ${table} SET ${setting(table, home)} WHERE programme_id = $1`, at)
  await markImport(db, home, programmeId)
  await db.query('UPDATE country_checks SET reasoning = $2 WHERE programme_id = $1', [
    programmeId,
    JSON.stringify({ zh: mark('country_checks.reasoning', home), en: '', fr: '' }),
  ])
  await db.query(
    `UPDATE templates SET title = $2, content = jsonb_set(content, '{sections,0,questions,0}', content #> '{sections,0,questions,0}' || $3) WHERE programme_id = $1`,
    [
      programmeId,
      JSON.stringify(Object.fromEntries(['zh', 'en', 'fr'].map(locale => [locale, mark('templates.title', home)]))),
      JSON.stringify({ label: { zh: '', en: mark('templates.content', home), fr: '' } }),
    ],
  )
  await db.query("UPDATE history SET note = $2 WHERE programme_id = $1 AND supplier_id IS NULL AND audience = 'STAFF'", [
    programmeId,
    mark('history.note.STAFF', home),
  ])
}

/** Everything that a person's own spreadsheet says, wherever it is kept. */
async function markImport(db: pg.Client, home: Home, programmeId: string): Promise<void> {
  const of = (column: string) => mark(`supplier_import_rows.${column}`, home)
  const place = (column: string) => ({ sheet: 'S', row: 2, column: 0, heading: of(column), key: 'formula', values: {} })
  const columns = {
    sheet: of('sheet'),
    rows: JSON.stringify([{ sheet: 'S', number: 2, cells: [of('rows')] }]),
    given: JSON.stringify({ country: of('given') }),
    places: JSON.stringify({ name: place('places') }),
    file_faults: JSON.stringify([place('file_faults')]),
    faults: JSON.stringify([place('faults')]),
    alike: JSON.stringify([{ sheet: 'S', row: 9, name: of('alike') }]),
    matches: JSON.stringify([{ supplierId: programmeId, name: of('matches'), likenesses: ['SAME_NAME'] }]),
    changes: JSON.stringify([{ field: 'name', before: '', after: of('changes') }]),
  }
  const set = Object.keys(columns).map((column, at) => `${column} = $${at + 2}`)
  await db.query(`UPDATE supplier_import_rows SET ${set.join(', ')} WHERE programme_id = $1`, [programmeId, ...Object.values(columns)])
  await db.query(`UPDATE supplier_imports SET facts = jsonb_set(facts, '{ignored}', $2) WHERE programme_id = $1`, [
    programmeId,
    JSON.stringify([{ sheet: 'S', heading: mark('supplier_imports.facts', home) }]),
  ])
}

/** A file that was opened and decided about by a reviewer of the house, and one that is on its way. */
async function markFiles(db: pg.Client, place: Owner, { programmeId, supplierId, fileId }: Ids): Promise<void> {
  const reviewer = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL ORDER BY created_at LIMIT 1)`
  const sender = '(SELECT account_id FROM memberships WHERE supplier_id = $2 LIMIT 1)'
  await db.query(
    `INSERT INTO file_openings (id, programme_id, supplier_id, file_id, account_id, at) VALUES (gen_random_uuid(), $1, $2, $3, ${reviewer}, now())`,
    [programmeId, supplierId, fileId],
  )
  await db.query(
    `INSERT INTO uploads (id, programme_id, supplier_id, account_id, name, size, created_at) VALUES (gen_random_uuid(), $1, $2, ${sender}, '', 1, now())`,
    [programmeId, supplierId],
  )
  await db.query(`UPDATE evidence_files SET decided_by_id = ${reviewer} WHERE supplier_id = $2`, [programmeId, supplierId])
  await db.query(`UPDATE suppliers SET reviewer_id = ${reviewer} WHERE id = $2`, [programmeId, supplierId])
  // Asked by the wave of its house, given more time, and what became of its mails.
  await db.query(
    `UPDATE responses SET wave_id = (SELECT id FROM waves WHERE programme_id = $1), extended_by_id = ${reviewer}, recalled_by_id = ${reviewer} WHERE supplier_id = $2`,
    [programmeId, supplierId],
  )
  for (const column of ['contacts.email', 'invitations.email'])
    await db.query(
      `INSERT INTO undeliverable_addresses (id, programme_id, email, source, words, marked_by_id, since, last_at)
        VALUES (gen_random_uuid(), $1, $2, 'PERSON', $3, ${reviewer}, now(), now())`,
      [programmeId, mark(column, place), mark('undeliverable_addresses.words', place)],
    )
}

/** What a supplier is known by, and somebody who said that it is not another. Its keys are to be made from the marked names. */
async function markIdentity(db: pg.Client, { programmeId, supplierId }: Ids, place: Owner): Promise<void> {
  await db.query(
    `INSERT INTO supplier_identifiers (supplier_id, kind, value, programme_id, source) VALUES ($1, 'REGISTER', $3, $2, 'TYPED')`,
    [supplierId, programmeId, mark('supplier_identifiers.value', place)],
  )
  await db.query('UPDATE suppliers SET keys_version = 0 WHERE id = $1', [supplierId])
  await db.query(
    `INSERT INTO supplier_distinctions (supplier_id, other_id, programme_id, said_by_id, at)
      SELECT $1, o.id, $2, (SELECT account_id FROM memberships WHERE programme_id = $2 LIMIT 1), now() FROM suppliers o WHERE o.id > $1 ORDER BY o.programme_id = $2 DESC LIMIT 1 ON CONFLICT DO NOTHING`,
    [supplierId, programmeId],
  )
}

/** Where its chain touches the ground. */
async function markLocation(db: pg.Client, { programmeId, supplierId }: Ids): Promise<void> {
  await db.query(
    "INSERT INTO supplier_locations (programme_id, supplier_id, country, region, role, named_in) VALUES ($1, $2, 'GN', '', 'ORIGIN', 'KYS-F3')",
    [programmeId, supplierId],
  )
}

async function markPlace(db: pg.Client, place: Owner, ids: Ids): Promise<void> {
  const { programmeId, supplierId, responseId, fileId } = ids
  await markFiles(db, place, ids)
  await db.query(`UPDATE suppliers SET ${setting('suppliers', place)}, former_names = ARRAY[$2] WHERE id = $1`, [
    supplierId,
    mark('suppliers.former_names', place),
  ])
  await markIdentity(db, ids, place)
  await markLocation(db, ids)
  await markFlags(db, ids)
  for (const table of ofPlace) await db.query(`UPDATE ${table} SET ${setting(table, place)} WHERE supplier_id = $1`, [supplierId])
  await db.query("UPDATE answers SET value = to_jsonb($2::text) WHERE supplier_id = $1 AND question = 'KYS-A3'", [
    supplierId,
    mark('answers.value', place),
  ])
  const file = {
    id: fileId,
    name: mark('rounds.file', place),
    type: 'application/pdf',
    size: 1,
    sha256: '',
    uploadedAt: '2026-01-01T00:00:00Z',
    uploadedBy: mark('rounds.fileBy', place),
  }
  const handedIn = [
    { question: 'KYS-A3', status: 'NOT_APPLICABLE', value: null, reason: mark('rounds.reason', place), note: null, fileIds: [], files: [] },
    // As the first version kept it: one file.
    { question: 'KYS-E1', status: 'ANSWERED', value: mark('rounds.value', place), reason: null, file },
    {
      question: 'KYS-I1',
      status: 'ANSWERED',
      value: true,
      reason: null,
      note: mark('rounds.note', place),
      fileIds: [fileId],
      files: [file],
    },
  ]
  await db.query('UPDATE rounds SET answers = $2, due_on = CURRENT_DATE, returned_at = now() WHERE supplier_id = $1', [
    supplierId,
    JSON.stringify(handedIn),
  ])
  const record = [programmeId, supplierId, mark('records.name', place)]
  const { rows } = await db.query(
    `INSERT INTO records (id, programme_id, supplier_id, type, status, name, details, proposed_at) VALUES (gen_random_uuid(), $1, $2, 'PARTY', 'PROPOSED', $3, '{}', now()) RETURNING id`,
    record,
  )
  await db.query(
    `INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells)
      VALUES ($4, 'KYS-C1', gen_random_uuid(), $1, $2, $5, 'PARTY', jsonb_build_object('name', $3::text))`,
    [...record, responseId, rows[0].id],
  )
  // Far from the sites of others, so that each is a mark of its own on the map.
  await db.query(
    `WITH site AS (INSERT INTO records (id, programme_id, supplier_id, type, status, name, country, details, proposed_at)
        VALUES (gen_random_uuid(), $1, $2, 'SITE', 'PROPOSED', $3, 'GN', jsonb_build_object('kind', 'MINE', 'latitude', $5::int, 'longitude', 10), now()) RETURNING id)
      INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells)
      SELECT $4, 'KYS-B2', gen_random_uuid(), $1, $2, id, 'SITE', jsonb_build_object('name', $3::text) FROM site`,
    [...record, responseId, ['a', 'b', 'c'].indexOf(place) * 20],
  )
  const lastYear = {
    status: 'NOT_APPLICABLE',
    value: mark('last_year.value', place),
    reason: mark('last_year.reason', place),
    note: mark('last_year.note', place),
    files: [fileId],
  }
  await db.query(
    `INSERT INTO last_year_answers (response_id, question, programme_id, supplier_id, before, proposed, left_out, file_ids)
      VALUES ($1, 'KYS-A3', $2, $3, $4, to_jsonb($5::text), $6, ARRAY[$7::uuid])`,
    [
      responseId,
      programmeId,
      supplierId,
      JSON.stringify(lastYear),
      mark('last_year.proposed', place),
      JSON.stringify([{ id: fileId, why: 'ENDS' }]),
      fileId,
    ],
  )
  await db.query(
    'INSERT INTO running_out (subject_id, last_day, days, programme_id, supplier_id, sent_at) VALUES ($1, CURRENT_DATE, 90, $2, $3, now())',
    [fileId, programmeId, supplierId],
  )
  // One judgement that the supplier may read, and the others for staff alone.
  await db.query(
    "UPDATE judgements SET audience = CASE question WHEN 'KYS-A3' THEN 'ALL' ELSE 'STAFF' END, words = '⟦judgements.words.' || CASE question WHEN 'KYS-A3' THEN 'ALL' ELSE 'STAFF' END || '@' || $2 || '⟧' WHERE supplier_id = $1",
    [supplierId, place],
  )
  await db.query("UPDATE history SET note = '⟦history.note.' || audience || '@' || $2 || '⟧' WHERE supplier_id = $1", [supplierId, place])
  await db.query("UPDATE responses SET status = 'DRAFT' WHERE id = $1", [responseId])
  await db.query(
    "INSERT INTO reminders (response_id, due_on, kind, programme_id, supplier_id, sent_at, words) VALUES ($1, CURRENT_DATE, 'HALFWAY', $2, $3, now(), $4)",
    [responseId, programmeId, supplierId, mark('reminders.words', place)],
  )
  await db.query(
    `INSERT INTO invitations (id, programme_id, email, name, roles, supplier_id, contact_id, locale, token_hash, invited_by_id, created_at, expires_at)
      SELECT gen_random_uuid(), programme_id, email, name, roles, supplier_id, contact_id, locale, gen_random_uuid(), invited_by_id, now() - interval '9 days', now() - interval '1 day'
      FROM invitations WHERE supplier_id = $1`,
    [supplierId],
  )
}

/** Accounts, who acted, invitations, and what each was told. */
async function markPeople(db: pg.Client, ids: Record<Owner, Ids>, askers: readonly Asker[]): Promise<void> {
  await db.query("UPDATE accounts SET name = '⟦accounts.name@nobody⟧', email = '⟦accounts.email@nobody⟧' || id, password_hash = $1", [
    await hashPassword(password),
  ])
  for (const owner of ['one', 'two', ...places] as const) {
    const { programmeId, supplierId } = ids[owner]
    const mine = [owner, isPlace(owner) ? supplierId : programmeId]
    const members = isPlace(owner) ? 'supplier_id = $2' : 'programme_id = $2 AND supplier_id IS NULL'
    await db.query(
      `UPDATE accounts SET name = '⟦accounts.name@' || $1 || '⟧', email = '⟦accounts.email@' || $1 || '⟧' || id WHERE id IN (SELECT account_id FROM memberships WHERE ${members})`,
      mine,
    )
    await db.query(
      `UPDATE invitations SET words = '⟦invitations.words@' || $1 || '⟧', name = '⟦invitations.name@' || $1 || '⟧', email = '⟦invitations.email@' || $1 || '⟧' WHERE ${members}`,
      mine,
    )
    const acted = `(SELECT account_id FROM memberships WHERE programme_id = '${ids[homeOf(owner)].programmeId}' AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL LIMIT 1)`
    if (!isPlace(owner))
      for (const [table, column] of [
        ['invitations', 'invited_by_id'],
        ['history', 'actor_id'],
        ['programme_settings', 'set_by_id'],
        ['templates', 'published_by_id'],
        ['waves', 'created_by_id'],
        ['screening_thresholds', 'set_by_id'],
        ['programme_name_lists', 'adopted_by_id'],
      ])
        await db.query(`UPDATE ${table} SET ${column} = ${acted} WHERE programme_id = $1`, [programmeId])
  }
  // By a reviewer who is none of those that ask: the second person is somebody else.
  for (const [table, column] of [
    ['country_rules', 'proposed_by_id'],
    ['country_papers', 'added_by_id'],
  ])
    await db.query(
      `UPDATE ${table} t SET ${column} = (SELECT n.author_id FROM review_notes n WHERE n.programme_id = t.programme_id LIMIT 1)`,
    )
  await db.query(
    'UPDATE assignments x SET email = a.email FROM accounts a WHERE a.id = ANY ($1) AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = x.supplier_id)',
    [places.map(place => ids[place].assigneeId)],
  )
  for (const { key, actor } of askers)
    if (actor.programmeId)
      await db.query(
        "INSERT INTO notifications (id, programme_id, account_id, key, values, path, created_at) VALUES (gen_random_uuid(), $1, $2, 'responseAccepted', $3, $4, now())",
        [
          actor.programmeId,
          actor.accountId,
          JSON.stringify({ supplier: mark('notifications.values', `${homeOfActor(ids, actor.programmeId)} ${key}`) }),
          mark('notifications.path', `${homeOfActor(ids, actor.programmeId)} ${key}`),
        ],
      )
  await db.query(
    `INSERT INTO calendar_links (programme_id, account_id, membership_id, token_hash, created_at)
      SELECT programme_id, account_id, id, 'hash of ' || id, now() FROM memberships WHERE account_id = ANY ($1)`,
    [askers.flatMap(({ actor }) => (actor.programmeId ? [actor.accountId] : []))],
  )
  await db.query(
    'INSERT INTO digests (programme_id, account_id) SELECT programme_id, account_id FROM memberships WHERE account_id = ANY ($1)',
    [askers.flatMap(({ actor }) => (actor.programmeId ? [actor.accountId] : []))],
  )
  for (const { key, actor } of askers)
    if (actor.programmeId && mayEver(actor, 'view.read'))
      await db.query(
        "INSERT INTO saved_views (id, programme_id, account_id, list, name, address, shared, created_at, version) VALUES (gen_random_uuid(), $1, $2, 'SUPPLIERS', $3, $4, false, now(), 1)",
        [
          actor.programmeId,
          actor.accountId,
          ...['name', 'address'].map(column => mark(`saved_views.${column}`, `${homeOfActor(ids, actor.programmeId ?? '')} ${key}`)),
        ],
      )
  for (const { actor } of askers)
    if (actor.programmeId && mayEver(actor, 'absence.enter'))
      await db.query(
        `INSERT INTO absences (id, programme_id, account_id, deputy_id, first_day, last_day, version) SELECT gen_random_uuid(), $1, $2, m.account_id, '2198-01-01', '2198-01-02', 1
          FROM memberships m WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.account_id <> $2 LIMIT 1`,
        [actor.programmeId, actor.accountId],
      )
  const stranger = askers.find(one => one.key === 'ACCOUNT')?.actor.accountId
  await db.query(
    "INSERT INTO password_resets (id, account_id, token_hash, created_at, expires_at) VALUES (gen_random_uuid(), $1, $2, now(), now() + interval '1 hour')",
    [stranger, tokenHash(resetToken)],
  )
}

const homeOfActor = (ids: Record<Owner, Ids>, programmeId: string): Home => (ids.one.programmeId === programmeId ? 'one' : 'two')
