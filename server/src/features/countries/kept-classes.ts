import type { Context } from '../../core/context.ts'
import { holds } from './country.reading.ts'

/** From the lightest to the gravest; what is not judged is below all. */
const ranks = `ARRAY['NOT_JUDGED', 'NOT_CAHRA', 'INSUFFICIENT_DATA', 'HIGH_RISK', 'CONFLICT_AFFECTED']`
const gravest = (which = ''): string => `(${ranks})[coalesce(max(array_position(${ranks}, ${holds('c')}))${which}, 1)]`

/**
 * How grave a supplier's places are, kept on its row: told from half a million places at each look, a picture of all suppliers took
 * seconds. Kept in the transaction that changes a place or what it is called, of a run in its last; rows that stay as they are are not touched, and those
 * that change are locked in the order of their ids, as everybody else locks suppliers.
 */
export async function keepClasses(ctx: Context, supplierIds: readonly string[]): Promise<void> {
  for (let at = 0; at < supplierIds.length; at += atOnce) await keepSome(ctx, supplierIds.slice(at, at + atOnce))
}

/** So many in one statement. */
const atOnce = 5_000

async function keepSome(ctx: Context, supplierIds: readonly string[]): Promise<void> {
  await ctx.ask({
    text: `WITH told AS (
        SELECT s.id, ${gravest()} AS place_class, ${gravest(` FILTER (WHERE l.role IN ('ORIGIN', 'TRANSIT'))`)} AS chain_class,
          coalesce(bool_or(l.role = 'ORIGIN'), false) AS origin_known
        FROM suppliers s LEFT JOIN supplier_locations l ON l.supplier_id = s.id
          -- One by one in the index: joined, results of which no statistics are made yet were gone through once for each location.
          LEFT JOIN LATERAL (SELECT c.* FROM country_checks c WHERE c.programme_id = l.programme_id AND c.superseded_at IS NULL
            AND (c.country, c.region, c.role) = (l.country, l.region, l.role) LIMIT 1) c ON true
        WHERE s.programme_id = $1 AND s.id = ANY ($2) GROUP BY s.id),
      other AS (
        SELECT t.* FROM told t JOIN suppliers s ON s.id = t.id
        WHERE (s.place_class, s.chain_class, s.origin_known) IS DISTINCT FROM (t.place_class, t.chain_class, t.origin_known) ORDER BY s.id FOR NO KEY UPDATE OF s)
      UPDATE suppliers s SET place_class = o.place_class, chain_class = o.chain_class, origin_known = o.origin_known FROM other o WHERE o.id = s.id`,
    values: [ctx.actor.programmeId, supplierIds],
  })
}

interface Place {
  readonly country: string
  readonly region: string
  readonly role: string
}

/** Of all suppliers whose chains touch these places. */
export const keepClassesAt = (ctx: Context, places: readonly Place[]): Promise<void> =>
  keepTouching(ctx, 'jsonb_to_recordset($2) AS x(country text, region text, role text)', JSON.stringify(places))

/** Of all suppliers who touch what a run has called otherwise: once at its end, since a supplier's places lie in many of its parts. */
export const keepClassesOfRun = (ctx: Context, runId: string): Promise<void> =>
  keepTouching(
    ctx,
    '(SELECT DISTINCT h.country, h.region, h.role FROM country_changes h WHERE h.programme_id = $1 AND h.run_id = $2) x',
    runId,
  )

async function keepTouching(ctx: Context, places: string, which: string): Promise<void> {
  const rows = await ctx.ask({
    text: `SELECT DISTINCT l.supplier_id AS id FROM supplier_locations l JOIN ${places} ON (x.country, x.region, x.role) = (l.country, l.region, l.role) WHERE l.programme_id = $1 ORDER BY 1`,
    values: [ctx.actor.programmeId, which],
  })
  await keepClasses(
    ctx,
    rows.map(row => String(row.id)),
  )
}

/** A second person has agreed to call a place otherwise: from now on it counts so. */
export const followOverride = (ctx: Context, check: Place): Promise<void> => keepClassesAt(ctx, [check])
