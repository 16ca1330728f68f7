import { createHash, randomUUID } from 'node:crypto'
import { dayIn } from 'shared/rules/days.ts'
import type { LocationClass } from 'shared/words/country-sources.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { announce } from '../../core/transition.ts'
import { judgeAll, keyOfSpot, type Spot, spots } from './judging.ts'
import { keepClasses, keepClassesAt } from './kept-classes.ts'
import { refreshSeats } from './locations.commands.ts'
import { reasoningOf } from './reasoning.ts'
import { ruleInForce } from './rule-in-force.ts'
import { startRun } from './start-run.ts'

/** What a run found otherwise than before. */
export interface Change {
  readonly country: string
  readonly region: string
  readonly role: string
  readonly from: LocationClass | null
  readonly to: LocationClass | null
  readonly suppliers: number
}

/** A person wants everything looked at again. */
export async function askRun(ctx: Context): Promise<string> {
  authorizeHere(ctx, 'check.run')
  const id = await startRun(ctx, 'ASKED')
  note(ctx, { action: 'check.run', subjectType: 'country_runs', subjectId: id })
  return id
}

/** So many places one job looks at: its progress is seen, and after a crash it goes on where it stood. */
const atOnce = 2_000

/** One part of a run. Twice is once: what has been judged already comes out the same. */
export async function continueRun(ctx: Context, { runId, after }: { runId: string; after: string }): Promise<void> {
  authorizeHere(ctx, 'check.compute')
  const [run] = await ctx.ask({ text: 'SELECT total, finished_at FROM country_runs WHERE id = $1 FOR UPDATE', values: [runId] })
  if (!run || run.finished_at) return
  if (after === '') await keepClasses(ctx, await refreshSeats(ctx))
  const rule = await ruleInForce(ctx)
  const total = Number(run.total) || (await spots(ctx, rule.content)).length
  const some = await spots(ctx, rule.content, after, atOnce)
  const changes = await screen(ctx, rule, some)
  const over = some.length < atOnce
  if (over) changes.push(...(await closeLeft(ctx)))
  await keepClassesAt(ctx, changes)
  await ctx.ask({
    text: `UPDATE country_runs SET done = done + $2, total = $3, changes = changes || $4::jsonb, finished_at = $5 WHERE id = $1`,
    values: [runId, some.length, total, JSON.stringify(changes), over ? ctx.now() : null],
  })
  const last = some.at(-1)
  if (!over && last) await enqueue(ctx, 'screenCountries', { runId, after: keyOfSpot(last) })
  if (over) await announce(ctx, 'check.compute', { id: runId, programmeId: ctx.actor.programmeId ?? '' })
}

const basisOf = (ruleId: string, findings: unknown): string =>
  createHash('sha256')
    .update(JSON.stringify([ruleId, findings]))
    .digest('hex')

/** Does a person's override still say something: not over, and about the same computed result. */
const keepsOverride = (row: Row, today: string, computed: string, dimensions: readonly string[]): boolean =>
  (row.status === 'OVERRIDDEN' || row.status === 'OVERRIDE_PROPOSED') &&
  (row.status === 'OVERRIDE_PROPOSED' || String(row.endsOn) >= today) &&
  row.class === computed &&
  JSON.stringify([...(row.dimensions as string[])].sort()) === JSON.stringify([...dimensions].sort())

