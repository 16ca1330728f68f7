import type { EntryKind, ListCode, NameQuality } from 'shared/words/screening.ts'

export interface ListedName {
  readonly name: string
  readonly quality: NameQuality
}

/** When somebody was born, as exactly as the list knows: a year, or from a year to another. */
export interface Birth {
  readonly from: number
  readonly to: number
}

export interface Identifier {
  readonly kind: string
  readonly value: string
}

/** One entry of a list, whoever publishes it. */
export interface ListedEntry {
  /** The publisher's own number of it. */
  readonly key: string
  readonly kind: EntryKind
  readonly names: readonly ListedName[]
  /** Under which regime or programme it stands. */
  readonly regime: string | null
  readonly listedOn: string | null
  readonly births: readonly Birth[]
  /** As the list says it: a country's name or code. */
  readonly nationalities: readonly string[]
  readonly identifiers: readonly Identifier[]
}

export type FaultKind = 'NO_NAME' | 'NO_KEY' | 'TWICE' | 'ORPHAN' | 'BROKEN_ROW'

/** A row that could not be read, by its number in which file, and what it says. */
export interface ListFault {
  readonly kind: FaultKind
  readonly file: string
  readonly row: number
  readonly said: string
}

/** What a publisher's files hold, read whole. */
export interface ReadList {
  readonly list: ListCode
  /** The publisher's own day or number of this version. */
  readonly version: string | null
  readonly rows: number
  readonly entries: readonly ListedEntry[]
  readonly faults: readonly ListFault[]
}

export interface ListFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Text of a cell or element; publishers write "nothing" in many ways. */
export const said = (text: string | undefined): string => {
  const trimmed = (text ?? '').normalize('NFC').replace(/\s+/g, ' ').trim()
  return trimmed === '-0-' ? '' : trimmed
}

/** Several in one cell. */
export const each = (text: string | undefined): string[] =>
  said(text)
    .split(/\s*;\s*/)
    .filter(Boolean)

const year = (text: string): number | undefined => {
  const found = /\b(1[89]\d\d|20\d\d)\b/.exec(text)?.[1]
  return found ? Number(found) : undefined
}

/** "1958", "circa 1963", "between 1960 and 1962", "05 Mar 1971", "1.3.1970". */
export function birthOf(text: string | undefined, to?: string): Birth[] {
  const years = [...`${said(text)} ${said(to)}`.matchAll(/\b(1[89]\d\d|20\d\d)\b/g)].map(([one]) => year(one) ?? 0)
  return years.length === 0 ? [] : [{ from: Math.min(...years), to: Math.max(...years) }]
}

const unique = <T>(all: readonly T[], keyOf: (one: T) => string): T[] =>
  [...new Map(all.map((one): [string, T] => [keyOf(one), one]).reverse()).values()].reverse()

/** An entry without what was said twice; the first says best. */
export const tidied = (entry: ListedEntry): ListedEntry => ({
  ...entry,
  names: unique(
    entry.names.filter(one => one.name !== ''),
    one => one.name.toLowerCase(),
  ),
  births: unique(entry.births, one => `${one.from} ${one.to}`),
  nationalities: [...new Set(entry.nationalities.filter(Boolean))],
  identifiers: unique(
    entry.identifiers.filter(one => one.value !== ''),
    one => `${one.kind} ${one.value}`,
  ),
})

/** Gathers entries and faults; an entry needs a number that no other bears, and a name. */
export function gather(file: string) {
  const entries = new Map<string, ListedEntry>()
  const faults: ListFault[] = []
  return {
    entries,
    faults,
    fault(kind: FaultKind, row: number, words: string): void {
      faults.push({ kind, file, row, said: words.slice(0, 200) })
    },
    add(row: number, given: ListedEntry): void {
      const entry = tidied(given)
      const [name] = entry.names
      const kind: FaultKind | undefined = entry.key === '' ? 'NO_KEY' : !name ? 'NO_NAME' : entries.has(entry.key) ? 'TWICE' : undefined
      if (kind) this.fault(kind, row, `${entry.key} ${name?.name ?? ''}`.trim())
      else entries.set(entry.key, entry)
    },
  }
}
