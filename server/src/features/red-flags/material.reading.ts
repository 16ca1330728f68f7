import { materials } from 'shared/words/lists.ts'
import type { List } from '../../core/listing.ts'
import { column, columns, type Shape } from '../../core/shape.ts'
import { supplierName } from '../members/member.reading.ts'

/**
 * All incoming material (domain reference 0.3, F-12): each supplier with each of its materials, from the register and from the records
 * that its answers became; a supplier of whom no material is known stands there with the gap. The id is made of both, the same each time.
 */
const pairs = `(SELECT md5(s.id || coalesce(m.material, ''))::uuid AS id, s.programme_id, s.id AS supplier_id, s.name, s.chain_class, s.origin_known, m.material
  FROM suppliers s LEFT JOIN LATERAL (
    SELECT unnest(s.materials) AS material
    UNION SELECT n.cells->>'material' FROM record_mentions n WHERE n.supplier_id = s.id AND n.type = 'MATERIAL' AND n.cells->>'material' <> ''
  ) m ON true
  WHERE s.merged_into_id IS NULL AND s.status NOT IN ('REJECTED', 'TERMINATED', 'MERGED'))`

/** The gravest class of its places of origin and transit, as it is kept beside the supplier; null: none is known, or none computed. */
const gravest = (m: string): string => `nullif(${m}.chain_class, 'NOT_JUDGED')`
const flags = (m: string): string =>
  `(SELECT count(*)::int FROM red_flags f WHERE f.supplier_id = ${m}.supplier_id AND f.ended_at IS NULL AND f.status NOT IN ('DISMISSED', 'CLEARED'))`
const gap = (m: string): string =>
  `(CASE WHEN ${m}.material IS NULL THEN 'MATERIAL' WHEN NOT ${m}.origin_known THEN 'ORIGIN'
    WHEN ${m}.chain_class = 'NOT_JUDGED' THEN 'CLASS' WHEN ${m}.chain_class = 'INSUFFICIENT_DATA' THEN 'DATA' END)`
const standing = (m: string): string => `coalesce(${gap(m)}, ${m}.chain_class)`
const group = (m: string): string =>
  `(CASE WHEN ${m}.material IS NULL THEN 'UNKNOWN' WHEN ${m}.material = ANY (ARRAY[${materials.map(one => `'${one}'`).join(', ')}]) THEN ${m}.material ELSE 'TYPED' END)`

export const materialShape: Shape = {
  table: pairs,
  read: 'flag.read',
  fields: {
    ...columns('id', 'material'),
    supplier: supplierName,
    class: column(gravest),
    openFlags: column(flags),
    gap: column(gap),
    checkedAt: column(m => `(SELECT k.checked_at FROM flag_checks k WHERE k.supplier_id = ${m}.supplier_id)`),
    dossierId: column(m => `(SELECT d.id FROM dossiers d WHERE d.supplier_id = ${m}.supplier_id AND d.status = 'OPEN')`),
  },
}

type Given = { material: string[]; class: string[]; gap: boolean; flagged: boolean; search: string; group: string[]; standing: string[] }
const given = (args: Record<string, unknown>): Given => args.filter as Given
const escaped = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

export const materialList: List = {
  shape: materialShape,
  sorts: { NAME: { sql: m => `${m}.name`, type: 'text' } },
  filters: {
    material: (m, bind) => `${m}.material = ANY (${bind((_, args) => given(args).material)})`,
    class: (m, bind) => `${gravest(m)} = ANY (${bind((_, args) => given(args).class)})`,
    gap: (m, bind) => `(${gap(m)} IS NOT NULL) = ${bind((_, args) => given(args).gap)}`,
    group: (m, bind) => `${group(m)} = ANY (${bind((_, args) => given(args).group)})`,
    standing: (m, bind) => `${standing(m)} = ANY (${bind((_, args) => given(args).standing)})`,
    flagged: (m, bind) => `(${flags(m)} > 0) = ${bind((_, args) => given(args).flagged)}`,
    search: (m, bind) => `lower(${m}.name) LIKE lower(${bind((_, args) => escaped(given(args).search))})`,
  },
}

/** What incoming material is counted by. */
export const materialGroupings = { group, standing }
