import type { Day } from './days.ts'
import { addMonths } from './months.ts'

/** For how many months an accepted response holds (domain reference 5.2, rule 6). Half as long for suppliers of high risk. */
export const validMonths = { usual: 12, highRisk: 6 } as const
export type Risk = keyof typeof validMonths

/** The last day on which what was accepted on a day holds. */
export const validUntil = (acceptedOn: Day, risk: Risk = 'usual'): Day => addMonths(acceptedOn, validMonths[risk])

/** A reflection of dates, never stored (0.4): the state of the response stays ACCEPTED. */
export const hasRunOut = (until: Day, today: Day): boolean => until < today

/** So many days before an acceptance or a document runs out, people are reminded of it (0.4, *Time*). */
export const runningOutDays = [90, 60, 30, 7] as const
export type RunningOutDays = (typeof runningOutDays)[number]

/**
 * The one reminder to send today, or none: the nearest of those whose day has come and that was not sent. What was missed is
 * made up for by the latest, never by two at once; of what has run out nobody is reminded any more.
 */
export function runningOut(until: Day, today: Day, sent: readonly number[]): RunningOutDays | null {
  const left = Math.round((Date.parse(until) - Date.parse(today)) / 86_400_000)
  if (left < 0) return null
  const nearest = runningOutDays.findLast(days => left <= days)
  return nearest === undefined || sent.some(days => days <= nearest) ? null : nearest
}
