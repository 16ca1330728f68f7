import { addDays, type Calendar, type Day, isWorkingDay } from './days.ts'

/** How often a person is told by mail of what waits. */
export const rhythms = ['DAILY', 'WEEKLY', 'OFF'] as const
export type Rhythm = (typeof rhythms)[number]
export const usualRhythm: Rhythm = 'WEEKLY'

export interface DigestQuestion {
  readonly rhythm: Rhythm
  readonly today: Day
  readonly calendar: Calendar
  /** The day of the last one. */
  readonly toldOn: Day | null
}

const mondayOf = (day: Day): Day => addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7))

/** The first day of the period that a day belongs to: itself, or the Monday of its week. */
const periodOf: Record<Exclude<Rhythm, 'OFF'>, (day: Day) => Day> = { DAILY: day => day, WEEKLY: mondayOf }

/** Is it the day to tell? On working days alone, and once a period: whoever was told today or this week is not told again. */
export function isDigestDue({ rhythm, today, calendar, toldOn }: DigestQuestion): boolean {
  if (rhythm === 'OFF' || !isWorkingDay(today, calendar)) return false
  return toldOn === null || toldOn < periodOf[rhythm](today)
}
