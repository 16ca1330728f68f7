import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Ids, Owner } from './owners.ts'
import type { World } from './world.ts'

/** What of lists, hits and HOLD is guarded by what: parts of the tables in decisions.ts. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const list = { read: null, fields: { nodes: 'into', pageInfo: 'plain' } } as const
const suppliers: readonly Owner[] = ['a', 'b', 'c']
const houses: readonly Owner[] = ['one', 'two']

export const typesOfScreening: Readonly<Record<string, TypeDecision>> = {
  ScreeningHit: {
    read: 'hit.read',
    fields: {
      ...all(
        'plain',
        'id',
        'supplierId',
        'subjectType',
        'subjectFacts',
        'list',
        'entryKey',
        'score',
        'band',
        'why',
        'status',
        'statusSince',
      ),
      ...all('plain', 'foundAt', 'version', 'entry', 'listVersion', 'allowedActions'),
      subjectName: 'screening_hits.subject_name',
      matchedName: 'screening_hits.matched_name',
      reason: 'screening_hits.reason',
      supplier: 'suppliers.name',
      decidedBy: 'accounts.name@home',
    },
  },
  ScreeningHitConnection: list,
  // Lifted in this world, so that nothing else is refused by it: test/api/screening.test.ts shows who sees one.
  SupplierHold: { read: 'hold.read', fields: all('perhaps', 'id', 'since', 'cause') },
  // Published by others: the same rows for everybody of the house.
  NameListVersion: {
    read: 'list.read',
    fields: {
      ...all('plain', 'id', 'list', 'version', 'files', 'entries', 'names', 'leftOut', 'loadedAt', 'current'),
      ...all('perhaps', 'loadedBy', 'adoptedAt'),
      adoptedBy: 'accounts.name@home',
    },
  },
  ScreeningThresholds: { read: 'list.read', fields: { ...all('plain', 'alert', 'review', 'setAt'), setBy: 'accounts.name@home' } },
}

export const queriesOfScreening: Readonly<Record<string, QueryDecision>> = {
  screeningHits: { action: 'hit.read', owners: suppliers },
  screeningHitsCount: { action: 'hit.read', owners: suppliers },
  screeningHit: { action: 'hit.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].hitId }) },
  nameListVersions: { action: 'list.read', owners: houses },
  screeningThresholds: { action: 'list.read', owners: houses },
}

const ofHit = async ({ db, ids }: World, owner: Owner) => ({
  id: ids[owner].hitId,
  version: Number((await db.query('SELECT version FROM screening_hits WHERE id = $1', [ids[owner].hitId])).rows[0]?.version),
  words: 'New',
})
const deciding = (action: MutationDecision['action']): MutationDecision => ({
  action,
  owners: suppliers,
  variables: async (world, owner) => ({ input: await ofHit(world, owner) }),
})

export const mutationsOfScreening: Readonly<Record<string, MutationDecision>> = {
  clearHit: deciding('hit.clear'),
  suspectHit: deciding('hit.suspect'),
  confirmHit: deciding('hit.confirm'),
  // Used already: the rule comes after the right.
  adoptNameList: {
    action: 'list.adopt',
    owners: ['one'],
    rule: 'listInUse',
    variables: async ({ db }) => ({ id: (await db.query("SELECT id FROM name_list_versions WHERE list = 'EU' LIMIT 1")).rows[0]?.id }),
  },
  setScreeningThresholds: { action: 'threshold.set', owners: ['one'], variables: () => ({ input: { alert: 0.95, review: 0.85 } }) },
}

const reviewer = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL LIMIT 1)`

interface Db {
  query(text: string, values?: unknown[]): Promise<{ rows: Record<string, unknown>[] }>
}

/** A list with one entry, a programme's limits, and for each supplier a hit on it and a HOLD that was lifted. */
export async function makeScreening(db: Db, programmeId: string, supplierId: string): Promise<void> {
  await db.query(
    `INSERT INTO name_list_versions (id, list, version, files, sha256, entries, names, left_out, loaded_at)
      SELECT gen_random_uuid(), 'EU', '1', '[]', '', 1, 1, '[]', now() WHERE NOT EXISTS (SELECT 1 FROM name_list_versions)`,
  )
  await db.query(
    `INSERT INTO listed_entries (id, list, key, sha256, kind, names, births, nationalities, identifiers)
      VALUES (gen_random_uuid(), 'EU', '1', '', 'COMPANY', '[{"name": "Listed", "quality": "MAIN"}]', '[]', '{}', '[]') ON CONFLICT DO NOTHING`,
  )
  await db.query(
    `INSERT INTO programme_name_lists (id, programme_id, list, version_id, adopted_by_id, adopted_at)
      SELECT gen_random_uuid(), $1, v.list, v.id, ${reviewer}, now() FROM name_list_versions v WHERE NOT EXISTS (SELECT 1 FROM programme_name_lists WHERE programme_id = $1)`,
    [programmeId],
  )
  await db.query(
    `INSERT INTO screening_thresholds (id, programme_id, alert, review, set_by_id, set_at) SELECT gen_random_uuid(), $1, 0.92, 0.8, ${reviewer}, now()
      WHERE NOT EXISTS (SELECT 1 FROM screening_thresholds WHERE programme_id = $1)`,
    [programmeId],
  )
  await db.query(
    `INSERT INTO screened_subjects (subject_id, programme_id, supplier_id, sha256, against, screened_at) VALUES ($2, $1, $2, '', '', now())`,
    [programmeId, supplierId],
  )
  await db.query(
    `INSERT INTO screening_hits (id, programme_id, supplier_id, subject_type, subject_id, subject_name, subject_facts, subject_sha256, list, entry_key, entry_id, version_id, matched_name, score,
        band, why, status, status_since, found_at, reason, decided_by_id, version)
      SELECT gen_random_uuid(), $1, $2, 'SUPPLIER', $2, '', '{}', '', 'EU', '1', e.id, v.id, '', 0.9, 'REVIEW', '{}', 'NEW', now(), now(), '', ${reviewer}, 1 FROM listed_entries e, name_list_versions v LIMIT 1`,
    [programmeId, supplierId],
  )
  await db.query(
    `INSERT INTO hit_clearances (hit_id, entry_id, subject_sha256, programme_id, supplier_id, words, cleared_by_id, cleared_at)
      SELECT h.id, h.entry_id, 'other', $1, $2, '', ${reviewer}, now() FROM screening_hits h WHERE h.supplier_id = $2`,
    [programmeId, supplierId],
  )
  await db.query(
    `INSERT INTO supplier_holds (id, programme_id, supplier_id, cause, cause_id, since, lifted_at) VALUES (gen_random_uuid(), $1, $2, 'HIT', gen_random_uuid(), now(), now())`,
    [programmeId, supplierId],
  )
}

export const hitOf = async (db: Db, supplierId: string): Promise<Ids['hitId']> =>
  String((await db.query('SELECT id FROM screening_hits WHERE supplier_id = $1', [supplierId])).rows[0]?.id)

const told = encodeURIComponent(JSON.stringify([{ name: 'list.csv', size: 2 }]))
export const listPaths = { preview: `/lists/preview?files=${told}`, load: `/lists?files=${told}`, bytes: Buffer.from('a,') }
