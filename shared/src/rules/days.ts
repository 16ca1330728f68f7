/** A day as people write it in a plan: YYYY-MM-DD, in some time zone. */
export type Day = string

const numbers = { year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', second: '2-digit' } as const

/** One per zone, and there are some hundred zones: to make a formatter takes longer than to use it a thousand times. */
const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterFor(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone)
  if (known) return known
  const made = new Intl.DateTimeFormat('en-CA', { timeZone, hourCycle: 'h23', ...numbers })
  formatters.set(timeZone, made)
  return made
}

const partsIn = (instant: Date, timeZone: string): Record<string, number> =>
  Object.fromEntries(
    formatterFor(timeZone)
      .formatToParts(instant)
      .filter(part => part.type !== 'literal')
      .map(part => [part.type, Number(part.value)]),
  )

const two = (value = 0): string => String(value).padStart(2, '0')

/** The day that an instant belongs to in a zone. */
export function dayIn(instant: Date, timeZone: string): Day {
  const { year, month, day } = partsIn(instant, timeZone)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)

/** The instant at which a day ends there: 24:00 (domain reference 0.4, *Time*). */
export function endOf(day: Day, timeZone: string): Date {
  const wanted = Date.parse(`${addDays(day, 1)}T00:00:00Z`)
  const offsetAt = (at: number): number => {
    const p = partsIn(new Date(at), timeZone)
    return Date.UTC(p.year ?? 0, (p.month ?? 1) - 1, p.day, p.hour, p.minute, p.second) - at
  }
  // Twice, since the offset at the first guess may differ from the one at midnight.
  const guess = wanted - offsetAt(wanted)
  return new Date(wanted - offsetAt(guess))
}

export interface Calendar {
  /** ISO weekdays, Monday is 1. */
  readonly weekend: readonly number[]
  /** Named days: true is worked although it is a weekend, false is not worked. */
  readonly named: ReadonlyMap<Day, boolean>
}

const weekday = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay() || 7

export const isWorkingDay = (day: Day, calendar: Calendar): boolean => calendar.named.get(day) ?? !calendar.weekend.includes(weekday(day))

/** The day on which `count` working days after `from` have passed. Gives up after ten years, for a calendar without working days. */
export function addWorkingDays(from: Day, count: number, calendar: Calendar): Day {
  let day = from
  for (let left = count, tries = 0; left > 0 && tries < 3_653; tries++) {
    day = addDays(day, 1)
    if (isWorkingDay(day, calendar)) left--
  }
  return day
}
