import type { Locale } from '../words/lists.ts'
import type { Day } from './days.ts'

/** A day as people type it, or why it is none. */
export type TypedDay = { readonly day: Day } | { readonly why: 'notDay' | 'dayOrMonth' | 'yearAlone' }

const months = {
  en: ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'],
  fr: ['janvier', 'fevrier', 'mars', 'avril', 'mai', 'juin', 'juillet', 'aout', 'septembre', 'octobre', 'novembre', 'decembre'],
}
/** Short forms begin the long ones; three letters are enough, but not for juin and juillet. */
const monthCalled = (word: string): number => {
  const plain = word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
  const found = [...months.en, ...months.fr].flatMap((name, at) => (plain.length > 2 && name.startsWith(plain) ? [(at % 12) + 1] : []))
  return new Set(found).size === 1 ? (found[0] ?? 0) : 0
}

const two = (figure: number): string => String(figure).padStart(2, '0')
function dayOf(year: number, month: number, day: number): TypedDay {
  const text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  const instant = new Date(`${text}T00:00:00Z`)
  return Number.isNaN(instant.getTime()) || !instant.toISOString().startsWith(text) ? { why: 'notDay' } : { day: text }
}

/** 5/3/2024 is one day to the French and two to the rest of the world. */
function dayFirst(one: number, other: number, year: number, locale: Locale): TypedDay {
  if (one > 12 || one === other || (locale === 'fr' && other <= 12)) return dayOf(year, other, one)
  return other > 12 ? dayOf(year, one, other) : { why: 'dayOrMonth' }
}

const forms: readonly [RegExp, (parts: string[], locale: Locale) => TypedDay][] = [
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year, month, day]) => dayOf(Number(year), Number(month), Number(day))],
  [/^(\d{4})年(\d{1,2})月(\d{1,2})[日号]$/, ([year, month, day]) => dayOf(Number(year), Number(month), Number(day))],
  [/^(\d{4})(\d{2})(\d{2})$/, ([year, month, day]) => dayOf(Number(year), Number(month), Number(day))],
  [
    /^(\d{1,2})(?:er|st|nd|rd|th)?[-/. ]?(\p{L}{3,9})\.?[-/., ]?(\d{4})$/u,
    ([day, month, year]) => dayOf(Number(year), monthCalled(String(month)), Number(day)),
  ],
  [/^(\p{L}{3,9})\.? (\d{1,2}), ?(\d{4})$/u, ([month, day, year]) => dayOf(Number(year), monthCalled(String(month)), Number(day))],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, ([one, other, year], locale) => dayFirst(Number(one), Number(other), Number(year), locale)],
]

/** The forms of domain reference 12.11: 2024-3-5, 2024/03/05, 2024年3月5日, 05-Mar-2024, 5 mars 2024. What means two days is none. */
export function typedDay(text: string, locale: Locale): TypedDay {
  const tidy = text
    .normalize('NFKC')
    .trim()
    .replace(/[\s]+/g, ' ')
    .replace(/[‐‑–—−]/g, '-')
    .replace(/ ?([年月日号]) ?/g, '$1')
    .replace(/[T ]00:00(:00)?(\.0+)?Z?$/, '')
  if (/^\d{4}$/.test(tidy)) return { why: 'yearAlone' }
  for (const [form, read] of forms) {
    const found = form.exec(tidy)
    if (found) return read(found.slice(1), locale)
  }
  return { why: 'notDay' }
}

/** The days between 1899-12-30 and a day, as spreadsheet programs count; before March 1900 they count a day that never was. */
export function serialDay(serial: number): TypedDay {
  const days = Math.floor(serial)
  if (serial >= 1600 && serial <= 2199 && Number.isInteger(serial)) return { why: 'yearAlone' }
  if (!(days >= 1 && days < 110_000) || days === 60) return { why: 'notDay' }
  const instant = new Date(Date.UTC(1899, 11, 30 + days + (days < 60 ? 1 : 0)))
  return { day: instant.toISOString().slice(0, 10) }
}
