import { idOrNone, type List } from '../../core/listing.ts'
import { column, columns, type Field, many, nameOf, one, type Shape, told } from '../../core/shape.ts'

const entry = (
  h: string,
): string => `(SELECT jsonb_build_object('kind', e.kind, 'names', e.names, 'regime', e.regime, 'listedOn', e.listed_on,
  'births', e.births, 'nationalities', e.nationalities, 'identifiers', e.identifiers) FROM listed_entries e WHERE e.id = ${h}.entry_id)`

export const hitShape: Shape = {
  table: 'screening_hits',
  read: 'hit.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'subjectType', 'subjectName', 'subjectFacts', 'list', 'entryKey', 'matchedName', 'score'),
    ...columns('band', 'why', 'status', 'statusSince', 'foundAt', 'reason', 'version'),
    decidedBy: nameOf('decided_by_id'),
    supplier: column(h => `(SELECT s.name FROM suppliers s WHERE s.id = ${h}.supplier_id)`),
    entry: column(entry),
    listVersion: column(h => `(SELECT v.version FROM name_list_versions v WHERE v.id = ${h}.version_id)`),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}

type Given = { status: string[]; list: string[]; band: string[]; supplierId: string; foundSince: Date; stateSince: Date }
const given = (args: Record<string, unknown>): Given => args.filter as Given

export const hitList: List = {
  shape: hitShape,
  sorts: {
    SINCE: { sql: h => `${h}.status_since`, type: 'timestamptz', descending: true },
    SCORE: { sql: h => `round((${h}.score * 1000)::numeric)::bigint`, type: 'bigint', descending: true },
  },
  filters: {
    status: (h, bind) => `${h}.status = ANY (${bind((_, args) => given(args).status)})`,
    list: (h, bind) => `${h}.list = ANY (${bind((_, args) => given(args).list)})`,
    band: (h, bind) => `${h}.band = ANY (${bind((_, args) => given(args).band)})`,
    supplierId: (h, bind) => `${h}.supplier_id = ${bind((_, args) => idOrNone(given(args).supplierId))}::uuid`,
    foundSince: (h, bind) => `${h}.found_at > ${bind((_, args) => given(args).foundSince)}::timestamptz`,
    stateSince: (h, bind) => `${h}.status_since > ${bind((_, args) => given(args).stateSince)}::timestamptz`,
  },
}

/** What hits are counted by. */
export const hitGroups = { list: (h: string): string => `${h}.list`, status: (h: string): string => `${h}.status` }

const holdShape: Shape = { table: 'supplier_holds', read: 'hold.read', fields: columns('id', 'since', 'cause') }

/** What screening gives to a supplier. */
export const supplierScreening: Record<string, Field> = {
  screenedAt: column(
    s => `(SELECT k.screened_at FROM screened_subjects k WHERE k.supplier_id = ${s}.id AND k.subject_id = ${s}.id)`,
    'hit.read',
  ),
  hold: one(
    () => holdShape,
    (x, s) => `${x}.supplier_id = ${s}.id AND ${x}.lifted_at IS NULL`,
    x => `${x}.since, ${x}.id`,
  ),
  hits: many(
    () => hitShape,
    (h, s) => `${h}.supplier_id = ${s}.id`,
    h => `${h}.status_since DESC, ${h}.id`,
  ),
}
