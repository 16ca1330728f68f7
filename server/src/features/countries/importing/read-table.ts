import { countrySources, type SourceKey, sourceOf } from 'shared/words/country-sources.ts'
import type { CellIn } from '../../../platform/sheets.ts'
import { countryOfCode, countryOfName, regionOfCode } from './known-country.ts'
import { type Layout, layouts } from './layouts.ts'

/** What a file holds, before anything is known of it. */
export interface Grid {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly CellIn[] }[]
}

/** Which column is what, by its heading: as found, or as a person said and as it is remembered. */
export interface Mapping {
  readonly sheet: string
  readonly headerRow: number
  readonly code: number | null
  readonly country: number | null
  readonly region: number | null
  readonly year: number | null
  readonly rank: number | null
  /** Indicator → column. */
  readonly figures: Readonly<Record<string, number>>
  /** One row a figure: the column that names it, the one with its value, and which name means what, where a person had to say it. */
  readonly long: { readonly key: number; readonly value: number; readonly keys?: Readonly<Record<string, string>> | undefined } | null
}

export interface ReadValue {
  readonly row: number
  readonly country: string
  readonly region: string
  readonly indicator: string
  readonly value: number | null
  readonly rank: number | null
}

/** UNKNOWN_PLACE: a row with figures about a place nobody knows by that name. The others keep the file from being loaded. */
export type FaultKind = 'UNKNOWN_PLACE' | 'UNREADABLE' | 'OUT_OF_RANGE' | 'TWICE'
export interface TableFault {
  readonly row: number
  readonly kind: FaultKind
  readonly text: string
}

export interface ReadTable {
  readonly mapping: Mapping
  /** The heading of each column, as the file has it. */
  readonly headings: readonly string[]
  readonly values: readonly ReadValue[]
  readonly faults: readonly TableFault[]
  readonly rowsRead: number
  /** Rows of other years, repeated headings, footers. */
  readonly leftOut: number
}

export const shown = (cell: CellIn): string => (cell instanceof Date ? cell.toISOString().slice(0, 10) : String(cell ?? '').trim())

