import { randomUUID } from 'node:crypto'
import { asHouse } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { unnamed } from '../../core/history.ts'
import { evaluateFlags } from '../red-flags/evaluating.ts'
import type { Grievance } from './grievance.entity.ts'
import { readRecords } from './records.ts'

/**
 * A substantiated case about a supplier raises a red flag. What goes over is the supplier and the subject's code: no word, no name, not
 * even which case. Whom the decision concerns stands in its sealed record alone, which the handler who decides can open.
 */
export async function raiseFlagOfCase(ctx: Context, grievance: Grievance): Promise<void> {
  const decisions = await readRecords(ctx, grievance, ['DECISION'])
  const supplierId = decisions.at(-1)?.value.supplierId
  if (typeof supplierId !== 'string') return
  const raise = async (): Promise<void> => {
    await ctx.ask({
      text: `INSERT INTO substantiated_subjects (id, programme_id, supplier_id, topic) VALUES ($1, $2, $3, $4) ON CONFLICT (supplier_id, topic) DO NOTHING`,
      values: [randomUUID(), ctx.actor.programmeId, supplierId, grievance.topic ?? 'OTHER'],
    })
    await evaluateFlags(ctx, [supplierId])
  }
  // As nobody: everybody of the house reads the history of flags, and would read there who decides about whom.
  await unnamed(ctx, () => asHouse(ctx, raise, null))
}
