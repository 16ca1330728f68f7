import { addDays, type Day } from './days.ts'

/** Reminders of an open request (domain reference 0.4, *Time*), in the order in which they come where there is time for all. */
export const reminderKinds = ['HALFWAY', 'SEVEN_DAYS', 'ONE_DAY', 'LAST_DAY', 'SEVEN_AFTER'] as const
export type ReminderKind = (typeof reminderKinds)[number]

export interface OpenRequest {
  /** The day it was opened, or returned for correction. */
  readonly opened: Day
  readonly due: Day
  readonly today: Day
  /** What was sent for this due date. */
  readonly sent: readonly ReminderKind[]
}

/** After so many days nobody is reminded any more: a reminder that is late by a month helps no one. */
const tooLate = 30

/** Whole days from one day to another; negative where it lies before. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000)

const dayOf: Record<ReminderKind, (request: OpenRequest) => Day> = {
  HALFWAY: ({ opened, due }) => addDays(opened, Math.floor(daysBetween(opened, due) / 2)),
  SEVEN_DAYS: ({ due }) => addDays(due, -7),
  ONE_DAY: ({ due }) => addDays(due, -1),
  LAST_DAY: ({ due }) => due,
  SEVEN_AFTER: ({ due }) => addDays(due, 7),
}

/**
 * The one reminder to send today, or none. A day that was missed is made up for by the latest that is due, and never by two
 * at once; on the day of the request itself nobody is reminded of it.
 */
export function reminderDue(request: OpenRequest): ReminderKind | null {
  const { opened, due, today, sent } = request
  if (today > addDays(due, 7 + tooLate)) return null
  const days = reminderKinds.map(kind => ({ kind, day: dayOf[kind](request) }))
  const come = days.filter(({ day }) => day > opened && day <= today).sort((a, b) => a.day.localeCompare(b.day))
  const latest = come.at(-1)
  if (!latest || come.some(({ kind, day }) => day === latest.day && sent.includes(kind))) return null
  return latest.kind
}
