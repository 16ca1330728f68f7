import type { Action } from 'shared/policy/policy.ts'
import type { PassedOverReason } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'

/** A request that is held for an act on many. */
export interface HeldRequest {
  readonly id: string
  readonly supplierId: string
  readonly status: string
  readonly dueOn: string
  readonly title: unknown
  readonly supplier: string
  /** The last reminder, by the clock or by hand. */
  readonly remindedAt: Date | null
}

/** What an act on many did, and which it passed over for which reason: one that does not fit never spoils the others. */
export interface Outcome {
  readonly done: readonly string[]
  readonly passedOver: readonly { readonly id: string; readonly reason: PassedOverReason }[]
}

/** Holds them in the order of their ids, so that two people with the same list wait for each other and do not block. */
export async function holdResponses(ctx: Context, action: Action, ids: readonly string[]): Promise<HeldRequest[]> {
  authorizeEver(ctx, action)
  const rows = await ctx.ask({
    text: `SELECT r.id, r.programme_id AS "programmeId", r.supplier_id AS "supplierId", r.status, r.due_on::text AS "dueOn", s.name AS supplier,
        (SELECT t.title FROM templates t WHERE t.id = r.template_id) AS title
      FROM responses r JOIN suppliers s ON s.id = r.supplier_id WHERE r.programme_id = $1 AND r.id = ANY ($2::uuid[]) ORDER BY r.id FOR NO KEY UPDATE OF r`,
    values: [ctx.actor.programmeId, ids],
  })
  if (rows.length < ids.length) throw new NotFound()
  for (const row of rows) authorize(ctx, action, { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  const reminded = await lastReminders(ctx, ids)
  return rows.map(row => ({ ...row, remindedAt: reminded.get(String(row.id)) ?? null }) as unknown as HeldRequest)
}

/** Asked once they are held: whoever waited for somebody else's reminder sees it. */
async function lastReminders(ctx: Context, ids: readonly string[]): Promise<Map<string, Date>> {
  const rows = await ctx.ask({
    text: 'SELECT response_id AS id, max(sent_at) AS at FROM reminders WHERE response_id = ANY ($1::uuid[]) GROUP BY response_id',
    values: [ids],
  })
  return new Map(rows.map((row: Row) => [String(row.id), row.at as Date]))
}

/** Parts those that can be done from those that cannot, by the first reason that holds. */
export function sift(
  held: readonly HeldRequest[],
  reasonOf: (one: HeldRequest) => PassedOverReason | null,
): { fit: HeldRequest[]; passedOver: Outcome['passedOver'] } {
  const judged = held.map(one => ({ one, reason: reasonOf(one) }))
  return {
    fit: judged.filter(({ reason }) => reason === null).map(({ one }) => one),
    passedOver: judged.flatMap(({ one, reason }) => (reason ? [{ id: one.id, reason }] : [])),
  }
}

export const isWithSupplier = ({ status }: Pick<HeldRequest, 'status'>): boolean => status === 'DRAFT' || status === 'RETURNED'
