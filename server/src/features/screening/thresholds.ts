import { randomUUID } from 'node:crypto'
import type { Thresholds } from 'shared/rules/names/judge-hit.ts'
import { type SetThresholds, setThresholds as schema } from 'shared/schemas/screening.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'

/** Domain reference 12.8. */
export const shippedThresholds: Thresholds = { alert: 0.92, review: 0.8 }

export async function thresholdsOf(ctx: Context): Promise<Row & Thresholds> {
  const [row] = await ctx.ask({
    text: `SELECT t.alert, t.review, t.set_at AS "setAt", (SELECT a.name FROM accounts a WHERE a.id = t.set_by_id) AS "setBy"
      FROM screening_thresholds t WHERE t.programme_id = $1 ORDER BY t.set_at DESC, t.id LIMIT 1`,
    values: [ctx.actor.programmeId],
  })
  return (row ?? { ...shippedThresholds, setAt: null, setBy: null }) as Row & Thresholds
}

/** From the next look on: names are looked at again at once. */
export async function setThresholds(ctx: Context, input: SetThresholds): Promise<Row> {
  const { alert, review } = parse(schema, input)
  authorizeHere(ctx, 'threshold.set')
  const before = await thresholdsOf(ctx)
  const id = randomUUID()
  await ctx.ask({
    text: 'INSERT INTO screening_thresholds (id, programme_id, alert, review, set_by_id, set_at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [id, ctx.actor.programmeId, alert, review, ctx.actor.accountId, ctx.now()],
  })
  note(ctx, {
    action: 'threshold.set',
    subjectType: 'screening_thresholds',
    subjectId: id,
    data: { alert, review, before: { alert: before.alert, review: before.review } },
  })
  await enqueue(ctx, 'screen', { supplierId: null, after: null })
  return thresholdsOf(ctx)
}
