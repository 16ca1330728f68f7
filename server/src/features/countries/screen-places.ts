import { createHash, randomUUID } from 'node:crypto'
import type { Judgement } from 'shared/rules/countries/judge-location.ts'
import type { LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { note } from '../../core/history.ts'
import type { Change } from './changes.ts'
import { judgeAll, keyOfSpot, type Spot } from './judging.ts'
import { overrideAfter } from './override-after.ts'
import { programmeToday } from './programme-today.ts'
import { reasoner } from './reasoning.ts'
import type { ruleInForce } from './rule-in-force.ts'

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')
const basisOf = (ruleId: string, findings: unknown): string => sha256(JSON.stringify([ruleId, findings]))

const resultFields = `id, country, region, role, period, class, dimensions, basis, status, override_class AS "overrideClass", override_words AS "overrideWords",
  override_ends_on::text AS "endsOn", override_by_id AS "overrideById", decided_by_id AS "decidedById"`
const byPlace = (rows: readonly Row[]): ReadonlyMap<string, Row> => new Map(rows.map(row => [keyOfSpot(row as never), row]))

/** What holds now in these countries, by place. */
const currentResults = async (ctx: Context, countries: readonly string[]): Promise<ReadonlyMap<string, Row>> =>
  byPlace(
    await ctx.ask({
      text: `SELECT ${resultFields} FROM country_checks WHERE programme_id = $1 AND superseded_at IS NULL AND country = ANY ($2)`,
      values: [ctx.actor.programmeId, countries],
    }),
  )

/** Results of which people say otherwise today. */
export const overridesInForce = async (ctx: Context, today: string): Promise<ReadonlyMap<string, Row>> =>
  byPlace(
    await ctx.ask({
      text: `SELECT ${resultFields} FROM country_checks WHERE programme_id = $1 AND superseded_at IS NULL AND status = 'OVERRIDDEN' AND override_ends_on >= $2::date`,
      values: [ctx.actor.programmeId, today],
    }),
  )

/** A result as it will stand, with a person's override where that still says something. */
function resultOf(
  spot: Spot,
  judgement: Judgement,
  kept: Row | null,
  given: { ruleId: string; basis: string; period: number; reasoning: LocalText },
): Row {
  return {
    id: randomUUID(),
    country: spot.country,
    region: spot.region,
    role: spot.role,
    period: given.period,
    class: judgement.class,
    dimensions: judgement.dimensions,
    findings: judgement.findings,
    missing: judgement.missing,
    rule_id: given.ruleId,
    basis: given.basis,
    reasoning: given.reasoning,
    status: kept?.status ?? 'COMPUTED',
    override_class: kept?.overrideClass ?? null,
    override_words: kept?.overrideWords ?? null,
    override_ends_on: kept?.endsOn ?? null,
    override_by_id: kept?.overrideById ?? null,
    decided_by_id: kept?.decidedById ?? null,
  }
}

/** Judges these places and writes what is new. What was judged in this year by the same rule on the same findings stays the result it is. */
export async function screenPlaces(ctx: Context, rule: Awaited<ReturnType<typeof ruleInForce>>, some: readonly Spot[]): Promise<Change[]> {
  const today = await programmeToday(ctx)
  const period = Number(today.slice(0, 4))
  const before = await currentResults(ctx, [...new Set(some.map(one => one.country))])
  const fresh: Row[] = []
  const ended: string[] = []
  const changes: Change[] = []
  const reason = reasoner()
  for (const { judgement, ...spot } of await judgeAll(ctx, rule.content, some)) {
    const old = before.get(keyOfSpot(spot))
    const basis = basisOf(rule.id, judgement.findings)
    const { kept, from, to, over } = overrideAfter(old, judgement, today)
    if (old && old.basis === basis && Number(old.period) === period && !over) continue
    if (old) ended.push(String(old.id))
    fresh.push(resultOf(spot, judgement, kept, { ruleId: rule.id, basis, period, reasoning: reason(spot, judgement, basis) }))
    if (from !== to) changes.push({ country: spot.country, region: spot.region, role: spot.role, from, to, suppliers: spot.suppliers })
  }
  if (fresh.length > 0) await writeResults(ctx, rule.id, fresh, ended, changes)
  return changes
}

async function writeResults(ctx: Context, ruleId: string, fresh: readonly Row[], ended: readonly string[], changes: readonly Change[]) {
  const written = JSON.stringify(fresh)
  if (ended.length > 0)
    await ctx.ask({ text: 'UPDATE country_checks SET superseded_at = $2 WHERE id = ANY ($1)', values: [ended, ctx.now()] })
  await ctx.ask({
    text: `INSERT INTO country_checks (id, programme_id, country, region, role, period, class, dimensions, findings, missing, rule_id, basis, reasoning, status, status_since, computed_at,
        override_class, override_words, override_ends_on, override_by_id, decided_by_id, version)
      SELECT x.id, $1, x.country, x.region, x.role, x.period, x.class, ARRAY(SELECT jsonb_array_elements_text(x.dimensions)), x.findings, ARRAY(SELECT jsonb_array_elements_text(x.missing)),
        x.rule_id, x.basis, x.reasoning, x.status, $2, $2, x.override_class, x.override_words, x.override_ends_on, x.override_by_id, x.decided_by_id, 0
      FROM jsonb_to_recordset($3) AS x(id uuid, country text, region text, role text, period int, class text, dimensions jsonb, findings jsonb, missing jsonb, rule_id uuid, basis text,
        reasoning jsonb, status text, override_class text, override_words text, override_ends_on date, override_by_id uuid, decided_by_id uuid)`,
    values: [ctx.actor.programmeId, ctx.now(), written],
  })
  // A bulk act is one entry with the hash of its rows (trust 4): what each was is in the results, which are never changed.
  note(ctx, {
    action: 'check.compute',
    subjectType: 'country_checks',
    subjectId: ruleId,
    byRule: true,
    data: { results: fresh.length, sha256: sha256(written), changes: changes.slice(0, 200) },
  })
}
