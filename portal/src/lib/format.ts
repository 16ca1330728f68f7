import { currentLocale } from './words.ts'

const kept = new Map<string, Intl.DateTimeFormat>()

function formatter(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const locale = { zh: 'zh-CN', en: 'en-GB', fr: 'fr-FR' }[currentLocale()]
  const key = locale + JSON.stringify(options)
  const known = kept.get(key) ?? new Intl.DateTimeFormat(locale, options)
  kept.set(key, known)
  return known
}

const long = { year: 'numeric', month: 'long', day: 'numeric' } as const

/** A day of the programme's calendar, YYYY-MM-DD: it has no zone of its own. */
export const day = (text: string): string => formatter({ ...long, timeZone: 'UTC' }).format(new Date(`${text}T00:00:00Z`))

/** The day of an instant, as seen in a zone (one's own, where none is given). */
export const dayOf = (instant: string, timeZone?: string): string => formatter({ ...long, timeZone }).format(new Date(instant))

export const moment = (instant: string, timeZone?: string): string =>
  formatter({ ...long, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(new Date(instant))

/** Where the clock stands in a zone at an instant, so that two zones with the same clock are not named twice. */
const clock = (instant: string, timeZone?: string): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(instant))

export const sameClock = (instant: string, one?: string, other?: string): boolean => clock(instant, one) === clock(instant, other)

export const ownZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone

/** A zone as people name it: 中国标准时间, Greenwich Mean Time. */
export const zoneName = (timeZone: string, instant = new Date()): string =>
  formatter({ timeZone, timeZoneName: 'longGeneric' })
    .formatToParts(instant)
    .find(part => part.type === 'timeZoneName')?.value ?? timeZone

export const number = (value: number): string => new Intl.NumberFormat(currentLocale()).format(value)

/** With every digit that was given: an answer is not rounded. */
export const exact = (value: number): string => new Intl.NumberFormat(currentLocale(), { maximumFractionDigits: 12 }).format(value)

export const percent = (value: number): string =>
  new Intl.NumberFormat(currentLocale(), { style: 'percent', maximumFractionDigits: 8 }).format(value / 100)

/** A part of a whole, to the percent; only the whole is 100, and only nothing 0. */
export const share = (part: number, whole: number): string => {
  const exactly = whole === 0 ? 0 : (part / whole) * 100
  return percent(exactly > 0 && exactly < 100 ? Math.min(99, Math.max(1, Math.round(exactly))) : exactly)
}

export const count = ({ value, more }: { value: number; more: boolean }): string => (more ? `${number(10_000)}+` : number(value))

export const bytes = (size: number): string => {
  const big = size >= 1_048_576
  const options = { style: 'unit', unit: big ? 'megabyte' : 'kilobyte', maximumFractionDigits: big ? 1 : 0 } as const
  return new Intl.NumberFormat(currentLocale(), options).format(Math.max(size / (big ? 1_048_576 : 1024), big ? 0 : 1))
}

export const countryName = (code: string): string => {
  try {
    return new Intl.DisplayNames([currentLocale()], { type: 'region' }).of(code) ?? code
  } catch {
    return code
  }
}

export const list = (items: readonly string[]): string => new Intl.ListFormat(currentLocale()).format(items)
