import { custodyKinds } from 'shared/words/red-flags.ts'
import { type Bind, daysAgo, idOrNone, type List, today } from '../../core/listing.ts'
import { column, columns, many, nameOf, one, type Shape, told } from '../../core/shape.ts'
import { supplierName } from '../members/member.reading.ts'

const ofCause = (f: string, key: string): string => `${f}.cause->>'${key}'`

export const flagShape: Shape = {
  table: 'red_flags',
  read: 'flag.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'code', 'cause', 'incidentId', 'status', 'statusSince', 'raisedAt'),
    ...columns('assessedWords', 'assessedAt', 'endedAt', 'settledWords', 'version'),
    supplier: supplierName,
    assessedBy: nameOf('assessed_by_id'),
    dossierId: column(f => `(SELECT d.id FROM dossiers d WHERE d.supplier_id = ${f}.supplier_id AND d.status = 'OPEN')`),
    responseId: column(
      f => `(SELECT a.response_id FROM answer_signals a WHERE a.supplier_id = ${f}.supplier_id
        AND a.question = ${ofCause(f, 'question')} AND a.signal = ${ofCause(f, 'signal')})`,
    ),
    checkId: column(
      f => `(SELECT c.id FROM country_checks c WHERE c.programme_id = ${f}.programme_id AND c.superseded_at IS NULL
        AND c.country = ${ofCause(f, 'country')} AND c.region = ${ofCause(f, 'region')} AND c.role = ${ofCause(f, 'role')})`,
      'check.read',
    ),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status', 'endedAt'),
  },
}

type Given = {
  filter: {
    code: string[]
    status: string[]
    kind: string[]
    supplierId: string
    country: string
    ended: boolean
    age: string[]
    raisedSince: Date
    openedSince: Date
    stateSince: Date
    package: { kind: string; status: string }
    overdue: boolean
  }
}
const given = (args: Record<string, unknown>): Given['filter'] => args.filter as Given['filter']

/** How long ago one was raised, by whole days of the programme. */
function ageOf(f: string, bind: Bind): string {
  return `(CASE WHEN ${f}.raised_at >= ${daysAgo(bind, 7)} THEN 'WEEK' WHEN ${f}.raised_at >= ${daysAgo(bind, 30)} THEN 'MONTH'
    WHEN ${f}.raised_at >= ${daysAgo(bind, 90)} THEN 'QUARTER' ELSE 'OLDER' END)`
}

export const flagList: List = {
  shape: flagShape,
  sorts: { RAISED: { sql: f => `${f}.raised_at`, type: 'timestamptz', descending: true } },
  filters: {
    code: (f, bind) => `${f}.code = ANY (${bind((_, args) => given(args).code)})`,
    status: (f, bind) => `${f}.status = ANY (${bind((_, args) => given(args).status)})`,
    supplierId: (f, bind) => `${f}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    ended: (f, bind) => `(${f}.ended_at IS NOT NULL) = ${bind((_, args) => given(args).ended)}`,
    age: (f, bind) => `${ageOf(f, bind)} = ANY (${bind((_, args) => given(args).age)})`,
    raisedSince: (f, bind) => `${f}.raised_at > ${bind((_, args) => given(args).raisedSince)}::timestamptz`,
  },
}

/** What flags are counted by. */
export const flagGroups = { code: (f: string): string => `${f}.code`, age: ageOf }

export const flagCheckShape: Shape = {
  table: 'flag_checks',
  read: 'flag.read',
  fields: columns('id', 'outcomes', 'checkedAt'),
}

export const flagRunShape: Shape = {
  table: 'flag_runs',
  read: 'flag.run',
  fields: { ...columns('id', 'cause', 'askedAt', 'done', 'total', 'raised', 'cleared', 'finishedAt'), askedBy: nameOf('asked_by_id') },
}
export const flagRunList: List = {
  shape: flagRunShape,
  sorts: { ASKED: { sql: r => `${r}.asked_at`, type: 'timestamptz', descending: true } },
}

const recordShape: Shape = { table: 'records', read: 'answer.read', fields: columns('id', 'type', 'name', 'country') }

export const incidentShape: Shape = {
  table: 'incidents',
  read: 'incident.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'country', 'place', 'party', 'kind', 'source', 'address', 'words'),
    ...columns('status', 'statusSince', 'judgedWords', 'recordedAt', 'version'),
    happenedOn: column(i => `${i}.happened_on::text`),
    supplier: supplierName,
    record: one(
      () => recordShape,
      (r, i) => `${r}.id = ${i}.record_id`,
    ),
    recordedBy: nameOf('recorded_by_id'),
    judgedBy: nameOf('judged_by_id'),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}
export const incidentList: List = {
  shape: incidentShape,
  sorts: {
    RECORDED: { sql: i => `${i}.recorded_at`, type: 'timestamptz', descending: true },
    HAPPENED: { sql: i => `${i}.happened_on`, type: 'date', descending: true },
  },
  filters: {
    kind: (i, bind) => `${i}.kind = ANY (${bind((_, args) => given(args).kind)})`,
    status: (i, bind) => `${i}.status = ANY (${bind((_, args) => given(args).status)})`,
    supplierId: (i, bind) => `${i}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    country: (i, bind) => `${i}.country = ${bind((_, args) => given(args).country)}`,
  },
}

