import type { Locale } from 'shared/words/lists.ts'
import type { Row } from './core/context.ts'
import type { CellOut } from './platform/sheets.ts'
import { isWordKey, type Translate, type WordKey } from './platform/words.ts'

/** What the columns of exported lists have in common. */

export interface Speaking {
  readonly locale: Locale
  readonly timeZone: string
  readonly say: Translate
}
export interface Column {
  readonly word: WordKey
  readonly width: number
  readonly cell: (row: Row, speaking: Speaking) => CellOut
}
export interface Export {
  /** With `$after`, and the filters that the page sends. */
  readonly document: string
  readonly columns: readonly Column[]
}

type Nested = Readonly<Record<string, unknown>> | null | undefined
export const text = (value: unknown): string | null => (value === null || value === undefined || value === '' ? null : String(value))
export const within = (row: Row, field: string, inner: string): string | null => text((row[field] as Nested)?.[inner])

/** ISO 8601 in the programme's time zone, which every spreadsheet program takes for a date. */
const instant = (value: unknown, timeZone: string): string | null =>
  value
    ? new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(new Date(value as string | Date))
    : null

/** Headed by a word of the spreadsheets, or by any other that is named with its file. */
export const column = (name: string, width: number, cell: Column['cell']): Column => ({
  word: (name.includes(':') ? name : `sheets:column.${name}`) as WordKey,
  width,
  cell,
})
export const plain = (name: string, width: number, field = name): Column => column(name, width, row => text(row[field]))
export const count = (name: string, field = name): Column => column(name, 10, row => (row[field] === null ? null : Number(row[field])))
export const at = (name: string, field: string): Column => column(name, 18, (row, { timeZone }) => instant(row[field], timeZone))
export const worded = (name: string, width: number, list: string, field = name): Column =>
  column(name, width, (row, { say }) =>
    row[field] ? say(`${list.includes(':') ? list : `words:${list}`}.${String(row[field])}` as WordKey) : null,
  )
export const inside = (name: string, width: number, field: string, inner = 'name'): Column =>
  column(name, width, row => within(row, field, inner))
/** A word of a list in the reader's language; what has none (a supplier's own word, a newer code) stands for itself. */
export function wordOr(say: Translate, list: string, code: unknown): string {
  const key = `${list}.${String(code)}`
  return isWordKey(key) ? say(key) : String(code)
}
export const wordedList = (name: string, width: number, list: string): Column =>
  column(name, width, (row, { say }) => ((row[name] as string[] | null) ?? []).map(code => wordOr(say, list, code)).join(', '))
export const roles = wordedList('roles', 24, 'words:role')
export const supplier = inside('supplier', 32, 'supplier')
export const yes = (name: string, field = name): Column => column(name, 12, (row, { say }) => (row[field] ? say('sheets:yes') : null))

const countries = new Map<Locale, Intl.DisplayNames>()
/** A country in the reader's language; a code that has no name stands for itself. */
export function countryWord(code: unknown, locale: Locale): string | null {
  const names = countries.get(locale) ?? new Intl.DisplayNames(locale, { type: 'region' })
  countries.set(locale, names)
  return code ? (names.of(String(code)) ?? String(code)) : null
}
export const country = column('countryName', 24, (row, { locale }) => countryWord(row.country, locale))
