import type pg from 'pg'
import type { FieldDecision, MutationDecision, QueryDecision, TypeDecision } from './decisions.ts'
import type { Ids, Owner } from './owners.ts'
import type { World } from './world.ts'

/** What of red flags, incidents and dossiers is guarded by what: parts of the tables in decisions.ts, and samples of each. */

const all = (decision: string, ...names: string[]): Record<string, FieldDecision> => Object.fromEntries(names.map(name => [name, decision]))
const list = { read: null, fields: { nodes: 'into', pageInfo: 'plain' } } as const
const houses: readonly Owner[] = ['one', 'two']
const suppliers: readonly Owner[] = ['a', 'b', 'c']

export const typesOfFlags: Readonly<Record<string, TypeDecision>> = {
  RedFlag: {
    read: 'flag.read',
    fields: {
      ...all('plain', 'id', 'code', 'cause', 'status', 'statusSince', 'raisedAt', 'version', 'allowedActions'),
      ...all('perhaps', 'incidentId', 'assessedAt', 'endedAt', 'dossierId', 'responseId', 'checkId'),
      assessedWords: 'red_flags.assessed_words',
      assessedBy: 'accounts.name@home',
      settledWords: 'red_flags.settled_words',
      supplier: 'into',
    },
  },
  RedFlagConnection: list,
  FlagCheck: { read: 'flag.read', fields: { checkedAt: 'plain', outcomes: 'into' } },
  FlagOutcome: { read: null, fields: all('plain', 'code', 'result', 'missing') },
  FlagRun: {
    read: 'flag.run',
    fields: { ...all('plain', 'id', 'cause', 'askedAt', 'done', 'total', 'raised', 'cleared'), ...all('perhaps', 'askedBy', 'finishedAt') },
  },
  FlagRunConnection: list,
  IncomingMaterial: {
    read: 'flag.read',
    fields: {
      ...all('plain', 'id', 'openFlags'),
      ...all('perhaps', 'material', 'class', 'gap', 'checkedAt', 'dossierId'),
      supplier: 'into',
    },
  },
  IncomingMaterialConnection: list,
  Incident: {
    read: 'incident.read',
    fields: {
      ...all('plain', 'id', 'kind', 'happenedOn', 'status', 'statusSince', 'recordedAt', 'version', 'allowedActions'),
      ...all('perhaps', 'country', 'judgedBy'),
      place: 'incidents.place',
      party: 'incidents.party',
      source: 'incidents.source',
      address: 'incidents.address',
      words: 'incidents.words',
      judgedWords: 'incidents.judged_words',
      recordedBy: 'accounts.name@home',
      ...all('into', 'supplier', 'record'),
    },
  },
  IncidentSubject: { read: 'answer.read', fields: all('perhaps', 'id', 'type', 'name', 'country') },
  IncidentConnection: list,
  Dossier: {
    read: 'dossier.read',
    fields: {
      ...all('plain', 'id', 'status', 'statusSince', 'openedAt', 'version', 'done', 'countries', 'countryPapers', 'allowedActions'),
      ...all('perhaps', 'closedBy', 'responseId', 'responseState', 'custodyFiles', 'chainActors'),
      closedWords: 'dossiers.closed_words',
      ...all('into', 'supplier', 'packages', 'flags'),
    },
  },
  DossierConnection: list,
  DossierPackage: {
    read: 'dossier.read',
    fields: {
      ...all('plain', 'id', 'kind', 'status', 'statusSince', 'version', 'allowedActions'),
      ...all('perhaps', 'ownerId', 'owner', 'dueOn'),
      words: 'dossier_packages.words',
      papers: 'into',
    },
  },
  DossierPaper: {
    read: 'dossier.read',
    fields: {
      ...all('plain', 'id', 'addedAt'),
      ...all('perhaps', 'fileId', 'paperId', 'country'),
      title: 'country_papers.title@home',
      addedBy: 'accounts.name@home',
    },
  },
  MineralTable: {
    read: 'mineral.read',
    fields: {
      ...all('plain', 'id', 'rows', 'rowCount', 'loadedAt'),
      title: 'mineral_tables.title',
      fileName: 'mineral_tables.file_name',
      loadedBy: 'accounts.name@home',
    },
  },
  MineralRow: {
    read: 'mineral.read',
    fields: { ...all('plain', 'country', 'material', 'transit'), ...all('perhaps', 'reserves', 'production') },
  },
}

const rowOf = async ({ db, ids }: World, owner: Owner, table: string, more = 'true'): Promise<{ id: string; version: number }> => {
  const { rows } = await db.query(`SELECT * FROM ${table} WHERE supplier_id = $1 AND ${more} ORDER BY id LIMIT 1`, [ids[owner].supplierId])
  return { id: rows[0]?.id, version: rows[0]?.version }
}
const ofFlag = (world: World, owner: Owner) => rowOf(world, owner, 'red_flags', "code = 'RF-C1' AND cause_key = 'SAMPLE'")