const paperShape: Shape = {
  table: 'dossier_papers',
  read: 'dossier.read',
  fields: {
    ...columns('id', 'fileId', 'paperId', 'addedAt'),
    // The database shows a file's name to those who may read evidence.
    title: column(
      p =>
        `coalesce((SELECT e.name FROM evidence_files e WHERE e.id = ${p}.file_id), (SELECT c.title FROM country_papers c WHERE c.id = ${p}.paper_id))`,
    ),
    country: column(p => `(SELECT c.country FROM country_papers c WHERE c.id = ${p}.paper_id)`),
    addedBy: nameOf('added_by_id'),
  },
}

const packageShape: Shape = {
  table: 'dossier_packages',
  read: 'dossier.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'kind', 'status', 'statusSince', 'words', 'ownerId', 'version'),
    dueOn: column(k => `${k}.due_on::text`),
    owner: nameOf('owner_id'),
    papers: many(
      () => paperShape,
      (p, k) => `${p}.package_id = ${k}.id`,
      p => `${p}.added_at, ${p}.id`,
    ),
    dossierOpen: column(k => `EXISTS (SELECT 1 FROM dossiers d WHERE d.id = ${k}.dossier_id AND d.status = 'OPEN')`),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status', 'dossierOpen'),
  },
}

const latest = (d: string, what: string): string =>
  `(SELECT r.${what} FROM responses r WHERE r.supplier_id = ${d}.supplier_id ORDER BY r.requested_at DESC, r.id DESC LIMIT 1)`
const touched = (d: string): string =>
  `SELECT DISTINCT l.country FROM supplier_locations l WHERE l.supplier_id = ${d}.supplier_id AND l.role IN ('ORIGIN', 'TRANSIT')`

export const dossierShape: Shape = {
  table: 'dossiers',
  read: 'dossier.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'status', 'statusSince', 'openedAt', 'closedWords', 'version'),
    supplier: supplierName,
    closedBy: nameOf('closed_by_id'),
    packages: many(
      () => packageShape,
      (k, d) => `${k}.dossier_id = ${d}.id`,
      k => `array_position(ARRAY['COUNTRY', 'KYS', 'CUSTODY', 'TDS', 'MAP', 'ASSESSMENT', 'RISK'], ${k}.kind)`,
    ),
    flags: many(
      () => flagShape,
      (f, d) => `${f}.supplier_id = ${d}.supplier_id AND ${f}.ended_at IS NULL AND ${f}.status NOT IN ('DISMISSED', 'CLEARED')`,
      f => `${f}.code, ${f}.id`,
    ),
    done: column(
      d => `(SELECT count(*)::int FROM dossier_packages k WHERE k.dossier_id = ${d}.id AND k.status IN ('DONE', 'NOT_POSSIBLE'))`,
    ),
    responseId: column(d => latest(d, 'id'), 'response.read'),
    responseState: column(d => latest(d, 'status'), 'response.read'),
    countries: column(d => `ARRAY(${touched(d)} ORDER BY 1)`),
    countryPapers: column(
      d => `(SELECT count(*)::int FROM country_papers p WHERE p.programme_id = ${d}.programme_id AND p.country IN (${touched(d)}))`,
    ),
    custodyFiles: column(
      d => `(SELECT count(*)::int FROM evidence_files e WHERE e.supplier_id = ${d}.supplier_id AND e.kind IN (${custodyKinds.map(kind => `'${kind}'`).join(', ')})
        AND NOT EXISTS (SELECT 1 FROM evidence_files n WHERE n.revision_of_id = e.id))`,
      'evidence.read',
    ),
    chainActors: column(
      d =>
        `(SELECT count(DISTINCT m.record_id)::int FROM record_mentions m WHERE m.supplier_id = ${d}.supplier_id AND m.question LIKE 'KYS-G%')`,
      'answer.read',
    ),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}
const somePackage = (d: string, which: string): string =>
  `EXISTS (SELECT 1 FROM dossier_packages k WHERE k.dossier_id = ${d}.id AND ${which})`

export const dossierList: List = {
  shape: dossierShape,
  sorts: { OPENED: { sql: d => `${d}.opened_at`, type: 'timestamptz', descending: true } },
  filters: {
    status: (d, bind) => `${d}.status = ANY (${bind((_, args) => given(args).status)})`,
    supplierId: (d, bind) => `${d}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    package: (d, bind) =>
      somePackage(
        d,
        `k.kind = ${bind((_, args) => given(args).package.kind)} AND k.status = ${bind((_, args) => given(args).package.status)}`,
      ),
    overdue: (d, bind) =>
      `${somePackage(d, `k.status IN ('TODO', 'RUNNING') AND k.due_on < ${today(bind)}`)} = ${bind((_, args) => given(args).overdue)}`,
    openedSince: (d, bind) => `${d}.opened_at > ${bind((_, args) => given(args).openedSince)}::timestamptz`,
    stateSince: (d, bind) => `${d}.status_since > ${bind((_, args) => given(args).stateSince)}::timestamptz`,
  },
}

/** What the packages of dossiers are counted by; a dossier has one of each kind. */
export const packageGroups = { kind: (): string => 'part.kind', status: (): string => 'part.status' }
export const withPackages = (d: string): string =>
  `JOIN dossier_packages part ON part.programme_id = ${d}.programme_id AND part.dossier_id = ${d}.id`

export const mineralShape: Shape = {
  table: 'mineral_tables',
  read: 'mineral.read',
  fields: {
    ...columns('id', 'title', 'rows', 'fileName', 'loadedAt'),
    rowCount: column(m => `jsonb_array_length(${m}.rows)`),
    loadedBy: nameOf('loaded_by_id'),
  },
}
