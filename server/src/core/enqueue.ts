import type { Context } from './context.ts'

/** Every job there is; `server/src/jobs.ts` says which function does it. */
export interface Jobs {
  /** A mail about a record. Its facts are gathered when it is written, so that no address or secret lies in the queue. */
  mail: { kind: string; subjectId: string; accountId?: string; round?: number }
  /** Makes a reset link, if the address has an account. */
  passwordReset: { id: string; email: string }
  /** Signs the head of a programme's history. */
  checkpoint: Record<string, never>
  /** Forgets what has run out: sessions, reset links, limits, answers kept for repeats. */
  tidy: Record<string, never>
}

/** Puts a job into the transaction that caused it: both happen or neither. The worker acts in the same programme. */
export async function enqueue<N extends keyof Jobs>(ctx: Context, name: N, payload: Jobs[N]): Promise<void> {
  await ctx.house.enqueue(ctx.db, name, { programmeId: ctx.actor.programmeId, payload })
}