export const queriesOfFlags: Readonly<Record<string, QueryDecision>> = {
  redFlags: { action: 'flag.read', owners: suppliers },
  redFlagsCount: { action: 'flag.read', owners: suppliers },
  redFlag: { action: 'flag.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].flagId }) },
  flagCheck: { action: 'flag.read', owners: suppliers, one: (world, owner) => ({ supplierId: world.ids[owner].supplierId }) },
  flagRuns: { action: 'flag.run', owners: houses },
  incomingMaterials: { action: 'flag.read', owners: suppliers },
  incomingMaterialsCount: { action: 'flag.read', owners: suppliers },
  incidents: { action: 'incident.read', owners: suppliers },
  incidentsCount: { action: 'incident.read', owners: suppliers },
  incident: { action: 'incident.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].incidentId }) },
  incidentSubjects: { action: 'incident.record', owners: ['one'] },
  dossiers: { action: 'dossier.read', owners: suppliers },
  dossiersCount: { action: 'dossier.read', owners: suppliers },
  dossier: { action: 'dossier.read', owners: suppliers, one: (world, owner) => ({ id: world.ids[owner].dossierId }) },
  mineralTables: { action: 'mineral.read', owners: houses },
  mineralRows: { action: 'mineral.read', owners: houses },
}

const facts = { kind: 'PROTEST', source: 'New', happenedOn: '2026-01-01', words: 'New' }
const firstPackage = (world: World, owner: Owner) => rowOf(world, owner, 'dossier_packages', "kind = 'COUNTRY'")

export const mutationsOfFlags: Readonly<Record<string, MutationDecision>> = {
  assessFlag: {
    action: 'flag.dismiss',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await ofFlag(world, owner)), verdict: 'DISMISSED', words: 'New' } }),
  },
  followFlag: {
    action: 'flag.monitor',
    owners: suppliers,
    arranged: { flag: 'EDD_DONE' },
    variables: async (world, owner) => ({ input: { ...(await ofFlag(world, owner)), to: 'MONITORED', words: 'New' } }),
  },
  runRedFlags: { action: 'flag.run', owners: ['one'], variables: () => ({}) },
  recordIncident: { action: 'incident.record', owners: ['one'], variables: () => ({ input: { ...facts, country: 'GN' } }) },
  judgeIncident: {
    action: 'incident.judgeRelevant',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await rowOf(world, owner, 'incidents')), relevant: true, words: 'New' } }),
  },
  planPackage: {
    action: 'package.plan',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await firstPackage(world, owner)), dueOn: '2199-01-01' } }),
  },
  movePackage: {
    action: 'package.start',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { ...(await firstPackage(world, owner)), move: 'START' } }),
  },
  attachPaper: {
    action: 'package.attach',
    owners: suppliers,
    variables: async (world, owner) => ({ input: { packageId: (await firstPackage(world, owner)).id, fileId: world.ids[owner].fileId } }),
  },
  detachPaper: {
    action: 'package.detach',
    owners: suppliers,
    variables: async (world, owner) => ({ id: (await rowOf(world, owner, 'dossier_papers')).id }),
  },
  closeDossier: {
    action: 'dossier.close',
    owners: suppliers,
    rule: 'packagesLeft',
    variables: async (world, owner) => ({ input: { ...(await rowOf(world, owner, 'dossiers', "status = 'OPEN'")), words: 'New' } }),
  },
  loadMineralTable: {
    action: 'mineral.load',
    owners: ['one'],
    variables: () => ({
      input: { title: 'New', rows: [{ country: 'GN', material: 'BAUXITE', reserves: 1, production: 1, transit: false }] },
    }),
  },
}

const reviewer = `(SELECT account_id FROM memberships WHERE programme_id = $1 AND 'REVIEWER' = ANY (roles) AND supplier_id IS NULL LIMIT 1)`

