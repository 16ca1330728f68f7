import type { Day } from 'shared/rules/days.ts'
import { endOf } from 'shared/rules/days.ts'
import type { Locale } from 'shared/words/lists.ts'
import { translator } from './words.ts'

const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB', fr: 'fr-FR' }

/** `UTC+8`, `UTC−4`: what a reader in another country reckons with. */
function offsetOf(instant: Date, timeZone: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(instant)
  const offset = parts
    .find(part => part.type === 'timeZoneName')
    ?.value.replace(/^GMT/, '')
    .replace('-', '−')
  return `UTC${offset || '+0'}`
}

/** The name of the zone and its distance: `China Standard Time, UTC+8`. A zone without a name is its distance alone. */
export function zoneWords(instant: Date, timeZone: string, locale: Locale): string {
  const offset = offsetOf(instant, timeZone)
  const parts = new Intl.DateTimeFormat(tags[locale], { timeZone, timeZoneName: 'long' }).formatToParts(instant)
  const name = parts.find(part => part.type === 'timeZoneName')?.value ?? ''
  return name === '' || /^(GMT|UTC)/.test(name) ? offset : translator(locale)('documents:when.zone', { name, offset })
}

/** French counts the first day of a month and numbers the others; the tables of ICU do not know. */
const long = (instant: Date, timeZone: string, locale: Locale): string => {
  const words = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'long', timeZone }).format(instant)
  return locale === 'fr' ? words.replace(/^1 /, '1er ') : words
}

/** A day as the language writes it: 2026年3月5日, 5 March 2026, 5 mars 2026. */
export const dayWords = (day: Day, locale: Locale): string => long(new Date(`${day}T00:00:00Z`), 'UTC', locale)

/** The end of a day somewhere, with the zone named: the reader may sit in another one (domain reference 0.4, *Time*). */
export const dueWords = (day: Day, timeZone: string, locale: Locale): string =>
  translator(locale)('documents:when.due', {
    day: dayWords(day, locale),
    zone: zoneWords(new Date(endOf(day, timeZone).getTime() - 1), timeZone, locale),
  })

/** An instant to the minute, with the zone named. */
export function momentWords(instant: Date, timeZone: string, locale: Locale): string {
  const day = long(instant, timeZone, locale)
  const time = new Intl.DateTimeFormat(tags[locale], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant)
  return translator(locale)('documents:when.moment', { day, time, zone: zoneWords(instant, timeZone, locale) })
}

/** The same without the zone, for rows below a heading that names it. */
export function shortMoment(instant: Date, timeZone: string, locale: Locale): string {
  const day = new Intl.DateTimeFormat(tags[locale], { dateStyle: 'medium', timeZone }).format(instant)
  const time = new Intl.DateTimeFormat(tags[locale], { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone }).format(instant)
  return `${day} ${time}`
}
