import type { Context } from './context.ts'

export interface MailJob {
  readonly kind: string
  readonly subjectId: string
  readonly accountId?: string
  readonly round?: number
  /** Whose words it tells of, and which mail it is of those that gather them. */
  readonly side?: string
  readonly mailAt?: string
  /** Which reminder, and of which date; to somebody who has not joined yet, by their invitation. */
  readonly reminder?: string
  readonly dueOn?: string
  readonly invitationId?: string
  /** By hand: whose words it brings. */
  readonly reminderId?: string
}

/** Does one step of a long work in a transaction of its own. */
export type Steps = <T>(act: (ctx: Context) => Promise<T>) => Promise<T>

/** Every job there is; `server/src/jobs.ts` says which function does it. */
export interface Jobs {
  /** A mail about a record. Its facts are gathered when it is written, so that no address or secret lies in the queue. */
  mail: MailJob
  /** Signs the receipt of a handing in: its place in the history is known only after the commit. */
  receipt: { responseId: string; round: number }
  /** Makes a reset link, if the address has an account. */
  passwordReset: { id: string; email: string }
  /** Reminds the suppliers of open requests whose day has come. */
  remind: Record<string, never>
  /** Reads a spreadsheet of suppliers and compares it with the register. */
  readImport: { importId: string }
  /** Puts it on the register, in the name of whoever said so. */
  applyImport: { importId: string; accountId: string | null }
  /** Looks at the places of all chains again, step by step. */
  screenCountries: { runId: string }
  /** Looks at the red flags of all suppliers again, some at a time; `after`: the last that was looked at. */
  raiseFlags: { runId: string; after: string }
  /** Tells people by mail what waits for them, whose day it is. */
  digest: Record<string, never>
  /**
   * Compares the names of a supplier and its parties with the lists; without one, those of all, `after` the last that was looked at.
   * `takes`: a version of a list that was loaded, taken into use first.
   */
  screen: { supplierId: string | null; after: string | null; takes?: string }
  /** Takes the sealed files of a forgotten case out of the store. */
  removeSealed: { places: readonly string[] }
  /** Signs the head of a programme's history. */
  checkpoint: Record<string, never>
  /** Forgets what has run out: sessions, reset links, limits, answers kept for repeats. */
  tidy: Record<string, never>
}

/** Puts a job into the transaction that caused it: both happen or neither. The worker acts in the same programme. */
export async function enqueue<N extends keyof Jobs>(ctx: Context, name: N, payload: Jobs[N], startAfter?: Date): Promise<void> {
  await ctx.house.enqueue(ctx.db, name, { programmeId: ctx.actor.programmeId, payload }, startAfter)
}
