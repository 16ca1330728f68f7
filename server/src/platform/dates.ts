import type { Day } from 'shared/rules/days.ts'
import { endOf } from 'shared/rules/days.ts'
import type { Locale } from 'shared/words/lists.ts'
import { translator } from './words.ts'

/** How each language is asked for where the country matters: day before month, British spelling. */
export const tags: Record<Locale, string> = { zh: 'zh-CN', en: 'en-GB', fr: 'fr-FR' }

const forms = {
  long: { dateStyle: 'long' },
  medium: { dateStyle: 'medium' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  zone: { timeZoneName: 'long' },
  offset: { timeZoneName: 'shortOffset' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

const made = new Map<string, Intl.DateTimeFormat>()

/** A formatter holds some 40 kB outside of the heap that is collected: one per use grew the server by a megabyte per document. */
function formatter(form: keyof typeof forms, tag: string, timeZone: string): Intl.DateTimeFormat {
  const key = `${form} ${tag} ${timeZone}`
  const known = made.get(key)
  if (known) return known
  const fresh = new Intl.DateTimeFormat(tag, { ...forms[form], timeZone })
  made.set(key, fresh)
  return fresh
}

const zonePart = (form: 'zone' | 'offset', tag: string, timeZone: string, instant: Date): string =>
  formatter(form, tag, timeZone)
    .formatToParts(instant)
    .find(part => part.type === 'timeZoneName')?.value ?? ''

/** `UTC+8`, `UTC−4`: what a reader in another country reckons with. */
const offsetOf = (instant: Date, timeZone: string): string =>
  `UTC${zonePart('offset', 'en-US', timeZone, instant).replace(/^GMT/, '').replace('-', '−') || '+0'}`

/** The name of the zone and its distance: `China Standard Time, UTC+8`. A zone without a name is its distance alone. */
export function zoneWords(instant: Date, timeZone: string, locale: Locale): string {
  const offset = offsetOf(instant, timeZone)
  const name = zonePart('zone', tags[locale], timeZone, instant)
  return name === '' || /^(GMT|UTC)/.test(name) ? offset : translator(locale)('documents:when.zone', { name, offset })
}

/** French counts the first day of a month and numbers the others; the tables of ICU do not know. */
function dayOf(form: 'long' | 'medium', instant: Date, timeZone: string, locale: Locale): string {
  const words = formatter(form, tags[locale], timeZone).format(instant)
  return locale === 'fr' ? words.replace(/^1 /, '1er ') : words
}

const timeOf = (instant: Date, timeZone: string, locale: Locale): string => formatter('time', tags[locale], timeZone).format(instant)

/** A day as the language writes it: 2026年3月5日, 5 March 2026, 5 mars 2026. */
export const dayWords = (day: Day, locale: Locale): string => dayOf('long', new Date(`${day}T00:00:00Z`), 'UTC', locale)

/** The end of a day somewhere, with the zone named: the reader may sit in another one (domain reference 0.4, *Time*). */
export const dueWords = (day: Day, timeZone: string, locale: Locale): string =>
  translator(locale)('documents:when.due', {
    day: dayWords(day, locale),
    zone: zoneWords(new Date(endOf(day, timeZone).getTime() - 1), timeZone, locale),
  })

/** By law China keeps one clock; the table of zones knows a second one. */
const oneClock: Readonly<Record<string, string>> = { CN: 'Asia/Shanghai' }

/** Where a country has one clock at an instant, a zone that shows it; none where it has several. */
export function zoneOfCountry(country: string, instant: Date): string | null {
  const zones = oneClock[country] ? [oneClock[country]] : zonesOf(country)
  const [first] = zones
  return first !== undefined && new Set(zones.map(zone => offsetOf(instant, zone))).size === 1 ? first : null
}

function zonesOf(country: string): readonly string[] {
  try {
    // Node knows it; TypeScript's library does not yet.
    const place = new Intl.Locale('und', { region: country }) as Intl.Locale & { getTimeZones?: () => string[] | undefined }
    return place.getTimeZones?.() ?? []
  } catch {
    return []
  }
}

/** The same end of a day on a reader's own clock; null where that clock shows the same. */
export const ownDueWords = (day: Day, timeZone: string, own: string | null, locale: Locale): string | null => {
  const end = endOf(day, timeZone)
  return own === null || offsetOf(end, own) === offsetOf(end, timeZone) ? null : momentWords(end, own, locale)
}

/** An instant to the minute, with the zone named. */
export const momentWords = (instant: Date, timeZone: string, locale: Locale): string =>
  translator(locale)('documents:when.moment', {
    day: dayOf('long', instant, timeZone, locale),
    time: timeOf(instant, timeZone, locale),
    zone: zoneWords(instant, timeZone, locale),
  })

/** The same without the zone, for rows of a page that names it once. */
export const shortMoment = (instant: Date, timeZone: string, locale: Locale): string =>
  `${dayOf('medium', instant, timeZone, locale)} ${timeOf(instant, timeZone, locale)}`
