import type { GrievanceState } from '../../machines/grievance.ts'
import { addDays, type Day } from '../days.ts'
import { addMonths } from '../months.ts'
import { earlier } from './clocks.ts'

/** For how many years a case that is over is kept (9.2, 9.6): five at least, and not for ever. */
export const retentionRange = { usual: 5, least: 5, most: 10 } as const
/** So many days before, its handlers are reminded: until then the case can be reopened, and its time begins anew. */
export const reminderDays = 30

/** States in which a case is over, and its time runs. */
export const restingStates: readonly GrievanceState[] = ['INADMISSIBLE', 'CLOSED', 'WITHDRAWN']

/** The day on which a case's keys are destroyed, or a later one until which it is kept; null while it is not over. */
export function forgetOn(state: GrievanceState, since: Day, years: number, keptUntil: Day | null = null): Day | null {
  if (!restingStates.includes(state)) return null
  const ends = addMonths(since, years * 12)
  return keptUntil !== null && keptUntil > ends ? keptUntil : ends
}

/** For a procedure that still needs it: two years from today at most, so that somebody thinks of it again, and five beyond its time in all. */
export const longestKeeping = { monthsAtOnce: 24, yearsBeyond: 5 } as const

/** The last day until which a case may be kept that is over since a day. */
export function keptAtMost(since: Day, years: number, today: Day): Day {
  const inAll = addMonths(since, (years + longestKeeping.yearsBeyond) * 12)
  return earlier(addMonths(today, longestKeeping.monthsAtOnce), inAll)
}

export type Retention = 'KEPT' | 'REMINDED' | 'FORGOTTEN'

/** What today asks: nothing, a reminder, or that it be forgotten; never without a reminder that lies back far enough. */
export function retentionOf(forget: Day, today: Day, remindedOn: Day | null): Retention {
  if (today < addDays(forget, -reminderDays)) return 'KEPT'
  if (remindedOn === null) return 'REMINDED'
  return today >= forget && today >= addDays(remindedOn, reminderDays) ? 'FORGOTTEN' : 'KEPT'
}
