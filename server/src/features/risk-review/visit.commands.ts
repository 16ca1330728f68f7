import { sinceLastVisit, type Visit } from 'shared/rules/visits.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'

const visitOf = async (ctx: Context): Promise<Visit | null> => {
  const [row] = await ctx.ask({
    name: 'risk-review-visit',
    text: 'SELECT seen_at AS "seenAt", since FROM risk_review_visits WHERE programme_id = $1 AND account_id = $2',
    values: [ctx.actor.programmeId, ctx.actor.accountId],
  })
  return (row as Visit | undefined) ?? null
}

/** Where the person's visit before this one ended; null: this is the first. */
export const lastVisitEnd = async (ctx: Context): Promise<Date | null> => sinceLastVisit(await visitOf(ctx), ctx.now())

/** The person is here. A reading mark of their own, like those of notifications: it says nothing about a record, and no history is kept. */
export async function noteVisit(ctx: Context): Promise<void> {
  const { programmeId, accountId } = ctx.actor
  authorize(ctx, 'riskReview.visit', { programmeId, accountId })
  const since = await lastVisitEnd(ctx)
  await ctx.ask({
    text: `INSERT INTO risk_review_visits (programme_id, account_id, seen_at, since) VALUES ($1, $2, $3, $4)
      ON CONFLICT (programme_id, account_id) DO UPDATE SET seen_at = EXCLUDED.seen_at, since = EXCLUDED.since`,
    values: [programmeId, accountId, ctx.now(), since],
  })
}
