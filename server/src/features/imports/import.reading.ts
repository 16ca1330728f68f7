import type { List } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape, told } from '../../core/shape.ts'
import { deed } from './plan.ts'

const counts = (
  i: string,
): string => `(SELECT json_build_object('suppliers', count(*), 'new', count(*) FILTER (WHERE x.kind = 'NEW'), 'duplicates', count(*) FILTER (WHERE x.kind = 'DUPLICATE'),
  'undecided', count(*) FILTER (WHERE x.deed = 'STOP'), 'toUpdate', count(*) FILTER (WHERE x.deed = 'UPDATE'), 'toSkip', count(*) FILTER (WHERE x.deed = 'SKIP'), 'toCreate', count(*) FILTER (WHERE x.deed = 'CREATE'),
  'unchanged', count(*) FILTER (WHERE x.kind = 'UNCHANGED'), 'faults', count(*) FILTER (WHERE x.kind = 'FAULT'))
  FROM (SELECT r.kind, ${deed} AS deed FROM supplier_import_rows r JOIN supplier_imports i ON i.id = r.import_id WHERE r.import_id = ${i}.id) x)`

export const importShape: Shape = {
  table: 'supplier_imports',
  read: 'import.read',
  fields: {
    ...columns(
      'id',
      'programmeId',
      'fileName',
      'fileSha256',
      'size',
      'state',
      'progress',
      'total',
      'refusal',
      'usualChoice',
      'comparedAgain',
    ),
    ...columns('uploadedAt', 'appliedAt', 'rowsSha256', 'created', 'updated', 'skipped', 'version', 'facts'),
    uploadedBy: nameOf('uploaded_by_id'),
    appliedBy: nameOf('applied_by_id'),
    counts: column(counts),
    found: told('facts'),
    allowedActions: told('id', 'programmeId', 'state'),
  },
}

export const importList: List = {
  shape: importShape,
  sorts: { UPLOADED: { sql: i => `${i}.uploaded_at`, type: 'timestamptz', descending: true } },
}

const nameOfAccount = (id: string): string => `coalesce((SELECT a.name FROM accounts a WHERE a.id = nullif(${id}, '')::uuid), '')`

/** The changes of a row; who looks after a supplier is kept as an id and said by name. */
const named = (r: string): string => `(SELECT coalesce(jsonb_agg(CASE WHEN c->>'field' = 'reviewerId'
    THEN c || jsonb_build_object('before', ${nameOfAccount("c->>'before'")}, 'after', ${nameOfAccount("c->>'after'")}) ELSE c END ORDER BY place), '[]')
  FROM jsonb_array_elements(${r}.changes) WITH ORDINALITY AS x(c, place))`

const rowShape: Shape = {
  table: 'supplier_import_rows',
  read: 'import.read',
  fields: {
    ...columns('id', 'sheet', 'name', 'kind', 'matches', 'alike', 'choice', 'outcome', 'supplierId', 'faults', 'sure'),
    changes: column(named),
    rowNumbers: column(r => `(SELECT json_agg(DISTINCT (x->>'number')::int) FROM jsonb_array_elements(${r}.rows) x)`),
    country: column(r => `${r}.given->>'country'`),
    wrong: told('faults'),
    choices: told('kind', 'supplierId', 'matches'),
  },
}

export { rowShape }

type Given = { importId: string; kind: string }
export const rowList: List = {
  shape: rowShape,
  sorts: { PLACE: { sql: r => `${r}.place::bigint`, type: 'bigint' } },
  filters: {
    importId: (r, bind) => `${r}.import_id = ${bind((_, args) => (args.filter as Given).importId)}::uuid`,
    kind: (r, bind) => `${r}.kind = ${bind((_, args) => (args.filter as Given).kind)}`,
  },
}
