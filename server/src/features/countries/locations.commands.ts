import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { locationsIn, type NamedLocation } from 'shared/rules/countries/locations.ts'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { keepClasses } from './kept-classes.ts'
import { startRun } from './start-run.ts'

/** Where the supplier's chain touches the ground, as it says it in what it handed in last; read once, when it is handed in. */
export async function findLocations(ctx: Context, response: { id: string; supplierId: string }): Promise<void> {
  const rows = await ctx.ask({
    text: "SELECT question, status, value FROM answers WHERE response_id = $1 AND status = 'ANSWERED' AND value IS NOT NULL",
    values: [response.id],
  })
  const found = locationsIn(new Map(rows.map(row => [String(row.question), row as unknown as GivenAnswer])))
  // Where a chain leads, and that it is being looked at, is the house's to know: no supplier writes or reads it.
  await asHouse(ctx, async () => {
    if (!(await replace(ctx, response.supplierId, found))) return
    await keepClasses(ctx, [response.supplierId])
    await startRun(ctx, 'RECORD')
  })
}

/** Writes what is new and takes away what is no longer said; true where anything changed. */
async function replace(ctx: Context, supplierId: string, found: readonly NamedLocation[]): Promise<boolean> {
  const values = [ctx.actor.programmeId, supplierId, JSON.stringify(found)]
  const gone = await ctx.ask({
    text: `DELETE FROM supplier_locations l WHERE l.programme_id = $1 AND l.supplier_id = $2 AND l.named_in <> 'supplier'
        AND NOT EXISTS (SELECT 1 FROM jsonb_to_recordset($3) AS x(country text, region text, role text, "namedIn" text)
          WHERE (x.country, x.region, x.role, x."namedIn") = (l.country, l.region, l.role, l.named_in)) RETURNING 1`,
    values,
  })
  const came = await ctx.ask({
    text: `INSERT INTO supplier_locations (programme_id, supplier_id, country, region, role, named_in)
      SELECT $1, $2, x.country, x.region, x.role, x."namedIn" FROM jsonb_to_recordset($3) AS x(country text, region text, role text, "namedIn" text)
      ON CONFLICT DO NOTHING RETURNING 1`,
    values,
  })
  return gone.length + came.length > 0
}

/** Suppliers' own seats. A mine's is an origin too (shared/rules). */
const seats = `SELECT s.programme_id, s.id, s.country, '' AS region, r.role FROM suppliers s
    CROSS JOIN LATERAL (SELECT 'SUPPLIER' AS role UNION ALL SELECT 'ORIGIN' WHERE s.tier = 'MINE' OR 'MINE' = ANY (s.further_tiers)) r
    WHERE s.programme_id = $1 AND s.merged_into_id IS NULL`
const seatsMissing = `SELECT seats.programme_id, seats.id, seats.country, seats.region, seats.role, 'supplier' FROM (${seats}) seats
      WHERE NOT EXISTS (SELECT 1 FROM supplier_locations l WHERE l.supplier_id = seats.id AND l.country = seats.country AND l.role = seats.role AND l.region = '' AND l.named_in = 'supplier')`
const seatsGone = `l.programme_id = $1 AND l.named_in = 'supplier'
        AND NOT EXISTS (SELECT 1 FROM seats WHERE seats.id = l.supplier_id AND seats.country = l.country AND seats.role = l.role)`

/** Has a seat come, moved or gone since they were written down? */
export const seatsMoved = `(EXISTS (${seatsMissing}) OR EXISTS (WITH seats AS (${seats}) SELECT 1 FROM supplier_locations l WHERE ${seatsGone}))`

/** For all suppliers at once: created, imported, moved or merged since. Whose they are. */
export async function refreshSeats(ctx: Context): Promise<string[]> {
  // The suppliers first, in the order in which everybody takes them: whoever merges two has them, and then wants their places.
  await ctx.ask({
    text: `WITH seats AS (${seats}) SELECT s.id FROM suppliers s WHERE s.programme_id = $1 AND s.id IN (
        SELECT l.supplier_id FROM supplier_locations l WHERE ${seatsGone} UNION SELECT x.supplier FROM (${seatsMissing}) x (programme, supplier, country, region, role, named_in))
      ORDER BY s.id FOR NO KEY UPDATE`,
    values: [ctx.actor.programmeId],
  })
  const gone = await ctx.ask({
    text: `WITH seats AS (${seats}) DELETE FROM supplier_locations l WHERE ${seatsGone} RETURNING l.supplier_id AS id`,
    values: [ctx.actor.programmeId],
  })
  const came = await ctx.ask({
    text: `INSERT INTO supplier_locations (programme_id, supplier_id, country, region, role, named_in) ${seatsMissing} RETURNING supplier_id AS id`,
    values: [ctx.actor.programmeId],
  })
  return [...new Set([...gone, ...came].map(row => String(row.id)))].sort()
}
