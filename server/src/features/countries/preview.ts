import type { CountryRule } from 'shared/rules/countries/country-rule.ts'
import type { LocationClass, LocationRole, SourceKey } from 'shared/words/country-sources.ts'
import type { Context } from '../../core/context.ts'
import { judgeAll, keyOfSpot, spots } from './judging.ts'
import { overrideAfter } from './override-after.ts'
import { programmeToday } from './programme-today.ts'
import { overridesInForce } from './screen-places.ts'

/** A place that would be called otherwise. */
export interface Flip {
  readonly country: string
  readonly region: string
  readonly role: LocationRole
  readonly from: LocationClass
  readonly to: LocationClass
  readonly suppliers: number
}

/** What another rule or another edition would change, before anything is saved (domain reference 4.4, *Threshold trap*). */
export interface Flips {
  readonly places: number
  readonly countries: number
  /** How many there are, and of those the ones that touch most suppliers. */
  readonly changed: number
  readonly flips: readonly Flip[]
  readonly suppliers: number
  readonly materials: readonly string[]
  /** Suppliers whose enhanced due diligence would open, and would no longer be called for. */
  readonly opens: number
  readonly closes: number
}

/** More nobody reads before a decision. */
const mostShown = 200

const calls = (kind: LocationClass): boolean => kind === 'HIGH_RISK' || kind === 'CONFLICT_AFFECTED'

export async function whatFlips(
  ctx: Context,
  now: CountryRule,
  tried: { rule?: CountryRule; edition?: { source: SourceKey; id: string } },
): Promise<Flips> {
  const rule = tried.rule ?? now
  const all = await spots(ctx, { ...rule, roles: [...new Set([...now.roles, ...rule.roles])] })
  const before = await judgeAll(ctx, now, all)
  const after = await judgeAll(ctx, rule, all, tried.edition ? { [tried.edition.source]: tried.edition.id } : {})
  const today = await programmeToday(ctx)
  const overridden = await overridesInForce(ctx, today)
  const flips = before.flatMap((one, at): Flip[] => {
    const { country, region, role, suppliers } = one
    const judged = after[at]?.judgement ?? one.judgement
    // What a person said otherwise holds on, as long as what it was about comes out the same.
    const override = overridden.get(keyOfSpot(one))
    const from = override ? (override.overrideClass as LocationClass) : one.judgement.class
    const { to } = overrideAfter(override, judged, today)
    return from === to ? [] : [{ country, region, role, from, to, suppliers }]
  })
  const inChain = (one: Flip): boolean => one.role === 'ORIGIN' || one.role === 'TRANSIT'
  const keys = (some: readonly Flip[]): string[] => some.map(keyOfSpot)
  return {
    places: all.length,
    countries: new Set(flips.map(one => one.country)).size,
    changed: flips.length,
    flips: flips.toSorted((one, other) => other.suppliers - one.suppliers).slice(0, mostShown),
    suppliers: await suppliersAt(ctx, keys(flips)),
    materials: await materialsAt(ctx, keys(flips)),
    opens: await suppliersAt(ctx, keys(flips.filter(one => inChain(one) && calls(one.to) && !calls(one.from)))),
    closes: await suppliersAt(ctx, keys(flips.filter(one => inChain(one) && calls(one.from) && !calls(one.to)))),
  }
}

const at = `l.programme_id = $1 AND (l.country || ' ' || l.region || ' ' || l.role) = ANY ($2)`

async function suppliersAt(ctx: Context, places: readonly string[]): Promise<number> {
  if (places.length === 0) return 0
  const [row] = await ctx.ask({
    text: `SELECT count(DISTINCT l.supplier_id)::int AS n FROM supplier_locations l WHERE ${at}`,
    values: [ctx.actor.programmeId, places],
  })
  return Number(row?.n ?? 0)
}

async function materialsAt(ctx: Context, places: readonly string[]): Promise<string[]> {
  if (places.length === 0) return []
  const rows = await ctx.ask({
    text: `SELECT DISTINCT m.material FROM supplier_locations l JOIN suppliers s ON s.id = l.supplier_id CROSS JOIN LATERAL unnest(s.materials) AS m(material)
      WHERE ${at} ORDER BY 1 LIMIT 100`,
    values: [ctx.actor.programmeId, places],
  })
  return rows.map(row => String(row.material))
}
