import { randomUUID } from 'node:crypto'
import { authorize } from '../../core/authorize.ts'
import type { Context, OpenMatters } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { asRule } from '../../core/transition.ts'

/** 0.4: a confirmed hit sets HOLD at once, by rule and with its cause. */
export const holdSupplier = (ctx: Context, hit: { id: string; supplierId: string; matchedName: string; list: string }): Promise<void> =>
  asRule(ctx, async () => {
    authorize(ctx, 'hold.set', { programmeId: ctx.actor.programmeId, supplierId: hit.supplierId })
    const id = randomUUID()
    const set = await ctx.ask({
      text: `INSERT INTO supplier_holds (id, programme_id, supplier_id, cause, cause_id, since) VALUES ($1, $2, $3, 'HIT', $4, $5) ON CONFLICT DO NOTHING RETURNING id`,
      values: [id, ctx.actor.programmeId, hit.supplierId, hit.id, ctx.now()],
    })
    if (set.length === 0) return
    note(ctx, {
      action: 'hold.set',
      subjectType: 'supplier_holds',
      subjectId: id,
      supplierId: hit.supplierId,
      to: 'HOLD',
      byRule: true,
      data: { cause: 'HIT', hitId: hit.id, list: hit.list, name: hit.matchedName },
    })
  })

const held = async (ctx: Context, supplierId: string): Promise<boolean> =>
  (await ctx.ask({ text: 'SELECT 1 FROM supplier_holds WHERE supplier_id = $1 AND lifted_at IS NULL LIMIT 1', values: [supplierId] }))
    .length > 0

/** No new request, no approval and no trade while a HOLD stands. */
export async function refuseWhileHeld(ctx: Context, record: { id: string; supplierId?: string | null }): Promise<void> {
  if (await held(ctx, record.supplierId ?? record.id)) throw new Refused('supplierHeld')
}

/** Hits that nobody has cleared stand open: a supplier with one is approved under conditions (0.4, *Questionnaire*). */
export const openHits: OpenMatters = async (ctx, supplierId) => {
  const rows = await ctx.ask({
    text: `SELECT id, matched_name AS name FROM screening_hits WHERE programme_id = $1 AND supplier_id = $2 AND status IN ('NEW', 'POSSIBLE', 'CONFIRMED') ORDER BY found_at, id`,
    values: [ctx.actor.programmeId, supplierId],
  })
  return rows.map(({ id, name }) => ({ kind: 'HIT', id: String(id), name: String(name) }))
}