/** A heading's words alone: `CPI score 2023`, `cpi_score_2023` and `CPI Score, 2023` are one. */
export const heading = (cell: CellIn): string =>
  shown(cell)
    .replace(/^\ufeff/, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]+/gu, ' ')
    .replace(/\.(?!est)/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()

const patternsFor = (patterns: readonly RegExp[], year: number): RegExp[] =>
  patterns.map(one => (one.source.includes('{year}') ? new RegExp(one.source.replaceAll('{year}', String(year))) : one))

/** The first pattern that fits any column wins; of two columns of one name the first is meant. */
function columnOf(
  headings: readonly string[],
  patterns: readonly RegExp[],
  year: number,
  taken: readonly (number | null)[] = [],
): number | null {
  for (const pattern of patternsFor(patterns, year)) {
    const at = headings.findIndex((text, column) => text !== '' && pattern.test(text) && !taken.includes(column))
    if (at >= 0) return at
  }
  return null
}

function mappingAt(layout: Layout, sheet: string, row: Grid['rows'][number], year: number): Mapping | null {
  const headings = row.cells.map(heading)
  const region = columnOf(headings, layout.region, year)
  const code = columnOf(headings, layout.code, year, [region])
  const country = columnOf(headings, layout.country, year, [region, code])
  if (code === null && country === null && region === null) return null
  const place = [region, code, country]
  const of = { sheet, headerRow: row.number, code, country, region, year: columnOf(headings, layout.year, year, place) }
  const key = layout.long ? columnOf(headings, layout.long.key, year, place) : null
  const value = layout.long ? columnOf(headings, layout.long.value, year, place) : null
  const rank = columnOf(headings, layout.rank, year, place)
  if (key !== null && value !== null) return { ...of, rank, figures: {}, long: { key, value } }
  const figures = Object.fromEntries(
    Object.entries(layout.figures).flatMap(([indicator, patterns]) => {
      const at = columnOf(headings, patterns, year, place)
      return at === null ? [] : [[indicator, at]]
    }),
  )
  return Object.keys(figures).length > 0 ? { ...of, rank, figures, long: null } : null
}

/** Where the table begins: on whichever sheet, below whatever stands above it. */
export function findMapping(source: SourceKey, year: number, grids: readonly Grid[]): Mapping | null {
  for (const grid of grids)
    for (const row of grid.rows.slice(0, 40)) {
      const found = mappingAt(layouts[source], grid.name, row, year)
      if (found) return found
    }
  return null
}

export const withoutYear = (text: string): string => text.replace(/(19|20)\d\d/g, 'year')

const nothing = new Set(['', '..', '-', '–', '—', 'n/a', 'na', 'null', 'none', '#n/a', '…'])
const yes = new Set(['true', 'yes', 'y', 'x', '✓', 'listed', '是', 'oui'])
const no = new Set(['false', 'no', 'n', '否', 'non'])

/** A figure as tables write it; null: empty; undefined: no figure. */
export function figureOf(cell: CellIn): number | null | undefined {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : undefined
  if (typeof cell === 'boolean') return cell ? 1 : 0
  const text = shown(cell).normalize('NFKC').toLowerCase()
  if (nothing.has(text)) return null
  if (yes.has(text)) return 1
  if (no.has(text)) return 0
  // 1,234.5 and 1 234,5; a comma before exactly three figures parts thousands.
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
    ? text.replaceAll(',', '')
    : text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.')
  return /^-?\d+(\.\d+)?(e-?\d+)?$/.test(plain) ? Number(plain) : undefined
}

/** `14th`, `=14`, `14.`; null where there is none. */
export const rankOf = (cell: CellIn): number | null => {
  const [, digits] = /^[=#]?(\d{1,4})(?:\.0+|\.|st|nd|rd|th|er|e|ᵉ)?$/i.exec(shown(cell)) ?? []
  return digits ? Number(digits) : null
}

/**
 * The file's table as values. Nothing is guessed: a place that is not known, a figure that is none, a figure beyond its scale or
 * said twice is named with its row. Footers, notes and repeated headings carry no figure and are left out.
 */
export function readTable(source: SourceKey, year: number, grids: readonly Grid[], mapping: Mapping): ReadTable {
  // Next year's sheet bears next year in its name.
  const grid = grids.find(one => one.name === mapping.sheet) ?? grids.find(one => withoutYear(one.name) === withoutYear(mapping.sheet))
  const { indicators } = sourceOf(source)
  const { combine } = layouts[source]
  const header = grid?.rows.find(one => one.number === mapping.headerRow)
  const body = grid?.rows.filter(one => one.number > mapping.headerRow) ?? []
  const headings = (header?.cells ?? []).map(shown)
  const values = new Map<string, ReadValue>()
  const faults: TableFault[] = []
  let leftOut = 0
  /** One figure a place; of several conflicts in a country, the gravest. Said twice otherwise is a fault: nobody knows which is meant. */
  const keep = (one: ReadValue, named: string): void => {
    const key = `${one.country} ${one.region} ${one.indicator}`
    const known = values.get(key)
    if (!known || (combine === 'MAX' && (one.value ?? -1) > (known.value ?? -1))) values.set(key, one)
    else if (combine !== 'MAX' && known.value !== one.value) faults.push({ row: one.row, kind: 'TWICE', text: named })
  }
  const at = (row: Grid['rows'][number], column: number | null): CellIn => (column === null ? null : (row.cells[column] ?? null))

  for (const row of body) {
    const figures = figuresOf(source, mapping, row)
    const empty = figures.every(one => one.cell === null || nothing.has(shown(one.cell).toLowerCase()))
    const named = shown(at(row, mapping.code)) || shown(at(row, mapping.country)) || shown(at(row, mapping.region))
    const repeated = headings.length > 0 && row.cells.every((cell, column) => shown(cell) === (headings[column] ?? ''))
    const otherYear = mapping.year !== null && figureOf(at(row, mapping.year)) !== year && yearIn(at(row, mapping.year)) !== year
    const found = placesOf(at(row, mapping.code), at(row, mapping.country), at(row, mapping.region), combine === 'MAX')
    if (repeated || otherYear || named === '' || figures.length === 0 || (empty && !found)) {
      leftOut += 1
      continue
    }
    if (!found) {
      faults.push({ row: row.number, kind: 'UNKNOWN_PLACE', text: named })
      continue
    }
    const rank = rankOf(at(row, mapping.rank))
    for (const { indicator, cell } of figures) {
      const scale = indicators[indicator]
      const figure = figureOf(cell)
      // A list says in words that a place stands in it: `covered country`.
      const value = figure === undefined && scale?.worse === 'LISTED' ? 1 : figure
      if (value === undefined) faults.push({ row: row.number, kind: 'UNREADABLE', text: shown(cell) })
      else if (value !== null && scale && (value < scale.min || value > scale.max))
        faults.push({ row: row.number, kind: 'OUT_OF_RANGE', text: shown(cell) })
      else for (const place of found) keep({ row: row.number, ...place, indicator, value, rank }, named)
    }
  }
  return { mapping, headings, values: [...values.values()], faults, rowsRead: body.length, leftOut }
}

const yearIn = (cell: CellIn): number | null => {
  const [found] = /\b(19|20)\d\d\b/.exec(shown(cell)) ?? []
  return found ? Number(found) : null
}

function figuresOf(source: SourceKey, mapping: Mapping, row: Grid['rows'][number]): { indicator: string; cell: CellIn }[] {
  const { indicators } = sourceOf(source)
  const { figures, long } = mapping
  if (!long)
    return Object.entries(figures).flatMap(([indicator, column]) =>
      Object.hasOwn(indicators, indicator) ? [{ indicator, cell: row.cells[column] ?? null }] : [],
    )
  const called = row.cells[long.key] ?? null
  const indicator = long.keys ? saidKey(long.keys, called) : usualKey(source, called)
  return indicator && Object.hasOwn(indicators, indicator) ? [{ indicator, cell: row.cells[long.value] ?? null }] : []
}

/** How a figure's name is compared: the year, spaces and capitals in it differ from file to file. */
export const keyText = (cell: CellIn): string => withoutYear(heading(cell))

const saidKey = (keys: Readonly<Record<string, string>>, cell: CellIn): string | undefined => {
  const called = keyText(cell)
  return Object.hasOwn(keys, called) ? keys[called] : undefined
}

function usualKey(source: SourceKey, cell: CellIn): string | undefined {
  const called = heading(cell).replaceAll('_', ' ')
  const keys = layouts[source].long?.keys ?? {}
  return Object.keys(keys).find(key => keys[key]?.some(one => one.test(called)))
}

/** The place of a row; of a conflict that several countries have part in (`IND PAK`), each of them, or none where one is not known. */
function placesOf(code: CellIn, name: CellIn, region: CellIn, several: boolean): readonly { country: string; region: string }[] | null {
  const one = placeOf(code, name, region)
  if (one || !several) return one ? [one] : null
  const parts = shown(code) ? shown(code).split(/[\s,;/]+/) : shown(name).split(/\s*[,;/]\s*|\s+[-–—]\s+/)
  const countries = parts.filter(Boolean).map(part => countryOfCode(part) ?? countryOfName(part))
  return countries.length > 0 && countries.every(part => part !== null) ? countries.map(country => ({ country, region: '' })) : null
}

function placeOf(code: CellIn, name: CellIn, region: CellIn): { country: string; region: string } | null {
  const part = regionOfCode(shown(region))
  const country = countryOfCode(shown(code)) ?? countryOfName(shown(name)) ?? (code === null ? null : countryOfName(shown(code)))
  if (part) return country === null || country === part.country ? part : null
  // A region that has a name and no code would make a part of a country stand for the whole of it.
  if (shown(region) !== '') return null
  return country ? { country, region: '' } : null
}

/** Every column that could be chosen for a figure, with what the source calls it. */
export const indicatorsOf = (source: SourceKey): string[] => Object.keys(countrySources[source].indicators)