async function screen(ctx: Context, rule: Awaited<ReturnType<typeof ruleInForce>>, some: readonly Spot[]): Promise<Change[]> {
  const today = await programmeToday(ctx)
  const rows = await ctx.ask({
    text: `SELECT id, country, region, role, class, dimensions, basis, status, override_class AS "overrideClass", override_words AS "overrideWords",
        override_ends_on::text AS "endsOn", override_by_id AS "overrideById", decided_by_id AS "decidedById"
      FROM country_checks WHERE programme_id = $1 AND superseded_at IS NULL AND country = ANY ($2)`,
    values: [ctx.actor.programmeId, [...new Set(some.map(one => one.country))]],
  })
  const before = new Map(rows.map(row => [keyOfSpot(row as never), row]))
  const fresh: Row[] = []
  const changes: Change[] = []
  for (const { judgement, ...spot } of await judgeAll(ctx, rule.content, some)) {
    const old = before.get(keyOfSpot(spot))
    const basis = basisOf(rule.id, judgement.findings)
    const lapsed = old?.status === 'OVERRIDDEN' && String(old.endsOn) < today
    if (old && old.basis === basis && !lapsed) continue
    const kept = old && keepsOverride(old, today, judgement.class, judgement.dimensions) ? old : null
    fresh.push({
      id: randomUUID(),
      country: spot.country,
      region: spot.region,
      role: spot.role,
      period: Number(today.slice(0, 4)),
      class: judgement.class,
      dimensions: judgement.dimensions,
      findings: judgement.findings,
      missing: judgement.missing,
      rule_id: rule.id,
      basis,
      reasoning: reasoningOf(spot, judgement),
      status: kept?.status ?? 'COMPUTED',
      override_class: kept?.overrideClass ?? null,
      override_words: kept?.overrideWords ?? null,
      override_ends_on: kept?.endsOn ?? null,
      override_by_id: kept?.overrideById ?? null,
      decided_by_id: kept?.decidedById ?? null,
    })
    const from = old ? ((old.status === 'OVERRIDDEN' ? old.overrideClass : old.class) as LocationClass) : null
    const to = (kept?.status === 'OVERRIDDEN' ? kept.overrideClass : judgement.class) as LocationClass
    if (from !== to) changes.push({ country: spot.country, region: spot.region, role: spot.role, from, to, suppliers: spot.suppliers })
  }
  if (fresh.length === 0) return changes
  await ctx.ask({
    text: `UPDATE country_checks c SET superseded_at = $2 FROM jsonb_to_recordset($3) AS x(country text, region text, role text)
      WHERE c.programme_id = $1 AND c.superseded_at IS NULL AND (c.country, c.region, c.role) = (x.country, x.region, x.role)`,
    values: [ctx.actor.programmeId, ctx.now(), JSON.stringify(fresh)],
  })
  await ctx.ask({
    text: `INSERT INTO country_checks (id, programme_id, country, region, role, period, class, dimensions, findings, missing, rule_id, basis, reasoning, status, status_since, computed_at,
        override_class, override_words, override_ends_on, override_by_id, decided_by_id, version)
      SELECT x.id, $1, x.country, x.region, x.role, x.period, x.class, ARRAY(SELECT jsonb_array_elements_text(x.dimensions)), x.findings, ARRAY(SELECT jsonb_array_elements_text(x.missing)),
        x.rule_id, x.basis, x.reasoning, x.status, $2, $2, x.override_class, x.override_words, x.override_ends_on, x.override_by_id, x.decided_by_id, 0
      FROM jsonb_to_recordset($3) AS x(id uuid, country text, region text, role text, period int, class text, dimensions jsonb, findings jsonb, missing jsonb, rule_id uuid, basis text,
        reasoning jsonb, status text, override_class text, override_words text, override_ends_on date, override_by_id uuid, decided_by_id uuid)`,
    values: [ctx.actor.programmeId, ctx.now(), JSON.stringify(fresh)],
  })
  // A bulk act is one entry with the hash of its rows (trust 4): what each was is in the results, which are never changed.
  note(ctx, {
    action: 'check.compute',
    subjectType: 'country_checks',
    subjectId: rule.id,
    byRule: true,
    data: {
      results: fresh.length,
      sha256: createHash('sha256').update(JSON.stringify(fresh)).digest('hex'),
      changes: changes.slice(0, 200),
    },
  })
  return changes
}

/** Places that no chain touches any more hold no longer. */
async function closeLeft(ctx: Context): Promise<Change[]> {
  const { content } = await ruleInForce(ctx)
  const rows = await ctx.ask({
    text: `UPDATE country_checks c SET superseded_at = $2 WHERE c.programme_id = $1 AND c.superseded_at IS NULL
        AND (NOT c.role = ANY ($3) OR NOT EXISTS (SELECT 1 FROM supplier_locations l WHERE l.programme_id = c.programme_id AND l.country = c.country AND l.region = c.region AND l.role = c.role))
      RETURNING c.country, c.region, c.role, c.class`,
    values: [ctx.actor.programmeId, ctx.now(), content.roles],
  })
  return rows.map(row => ({ ...(row as unknown as Spot), from: row.class as LocationClass, to: null, suppliers: 0 }))
}

export async function programmeToday(ctx: Context): Promise<string> {
  const [row] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  return dayIn(ctx.now(), String(row?.zone ?? 'UTC'))
}
