import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import type { Steps } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { announce } from '../../core/transition.ts'
import { calledForAtAll } from './called-for.ts'
import { type Change, writeChanges } from './changes.ts'
import { countSpots, keyOfSpot, type Spot, spots } from './judging.ts'
import { keepClasses, keepClassesOfRun } from './kept-classes.ts'
import { refreshSeats, seatsMoved } from './locations.commands.ts'
import { programmeToday } from './programme-today.ts'
import { ruleInForce } from './rule-in-force.ts'
import { screenPlaces } from './screen-places.ts'
import { type RunCause, startRun } from './start-run.ts'

/** A person wants everything looked at again. */
export async function askRun(ctx: Context): Promise<string> {
  authorizeHere(ctx, 'check.run')
  const id = await startRun(ctx, 'ASKED')
  note(ctx, { action: 'check.run', subjectType: 'country_runs', subjectId: id })
  return id
}

/** By the clock: an override that has ended, a value confirmed elsewhere, a seat that has moved, a new year. */
export async function lookAgain(ctx: Context): Promise<void> {
  const causes = Object.keys(calledForAtAll) as (keyof typeof calledForAtAll)[]
  const [row] = await ctx.ask({
    text: `SELECT ${causes.map(cause => `${calledForAtAll[cause]} AS "${cause}"`).join(', ')}, ${seatsMoved} AS "RECORD"`,
    values: [ctx.actor.programmeId],
  })
  const cause = ([...causes, 'RECORD'] satisfies RunCause[]).find(one => row?.[one] === true)
  if (cause) await startRun(ctx, cause)
}

/** So many places one step looks at: its progress is seen, and after a crash the run goes on where it stood. */
const atOnce = 2_000

/** A whole run, step by step, each in a transaction of its own. */
export async function screenCountries(steps: Steps, { runId }: { runId: string }): Promise<void> {
  while (!(await steps(ctx => continueRun(ctx, runId))));
}

/** The next places of a run; true when there is none left. Begun twice, done once: the run says how far it has come. */
export async function continueRun(ctx: Context, runId: string): Promise<boolean> {
  authorizeHere(ctx, 'check.compute')
  const [run] = await ctx.ask({ text: 'SELECT total, reached, finished_at FROM country_runs WHERE id = $1 FOR UPDATE', values: [runId] })
  if (!run || run.finished_at) return true
  const reached = String(run.reached)
  if (reached === '') await keepClasses(ctx, await refreshSeats(ctx))
  const rule = await ruleInForce(ctx)
  const total = Number(run.total) || (await countSpots(ctx, rule.content))
  const some = await spots(ctx, rule.content, reached, atOnce)
  const changes = await screenPlaces(ctx, rule, some)
  const last = some.length === atOnce ? some.at(-1) : undefined
  if (!last) changes.push(...(await closeLeft(ctx, rule.content.roles)))
  await writeChanges(ctx, runId, changes)
  await ctx.ask({
    text: 'UPDATE country_runs SET done = done + $2, total = $3, changed = changed + $4, reached = $5, finished_at = $6 WHERE id = $1',
    values: [runId, some.length, total, changes.length, last ? keyOfSpot(last) : reached, last ? null : ctx.now()],
  })
  if (last) return false
  await keepClassesOfRun(ctx, runId)
  await announce(ctx, 'check.compute', { id: runId, programmeId: ctx.actor.programmeId ?? '' })
  return true
}

/** Places that no chain touches any more hold no longer. */
async function closeLeft(ctx: Context, roles: readonly string[]): Promise<Change[]> {
  const rows = await ctx.ask({
    text: `UPDATE country_checks c SET superseded_at = $2 WHERE c.programme_id = $1 AND c.superseded_at IS NULL
        AND (NOT c.role = ANY ($3) OR NOT EXISTS (SELECT 1 FROM supplier_locations l WHERE l.programme_id = c.programme_id AND l.country = c.country AND l.region = c.region AND l.role = c.role))
      RETURNING c.country, c.region, c.role, CASE WHEN c.status = 'OVERRIDDEN' AND c.override_ends_on >= $4::date THEN c.override_class ELSE c.class END AS "from"`,
    values: [ctx.actor.programmeId, ctx.now(), roles, await programmeToday(ctx)],
  })
  return rows.map(row => ({ ...(row as unknown as Spot & Pick<Change, 'from'>), to: null, suppliers: 0 }))
}
