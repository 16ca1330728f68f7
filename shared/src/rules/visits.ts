/** A visit is over when nobody has looked for as long as an idle session of the house lasts (server/core/actor.ts). */
const visitGap = 30 * 60_000

export interface Visit {
  readonly seenAt: Date
  /** Where the visit before this one ended; null: there was none. */
  readonly since: Date | null
}

/** Since when everything is news to a person: the end of the visit before. Null: nobody was here before. */
export const sinceLastVisit = (kept: Visit | null, now: Date): Date | null =>
  kept === null ? null : now.getTime() - kept.seenAt.getTime() > visitGap ? kept.seenAt : kept.since