/** A flag, an incident, what was found, and a dossier with a paper. */
export async function sampleFlags(
  db: pg.Client,
  programmeId: string,
  supplierId: string,
  responseId: string,
): Promise<Pick<Ids, 'flagId' | 'incidentId' | 'dossierId'>> {
  const one = async (text: string): Promise<string> => (await db.query(text, [programmeId, supplierId])).rows[0]?.id
  const incidentId = await one(
    `INSERT INTO incidents (id, programme_id, supplier_id, country, kind, source, happened_on, words, status, status_since, recorded_by_id, recorded_at, judged_by_id, version)
      VALUES (gen_random_uuid(), $1, $2, 'GN', 'OTHER', '', '2026-01-01', '', 'NOT_RELEVANT', now(), ${reviewer}, now(), ${reviewer}, 0) RETURNING id`,
  )
  const flagId = await one(
    `INSERT INTO red_flags (id, programme_id, supplier_id, code, cause_key, cause, status, status_since, raised_at, assessed_by_id, version)
      VALUES (gen_random_uuid(), $1, $2, 'RF-C1', 'SAMPLE', '{"kind":"ANSWER","question":"KYS-J7","signal":"AII-B"}', 'EDD_DONE', now(), now(), ${reviewer}, 0) RETURNING id`,
  )
  const dossierId = await one(
    `INSERT INTO dossiers (id, programme_id, supplier_id, status, status_since, opened_at, closed_by_id, version) VALUES (gen_random_uuid(), $1, $2, 'CLOSED', now(), now(), ${reviewer}, 0) RETURNING id`,
  )
  await db.query(
    `INSERT INTO dossier_packages (id, programme_id, supplier_id, dossier_id, kind, status, status_since, version) VALUES (gen_random_uuid(), $1, $2, $3, 'COUNTRY', 'TODO', now(), 0)`,
    [programmeId, supplierId, dossierId],
  )
  await db.query(
    `INSERT INTO answer_signals (supplier_id, question, signal, programme_id, response_id, state) VALUES ($2, 'KYS-J7', 'AII-B', $1, $3, 'YES') ON CONFLICT DO NOTHING`,
    [programmeId, supplierId, responseId],
  )
  await db.query(
    `INSERT INTO declared_volumes (supplier_id, country, year, programme_id, response_id, tonnes) VALUES ($2, 'GN', 2025, $1, $3, 1) ON CONFLICT DO NOTHING`,
    [programmeId, supplierId, responseId],
  )
  return { incidentId, flagId, dossierId }
}

/** What needs the samples of a house, and what a run of its own may have made otherwise; after all jobs are done. */
export async function markFlags(db: pg.Client, { programmeId, supplierId, dossierId, flagId }: Ids): Promise<void> {
  await db.query('DELETE FROM dossier_papers WHERE supplier_id = $1', [supplierId])
  await db.query('DELETE FROM dossier_packages WHERE supplier_id = $1 AND dossier_id <> $2', [supplierId, dossierId])
  await db.query('DELETE FROM dossiers WHERE supplier_id = $1 AND id <> $2', [supplierId, dossierId])
  await db.query('DELETE FROM red_flags WHERE supplier_id = $1 AND id <> $2', [supplierId, flagId])
  await db.query("UPDATE red_flags SET ended_at = NULL, status = 'EDD_DONE' WHERE id = $1", [flagId])
  await db.query("INSERT INTO substantiated_subjects (id, programme_id, supplier_id, topic) VALUES (gen_random_uuid(), $1, $2, 'OTHER')", [
    programmeId,
    supplierId,
  ])
  await db.query(
    `INSERT INTO dossier_papers (id, programme_id, supplier_id, package_id, paper_id, added_by_id, added_at)
      SELECT gen_random_uuid(), $1, $2, k.id, p.id, ${reviewer}, now() FROM dossier_packages k, country_papers p WHERE k.dossier_id = $3 AND p.programme_id = $1 LIMIT 1`,
    [programmeId, supplierId, dossierId],
  )
  await db.query(
    `INSERT INTO flag_checks (id, programme_id, supplier_id, outcomes, checked_at) VALUES (gen_random_uuid(), $1, $2, $3, now())
      ON CONFLICT (supplier_id) DO UPDATE SET outcomes = EXCLUDED.outcomes`,
    [programmeId, supplierId, JSON.stringify([{ code: 'RF-L1', result: 'NONE', missing: [] }])],
  )
}

export async function sampleFlagsOfHome(db: pg.Client, programmeId: string): Promise<void> {
  await db.query(
    `INSERT INTO mineral_tables (id, programme_id, title, rows, file_name, loaded_by_id, loaded_at) VALUES (gen_random_uuid(), $1, '', $2, '', ${reviewer}, now())`,
    [programmeId, JSON.stringify([{ country: 'GN', material: 'BAUXITE', reserves: 1, production: 1, transit: false }])],
  )
  await db.query(
    `INSERT INTO flag_runs (id, programme_id, cause, asked_at, done, total, raised, cleared, finished_at) VALUES (gen_random_uuid(), $1, 'ASKED', now(), 0, 0, 0, 0, now())`,
    [programmeId],
  )
}

/** Every subject in the state in which the act is possible. */
export async function arrangeFlags(db: pg.Client, flag = 'RAISED'): Promise<void> {
  await db.query("UPDATE red_flags SET status = $1, ended_at = NULL WHERE cause_key = 'SAMPLE'", [flag])
  await db.query("UPDATE dossiers SET status = 'OPEN'")
  await db.query("UPDATE dossier_packages SET status = 'TODO'")
  await db.query("UPDATE incidents SET status = 'REPORTED'")
}
