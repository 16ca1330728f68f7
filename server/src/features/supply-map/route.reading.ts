import type { Context } from '../../core/context.ts'
import { classAt, gravityOf } from '../countries/gravity.ts'
import { legsOf } from '../countries/legs.ts'

export interface ChainRoute {
  readonly leaves: string
  readonly leavesAs: string
  readonly reaches: string
  readonly reachesAs: string
  readonly suppliers: number
  readonly class: string | null
}

/** A leg's class is the graver of its two ends', each in its role. */
const graves = `graves AS (SELECT c.country, c.role, max(${gravityOf('c')}) AS gravity FROM country_checks c
  WHERE c.programme_id = $1 AND c.superseded_at IS NULL GROUP BY c.country, c.role)`

/** The routes of all chains, the gravest and the busiest first, and how many there are. */
export async function chainRoutes(ctx: Context, country: string | null, most: number): Promise<{ routes: ChainRoute[]; all: number }> {
  const rows = await ctx.ask({
    name: 'chain-routes',
    text: `WITH ${graves}
      SELECT l.leaves, l.leaves_as AS "leavesAs", l.reaches, l.reaches_as AS "reachesAs", count(DISTINCT l.supplier_id)::int AS suppliers,
        ${classAt('greatest(a.gravity, b.gravity)')} AS class, count(*) OVER ()::int AS "all"
      FROM ${legsOf('$1')} l
      LEFT JOIN graves a ON a.country = l.leaves AND a.role = l.leaves_as LEFT JOIN graves b ON b.country = l.reaches AND b.role = l.reaches_as
      WHERE $2::text IS NULL OR $2 IN (l.leaves, l.reaches)
      GROUP BY l.leaves, l.leaves_as, l.reaches, l.reaches_as, a.gravity, b.gravity
      ORDER BY greatest(a.gravity, b.gravity) DESC NULLS LAST, suppliers DESC, l.leaves, l.reaches, l.leaves_as LIMIT $3`,
    values: [ctx.actor.programmeId, country, most],
  })
  return { routes: rows.map(({ all: _, ...route }) => route) as unknown as ChainRoute[], all: Number(rows[0]?.all ?? 0) }
}

export interface ChainCountry {
  readonly country: string
  readonly class: string
  readonly suppliers: number
  readonly computedAt: Date
}

/** Every country that some chain touches: its gravest class, and how many suppliers touch it in any role. */
export async function chainCountries(ctx: Context): Promise<ChainCountry[]> {
  const rows = await ctx.ask({
    name: 'chain-countries',
    text: `WITH touched AS (SELECT country, count(DISTINCT supplier_id)::int AS suppliers FROM supplier_locations WHERE programme_id = $1 GROUP BY country)
      SELECT c.country, ${classAt(`max(${gravityOf('c')})`)} AS class, coalesce(max(t.suppliers), 0) AS suppliers, max(c.computed_at) AS "computedAt"
      FROM country_checks c LEFT JOIN touched t ON t.country = c.country
      WHERE c.programme_id = $1 AND c.superseded_at IS NULL GROUP BY c.country ORDER BY max(${gravityOf('c')}) DESC, c.country`,
    values: [ctx.actor.programmeId],
  })
  return rows as unknown as ChainCountry[]
}
