import { randomUUID } from 'node:crypto'
import { keyOfCause } from 'shared/rules/red-flags/facts.ts'
import type { FlagRunCause } from 'shared/words/red-flags.ts'
import { asHouse } from '../../core/atomic.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { evaluateFlags } from './evaluating.ts'

/** Orders a pass over all suppliers; one that waits already will see what has just changed. */
export async function startFlagRun(ctx: Context, cause: FlagRunCause): Promise<string> {
  const [waiting] = await ctx.ask({
    text: 'SELECT id FROM flag_runs WHERE programme_id = $1 AND finished_at IS NULL AND done = 0 AND total = 0 ORDER BY asked_at LIMIT 1',
    values: [ctx.actor.programmeId],
  })
  if (waiting) return String(waiting.id)
  const id = randomUUID()
  await ctx.ask({
    text: 'INSERT INTO flag_runs (id, programme_id, cause, asked_by_id, asked_at, done, total, raised, cleared) VALUES ($1, $2, $3, $4, $5, 0, 0, 0, 0)',
    values: [id, ctx.actor.programmeId, cause, ctx.actor.accountId, ctx.now()],
  })
  await enqueue(ctx, 'raiseFlags', { runId: id, after: '' })
  return id
}

/** Countries were looked at again: what touches them is too. */
export async function followCountries(ctx: Context): Promise<void> {
  await startFlagRun(ctx, 'COUNTRIES')
}

/** A listed name was confirmed to be a party's of this supplier. */
export const followHit = (ctx: Context, { supplierId }: { supplierId: string }): Promise<void> =>
  asHouse(ctx, async () => {
    await evaluateFlags(ctx, [supplierId])
  })

/** A list names nobody of that hit any more; most hits raised nothing. */
export async function followLapse(ctx: Context, { id, supplierId }: { id: string; supplierId: string }): Promise<void> {
  const raised = await ctx.ask({
    text: 'SELECT 1 FROM red_flags WHERE supplier_id = $1 AND cause_key = $2 AND ended_at IS NULL',
    values: [supplierId, keyOfCause({ kind: 'HIT', hitId: id })],
  })
  if (raised.length > 0) await followHit(ctx, { supplierId })
}

/** A person wants everything looked at again. */
export async function askFlagRun(ctx: Context): Promise<string> {
  authorizeHere(ctx, 'flag.run')
  const id = await startFlagRun(ctx, 'ASKED')
  note(ctx, { action: 'flag.run', subjectType: 'flag_runs', subjectId: id })
  return id
}

/** So many suppliers one job looks at: its progress is seen, and after a crash it goes on where it stood. */
const atOnce = 1_000
const first = '00000000-0000-0000-0000-000000000000'

/** One part of a run. Twice is once: what has been judged already comes out the same. */
export async function continueFlagRun(ctx: Context, { runId, after }: { runId: string; after: string }): Promise<void> {
  authorizeHere(ctx, 'flag.raise')
  const [run] = await ctx.ask({ text: 'SELECT total, finished_at FROM flag_runs WHERE id = $1 FOR UPDATE', values: [runId] })
  if (!run || run.finished_at) return
  const rows = await ctx.ask({
    text: 'SELECT id FROM suppliers WHERE programme_id = $1 AND merged_into_id IS NULL AND id > $2 ORDER BY id LIMIT $3',
    values: [ctx.actor.programmeId, after || first, atOnce],
  })
  const ids = rows.map(row => String(row.id))
  const { raised, cleared } = await evaluateFlags(ctx, ids)
  const over = ids.length < atOnce
  await ctx.ask({
    text: `UPDATE flag_runs SET done = done + $2, raised = raised + $3, cleared = cleared + $4, finished_at = $5,
        total = CASE total WHEN 0 THEN (SELECT count(*) FROM suppliers s WHERE s.programme_id = flag_runs.programme_id AND s.merged_into_id IS NULL) ELSE total END
      WHERE id = $1`,
    values: [runId, ids.length, raised, cleared, over ? ctx.now() : null],
  })
  const last = ids.at(-1)
  if (!over && last) await enqueue(ctx, 'raiseFlags', { runId, after: last })
}
