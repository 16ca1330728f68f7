import type { SupplierRead } from 'shared/imports/supplier-columns.ts'
import type { Context, Row } from '../../core/context.ts'

export type Choice = 'STOP' | 'SKIP' | 'UPDATE' | 'CREATE'

/**
 * What becomes of a row, as SQL over `r` (row) and `i` (import): what is new is created; about a duplicate its own choice holds, else the one
 * for all. Nobody is updated unseen who is only called alike, and where several are meant none is.
 */
export const deed = `CASE r.kind WHEN 'NEW' THEN 'CREATE'
  WHEN 'DUPLICATE' THEN coalesce(r.choice, CASE WHEN i.usual_choice = 'UPDATE' AND NOT r.sure THEN 'STOP' ELSE i.usual_choice END) ELSE 'NONE' END`

export interface Planned {
  readonly id: string
  readonly place: number
  readonly deed: Exclude<Choice, 'STOP'>
  readonly supplierId: string | null
  readonly given: SupplierRead
}

const planned = (row: Row): Planned => row as unknown as Planned

/** The next rows that something is done about. */
export async function plannedAfter(ctx: Context, importId: string, place: number, count: number): Promise<Planned[]> {
  const rows = await ctx.ask({
    text: `SELECT * FROM (SELECT r.id, r.place, ${deed} AS deed, r.supplier_id AS "supplierId", r.given FROM supplier_import_rows r JOIN supplier_imports i ON i.id = r.import_id
      WHERE r.import_id = $1 AND r.place > $2) x WHERE x.deed <> 'NONE' ORDER BY place LIMIT $3`,
    values: [importId, place, count],
  })
  return rows.map(planned)
}

/** How many duplicates nobody has decided about, and how many suppliers two rows would change. */
export async function openQuestions(ctx: Context, importId: string): Promise<{ undecided: number; twice: number }> {
  const [row] = await ctx.ask({
    text: `SELECT count(*) FILTER (WHERE x.deed = 'STOP')::int AS undecided,
        (count(*) FILTER (WHERE x.deed = 'UPDATE') - count(DISTINCT x.supplier_id) FILTER (WHERE x.deed = 'UPDATE'))::int AS twice
      FROM (SELECT ${deed} AS deed, r.supplier_id FROM supplier_import_rows r JOIN supplier_imports i ON i.id = r.import_id WHERE r.import_id = $1) x`,
    values: [importId],
  })
  return { undecided: Number(row?.undecided), twice: Number(row?.twice) }
}

/** A short name for what the person has seen of the comparison. */
export async function comparisonOf(ctx: Context, importId: string): Promise<string> {
  const [row] = await ctx.ask({
    text: `SELECT md5(coalesce(string_agg(r.kind || coalesce(r.supplier_id::text, '') || r.sure || r.changes::text, '|' ORDER BY r.place), '')) AS hash FROM supplier_import_rows r WHERE r.import_id = $1`,
    values: [importId],
  })
  return String(row?.hash)
}

/** A short name for the register as it stands, apart from the suppliers of an import: any change of a supplier or a contact changes it. */
export async function registerNow(ctx: Context, apartFrom: string | null = null): Promise<string> {
  const others = (id: string) => `NOT EXISTS (SELECT 1 FROM supplier_import_rows r WHERE r.import_id = $2::uuid AND r.supplier_id = ${id})`
  const [row] = await ctx.ask({
    text: `SELECT (SELECT count(*) || ' ' || coalesce(sum(s.version), 0) FROM suppliers s WHERE s.programme_id = $1 AND ${others('s.id')})
      || ' ' || (SELECT count(*) || ' ' || coalesce(sum(c.version), 0) FROM contacts c WHERE c.programme_id = $1 AND ${others('c.supplier_id')}) AS now`,
    values: [ctx.actor.programmeId, apartFrom],
  })
  return String(row?.now)
}
