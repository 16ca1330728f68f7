import { randomUUID } from 'node:crypto'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'

/** Why places are looked at again (domain reference 4.4, *Validity*; 8.5). */
export const runCauses = ['EDITION', 'RULE', 'RECORD', 'OVERRIDE', 'YEAR', 'ASKED'] as const
export type RunCause = (typeof runCauses)[number]

/** Orders a run; one that waits already will see what has just changed. */
export async function startRun(ctx: Context, cause: RunCause): Promise<string> {
  const [waiting] = await ctx.ask({
    text: 'SELECT id FROM country_runs WHERE programme_id = $1 AND finished_at IS NULL AND done = 0 AND total = 0 ORDER BY asked_at LIMIT 1',
    values: [ctx.actor.programmeId],
  })
  if (waiting) return String(waiting.id)
  const id = randomUUID()
  await ctx.ask({
    text: 'INSERT INTO country_runs (id, programme_id, cause, asked_by_id, asked_at, done, total) VALUES ($1, $2, $3, $4, $5, 0, 0)',
    values: [id, ctx.actor.programmeId, cause, ctx.actor.accountId, ctx.now()],
  })
  await enqueue(ctx, 'screenCountries', { runId: id })
  return id
}
