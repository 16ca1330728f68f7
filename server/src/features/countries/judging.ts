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

/** All places of the programme's chains in the roles that the rule looks at, in a fixed order, from one on. */
export async function spots(ctx: Context, rule: CountryRule, after = '', most = 100_000): Promise<Spot[]> {
  const rows = await ctx.ask({
    text: `SELECT country, region, role, count(DISTINCT supplier_id)::int AS suppliers FROM supplier_locations
      WHERE programme_id = $1 AND role = ANY ($2) AND (country || ' ' || region || ' ' || role) COLLATE "C" > $3
      GROUP BY country, region, role ORDER BY (country || ' ' || region || ' ' || role) COLLATE "C" LIMIT $4`,
    values: [ctx.actor.programmeId, rule.roles, after, most],
  })
  return rows as unknown as Spot[]
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
