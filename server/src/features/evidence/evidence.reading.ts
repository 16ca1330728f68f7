import { idOrNone, type List } from '../../core/listing.ts'
import { column, columns, many, nameOf, type Shape, told } from '../../core/shape.ts'
import { supplierName } from '../members/member.reading.ts'

const openingShape: Shape = {
  // Only the latest: a page shows them, and the table keeps all.
  table: '(SELECT o.*, row_number() OVER (PARTITION BY o.file_id ORDER BY o.at DESC, o.id DESC) AS place FROM file_openings o)',
  read: 'evidence.read',
  fields: { ...columns('at'), by: nameOf('account_id') },
}

export const evidenceFileShape: Shape = {
  table: 'evidence_files',
  read: 'evidence.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'name', 'type', 'size', 'sha256', 'uploadedAt'),
    ...columns('kind', 'number', 'issuer', 'revision', 'state', 'heldReasons', 'decidedAt', 'decisionWords', 'version'),
    issuedOn: column(f => `${f}.issued_on::text`),
    expiresOn: column(f => `${f}.expires_on::text`),
    uploadedBy: nameOf('uploaded_by_id'),
    decidedBy: nameOf('decided_by_id'),
    replacedById: column(f => `(SELECT n.id FROM evidence_files n WHERE n.revision_of_id = ${f}.id)`),
    supplier: supplierName,
    revisions: many(
      () => evidenceFileShape,
      (r, f) => `${r}.first_id = ${f}.first_id`,
      r => `${r}.revision`,
    ),
    openings: many(
      () => openingShape,
      (o, f) => `${o}.file_id = ${f}.id AND ${o}.place <= 200`,
      o => `${o}.place`,
    ),
    allowedActions: told('id', 'programmeId', 'supplierId', 'state', 'replacedById'),
  },
}

type Given = {
  filter: { search: string; kind: string[]; state: string[]; supplierId: string; expiringWithinDays: number; newestOnly: boolean }
}
const given = (args: Record<string, unknown>): Given['filter'] => args.filter as Given['filter']
const escaped = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`
/** PostgreSQL's days end somewhere. */
const fewDays = (days: number): number => Math.min(Math.max(days, -36_500), 36_500)

/** Files without a last day come last. */
const expires = (f: string): string => `coalesce(${f}.expires_on, '2199-12-31')`

export const evidenceFileList: List = {
  shape: evidenceFileShape,
  sorts: {
    UPLOADED: { sql: f => `${f}.uploaded_at`, type: 'timestamptz', descending: true },
    NAME: { sql: f => `${f}.name`, type: 'text' },
    EXPIRES: { sql: expires, type: 'date' },
  },
  filters: {
    search: (f, bind) => `${f}.search LIKE lower(${bind((_, args) => escaped(given(args).search))})`,
    kind: (f, bind) => `${f}.kind = ANY (${bind((_, args) => given(args).kind)})`,
    state: (f, bind) => `${f}.state = ANY (${bind((_, args) => given(args).state)})`,
    supplierId: (f, bind) => `${f}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    expiringWithinDays: (f, bind) =>
      `${expires(f)} <= (SELECT (${bind(ctx => ctx.now())}::timestamptz AT TIME ZONE p.time_zone)::date + ${bind((_, args) => fewDays(given(args).expiringWithinDays))}::int FROM programmes p WHERE p.id = ${bind(ctx => ctx.actor.programmeId)}::uuid) AND ${f}.expires_on IS NOT NULL`,
    newestOnly: (f, bind) =>
      `(NOT ${bind((_, args) => given(args).newestOnly)}::boolean OR NOT EXISTS (SELECT 1 FROM evidence_files n WHERE n.revision_of_id = ${f}.id))`,
  },
}
