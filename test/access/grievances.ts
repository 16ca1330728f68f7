import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { file, giveKey, makeHandler, said } from '../factories/handlers.ts'
import type { TestProgramme } from '../factories/programme.ts'
import type { TestHouse } from '../support/house.ts'
import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import { mark, password } from './markers.ts'
import type { Home, Ids, Owner } from './owners.ts'

/** What of grievances is guarded by what: parts of the tables in decisions.ts, and a case in every programme. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const houses: readonly Owner[] = ['one', 'two']

export const typesOfGrievances: Readonly<Record<string, TypeDecision>> = {
  CaseKeys: {
    read: 'caseKey.read',
    fields: {
      ...all('plain', 'unlocked', 'vouched', 'lost', 'departmentsWithoutReader'),
      ...all('perhaps', 'recoveryMadeAt', 'recoveryMadeBy'),
      handlers: 'into',
    },
  },
  CaseOpening: { read: 'grievance.read', fields: { ...all('plain', 'id', 'what', 'at'), by: 'accounts.name@home' } },
  KeyHolder: { read: 'caseKey.read', fields: { ...all('plain', 'accountId', 'hasKey', 'vouched', 'lost'), name: 'accounts.name@home' } },
}

export const queriesOfGrievances: Readonly<Record<string, QueryDecision>> = {
  caseKeys: { action: 'caseKey.read', owners: ['one'] },
  caseOpenings: { action: 'grievance.read', owners: houses, one: ({ ids }, owner) => ({ id: ids[owner].caseId }) },
}

const ofColleague = (ids: Ids) => ({ accountId: ids.handlerId })

export const mutationsOfGrievances: Readonly<Record<string, MutationDecision>> = {
  unlockCases: {
    action: 'caseKey.unlock',
    owners: ['one'],
    subject: (_, asker) => ({ accountId: asker.actor.accountId }),
    variables: () => ({ password }),
  },
  vouchForHandler: {
    action: 'caseKey.vouch',
    owners: houses,
    subject: ofColleague,
    variables: ({ ids }, owner) => ({ accountId: ids[owner].handlerId }),
  },
  regiveCases: {
    action: 'caseKey.vouch',
    owners: houses,
    subject: ofColleague,
    variables: ({ ids }, owner) => ({ accountId: ids[owner].handlerId }),
  },
  makeRecoveryKey: { action: 'recoveryKey.make', owners: ['one'], rule: 'recoveryKeyThere', variables: () => ({}) },
  useRecoveryKey: { action: 'recoveryKey.use', owners: ['one'], rule: 'INVALID', variables: () => ({ paper: 'not what stands on it' }) },
}

/** A case with a file, that the programme's handler and a colleague read, and one row of everything that may hang on it. */
export async function sampleCases(
  house: TestHouse,
  db: pg.Client,
  home: Home,
  programme: TestProgramme,
): Promise<Pick<Ids, 'caseId' | 'caseCode' | 'handlerId' | 'handlerIds' | 'caseFileId'>> {
  const handler = await giveKey(house, programme.id, programme.staff.GRIEVANCE_HANDLER)
  const colleague = await makeHandler(house, programme)
  await db.query(
    `INSERT INTO grievance_settings (programme_id, open, languages, clocks, retention_years, set_by_id, set_at, version) VALUES ($1, true, '{en}', '{}', 5, $2, now(), 1)`,
    [programme.id, handler.accountId],
  )
  await db.query('INSERT INTO former_public_paths (path, programme_id, left_at) VALUES ($2, $1, now())', [
    programme.id,
    `former-${programme.id}`,
  ])
  await db.query(
    'INSERT INTO grievance_recovery_keys (id, programme_id, public_key, made_by_id, made_at) VALUES (gen_random_uuid(), $1, $2, $3, now())',
    [programme.id, Buffer.alloc(32, 9), colleague.accountId],
  )
  const path = join(house.folder, `paper of ${home}`)
  await writeFile(path, mark('cases.file', home))
  const words = said({
    what: mark('cases.what', home),
    name: mark('cases.name', home),
    contact: 'x',
    anonymous: false,
    topic: 'OTHER',
    country: 'GN',
  })
  const { grievanceId, code } = await file(house, programme.id, words, [
    { path, name: mark('cases.fileName', home), type: 'text/plain', size: 10 },
  ])
  const of = [programme.id, grievanceId, colleague.accountId]
  await db.query(
    "INSERT INTO grievance_openings (id, programme_id, grievance_id, account_id, what, at) VALUES (gen_random_uuid(), $1, $2, $3, 'CASE', now())",
    of,
  )
  await db.query(
    "INSERT INTO identity_requests (id, programme_id, grievance_id, status, asked_by_id, asked_at, version) VALUES (gen_random_uuid(), $1, $2, 'ASKED', $3, now(), 0)",
    of,
  )
  // Of whoever asks in the matrix: granted, so that it can be read.
  await db.query(
    `INSERT INTO identity_requests (id, programme_id, grievance_id, status, asked_by_id, asked_at, decided_by_id, decided_at, version)
      VALUES (gen_random_uuid(), $1, $2, 'GRANTED', $4, now(), $3, now(), 1)`,
    [...of, handler.accountId],
  )
  // Joined after it came: could be added.
  await makeHandler(house, programme)
  await db.query("INSERT INTO signing_keys (kid, jwk, first_used_at) VALUES ('kid', '{}', now()) ON CONFLICT DO NOTHING")
  await db.query(
    "INSERT INTO case_checkpoints (id, programme_id, seq, head, at, kid, jws) VALUES (gen_random_uuid(), $1, 1, '', now(), 'kid', '')",
    [programme.id],
  )
  const { rows } = await db.query('SELECT id FROM grievance_files WHERE grievance_id = $1', [grievanceId])
  const handlerIds = [handler.accountId, colleague.accountId]
  return { caseId: grievanceId, caseCode: code, handlerId: colleague.accountId, handlerIds, caseFileId: rows[0].id }
}

/** Everything that hangs on a case. */
export const tablesOfCases = [
  'grievances',
  'grievance_receipts',
  'grievance_keys',
  'grievance_records',
  'grievance_files',
  'grievance_openings',
  'identity_requests',
  'hearing_cases',
  'hearing_files',
  'case_history',
  'case_checkpoints',
]

/** States, codes and hashes; what people wrote lies sealed in bytes. */
export const statesOfCases = [
  'programmes.public_path',
  'former_public_paths.path',
  // Said to everybody on the public pages.
  ...['clocks', 'emergency', 'outside', 'elsewhere', 'privacy_contact'].map(name => `grievance_settings.${name}`),
  ...[
    'change_made',
    'channel',
    'clock',
    'country',
    'decision',
    'dismissed_for',
    'locator',
    'pauses',
    'referred_to',
    'remedy_kind',
    'root_cause',
    'solved',
    'status',
    'topic',
  ].map(name => `grievances.${name}`),
  ...['grievance_receipts.locator', 'grievance_keys.opens', 'grievance_keys.holder', 'grievance_records.kind', 'grievance_records.side'],
  ...['hearings.status', 'hearing_files.place'],
  ...['grievance_files.place', 'grievance_openings.what', 'identity_requests.status'],
  ...['action', 'audience', 'data', 'from', 'hash', 'note', 'prev', 'subject_type', 'to'].map(name => `case_history.${name}`),
  'substantiated_subjects.topic',
  ...['case_history_heads.hash', 'case_checkpoints.head', 'case_checkpoints.jws', 'case_checkpoints.kid'],
]
