import type { CountryRule } from 'shared/rules/countries/country-rule.ts'
import { type Judgement, judgeLocation } from 'shared/rules/countries/judge-location.ts'
import type { LocationRole } from 'shared/words/country-sources.ts'
import type { Context } from '../../core/context.ts'
import { editionsFor, type Instead } from './facts.ts'

/** A place of some supplier's chain in a role, with how many suppliers touch it. */
export interface Spot {
  readonly country: string
  readonly region: string
  readonly role: LocationRole
  readonly suppliers: number
}

/** All places of the programme's chains in the roles that the rule looks at, in the index's order, from one on. */
export async function spots(ctx: Context, rule: CountryRule, after = '', most = 100_000): Promise<Spot[]> {
  // Compared column by column and not as one text: each part of a run finds its place in the index, and reads no more than it judges.
  const [country = '', region = '', role = ''] = after.split(' ')
  const rows = await ctx.ask({
    text: `SELECT country, region, role, count(DISTINCT supplier_id)::int AS suppliers FROM supplier_locations
      WHERE programme_id = $1 AND role = ANY ($2) AND (country, region, role) > ($3, $4, $5)
      GROUP BY country, region, role ORDER BY country, region, role LIMIT $6`,
    values: [ctx.actor.programmeId, rule.roles, country, region, role, most],
  })
  return rows as unknown as Spot[]
}

export async function countSpots(ctx: Context, rule: CountryRule): Promise<number> {
  const [row] = await ctx.ask({
    text: 'SELECT count(*)::int AS n FROM (SELECT DISTINCT country, region, role FROM supplier_locations WHERE programme_id = $1 AND role = ANY ($2)) places',
    values: [ctx.actor.programmeId, rule.roles],
  })
  return Number(row?.n ?? 0)
}
export const keyOfSpot = (spot: { country: string; region: string; role: string }): string => `${spot.country} ${spot.region} ${spot.role}`

/** Each place judged by a rule and editions; a country's figures are asked once, however many roles and regions it has. */
export async function judgeAll(
  ctx: Context,
  rule: CountryRule,
  places: readonly Spot[],
  instead: Instead = {},
): Promise<(Spot & { judgement: Judgement })[]> {
  const editions = await editionsFor(ctx, [...new Set(places.map(one => one.country))], instead)
  return places.map(place => ({
    ...place,
    judgement: judgeLocation(rule, editions.get(place.country) ?? {}, { country: place.country, region: place.region || null }),
  }))
}
