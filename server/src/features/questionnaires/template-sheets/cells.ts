import type { NotationFault, Read } from 'shared/questionnaires/notation/scanner.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { type CellIn, cellName, restored, type SheetIn } from '../../../platform/sheets.ts'
import { translator, type WordKey } from '../../../platform/words.ts'
import {
  type ColumnKey,
  columnName,
  type DataSheet,
  isNamed,
  type ListName,
  optionalColumns,
  sheetColumns,
  sheetName,
  valueBehind,
} from './columns.ts'

/** What keeps a workbook from being a questionnaire: where, a sentence by its key, and the facts in it. */
export interface SheetFault {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly key: string
  readonly values: Readonly<Record<string, string | number>>
}

/** Where something was written. */
export interface Place {
  readonly sheet: DataSheet
  readonly row: number
}

const maxCell = 10_000

/** A fault as the person reads it. */
export function faultWords({ key, values }: Pick<SheetFault, 'key' | 'values'>, locale: Locale): string {
  const t = translator(locale)
  const named = Object.entries(values).map(([name, value]) => [
    name,
    namedBy[name] ? t(`templates:${namedBy[name]}.${value}` as WordKey) : value,
  ])
  return t(`templates:fault.${key}` as WordKey, Object.fromEntries(named))
}

/** Facts that are themselves keys of words. */
const namedBy: Readonly<Record<string, string>> = { why: 'notation', language: 'language', type: 'type' }

/** One sheet of the workbook by the names of its columns. What does not fit is put to the faults, and nothing is guessed. */
export class DataRows {
  private readonly at = new Map<ColumnKey, number[]>()
  private readonly byNumber: ReadonlyMap<number, readonly CellIn[]>
  constructor(
    readonly sheet: DataSheet,
    private readonly given: SheetIn,
    private readonly faults: SheetFault[],
    private readonly locale: Locale,
  ) {
    this.byNumber = new Map(given.rows.map(({ number, cells }) => [number, cells]))
    this.readHeader()
    for (const cell of given.formulas) this.faults.push({ sheet: given.name, cell, column: null, key: 'formula', values: {} })
  }

  get rows(): number[] {
    return this.given.rows
      .filter(({ number, cells }) => number > 1 && cells.some(cell => cell !== null && String(cell).trim() !== ''))
      .map(({ number }) => number)
  }

  private readHeader(): void {
    const header = this.byNumber.get(1) ?? []
    for (const [column, cell] of header.entries()) {
      const found = cell === null ? '' : String(cell).trim()
      if (found === '') continue
      const key = this.columnCalled(found)
      const known = key && this.at.get(key)
      if (!key) this.tell(1, column, 'columnUnknown', { found })
      else if (known && key !== 'evidence') this.tell(1, column, 'columnTwice', { found })
      else this.at.set(key, [...(known ?? []), column])
    }
    for (const key of sheetColumns[this.sheet])
      if (!this.at.has(key) && !optionalColumns.has(key))
        this.faults.push({
          sheet: this.given.name,
          cell: null,
          column: null,
          key: 'columnMissing',
          values: { name: columnName(key, this.locale) },
        })
  }

  private columnCalled(found: string): ColumnKey | undefined {
    const number = /(\d+)\s*$/.exec(found)?.[1] ?? ''
    return sheetColumns[this.sheet].find((key: ColumnKey) =>
      isNamed(found, `templates:column.${key}`, key === 'evidence' ? { number } : {}),
    )
  }

  private tell(row: number, column: number, key: string, values: SheetFault['values']): void {
    const header = this.byNumber.get(1)?.[column]
    this.faults.push({ sheet: this.given.name, cell: cellName(row, column), column: header ? String(header).trim() : null, key, values })
  }

  /** A fault at a cell, by the name of its column; at the row where there is no such column. */
  fault(row: number, column: ColumnKey | null, key: string, values: SheetFault['values'] = {}): void {
    const at = column === null ? undefined : this.at.get(column)?.[0]
    if (at === undefined) this.faults.push({ sheet: this.given.name, cell: String(row), column: null, key, values })
    else this.tell(row, at, key, values)
  }

  private cell(row: number, column: number): CellIn {
    return this.byNumber.get(row)?.[column] ?? null
  }

  private textAt(row: number, column: number): string | undefined {
    const cell = this.cell(row, column)
    if (cell === null) return undefined
    if (cell instanceof Date) return void this.tell(row, column, 'cellDate', {})
    if (typeof cell === 'boolean') return void this.tell(row, column, 'cellKind', {})
    const text = restored(String(cell).replace(/\r\n?/g, '\n')).trim()
    if (text.length > maxCell) return void this.tell(row, column, 'cellLong', { max: maxCell })
    if (/^#(REF|N\/A|NAME|VALUE|DIV\/0|NULL|NUM)[!?]?$/.test(text)) return void this.tell(row, column, 'cellError', { found: text })
    return text === '' ? undefined : text
  }

  text(row: number, column: ColumnKey): string | undefined {
    const at = this.at.get(column)?.[0]
    return at === undefined ? undefined : this.textAt(row, at)
  }

  /** As it stands, spaces included: for what is compared sign by sign. */
  exact(row: number, column: ColumnKey): string | undefined {
    const at = this.at.get(column)?.[0]
    const cell = at === undefined ? null : this.cell(row, at)
    return typeof cell === 'string' && cell !== '' ? restored(cell) : this.text(row, column)
  }

  isBlank(row: number, column: ColumnKey): boolean {
    return (this.at.get(column) ?? []).every(at => String(this.cell(row, at) ?? '').trim() === '')
  }

  number(row: number, column: ColumnKey): number | undefined {
    const at = this.at.get(column)?.[0]
    const cell = at === undefined ? null : this.cell(row, at)
    if (typeof cell === 'number') return cell
    const text = this.text(row, column)
    if (text === undefined) return undefined
    const tidy = text
      .normalize('NFKC')
      .replace('−', '-')
      .replace(/^(-?\d+),(\d+)$/, '$1.$2')
    if (/^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(tidy)) return Number(tidy)
    this.fault(row, column, 'notNumber', { found: text.slice(0, 60) })
    return undefined
  }

  yes(row: number, column: ColumnKey): true | undefined {
    const at = this.at.get(column)?.[0]
    const cell = at === undefined ? null : this.cell(row, at)
    if (typeof cell === 'boolean') return cell || undefined
    const text = this.text(row, column)
    if (text === undefined || isNamed(text, 'templates:no')) return undefined
    if (/^[x✓✔1]$/i.test(text) || isNamed(text, 'templates:yes')) return true
    this.fault(row, column, 'notYes')
    return undefined
  }

  private fromList(row: number, at: number, list: ListName, text: string): string | undefined {
    const value = valueBehind(list, text)
    if (value === undefined) this.tell(row, at, 'notInList', { found: text.slice(0, 60) })
    return value
  }

  chosen(row: number, column: ColumnKey, list: ListName): string | undefined {
    const at = this.at.get(column)?.[0]
    const text = this.text(row, column)
    return at === undefined || text === undefined ? undefined : this.fromList(row, at, list, text)
  }

  /** Several in as many columns. */
  chosenInAll(row: number, column: ColumnKey, list: ListName): string[] | undefined {
    const found = (this.at.get(column) ?? []).flatMap(at => {
      const text = this.textAt(row, at)
      return text === undefined ? [] : [this.fromList(row, at, list, text)]
    })
    return found.length > 0 ? found.filter(value => value !== undefined) : undefined
  }

  /** Several in one cell. */
  severalChosen(row: number, column: ColumnKey, list: ListName): string[] | undefined {
    const at = this.at.get(column)?.[0]
    const parts = this.text(row, column)
      ?.split(/[;；\n、]/)
      .map(part => part.trim())
      .filter(Boolean)
    return at === undefined || !parts?.length
      ? undefined
      : parts.map(part => this.fromList(row, at, list, part)).filter(value => value !== undefined)
  }

  /** All three languages, or none where it may be left out. */
  words(row: number, of: 'title' | 'label' | 'help', isNeeded: boolean): Record<Locale, string> | undefined {
    const columns = { zh: `${of}Zh`, en: `${of}En`, fr: `${of}Fr` } as const
    const texts = locales.map(locale => [locale, this.text(row, columns[locale])] as const)
    if (!isNeeded && texts.every(([, text]) => text === undefined)) return undefined
    for (const [language, text] of texts) if (text === undefined) this.fault(row, columns[language], 'textMissing', { language })
    return Object.fromEntries(texts.map(([locale, text]) => [locale, text ?? '?'])) as Record<Locale, string>
  }

  /** Something in a notation of ours; what is wrong is said with its place. */
  notation<T>(row: number, column: ColumnKey, read: (text: string) => Read<T>): T | undefined {
    const text = this.text(row, column)
    if (text === undefined) return undefined
    const { value, fault } = read(text)
    if (fault) this.misread(row, column, fault)
    return value
  }

  private misread(row: number, column: ColumnKey, { key, sign, found }: NotationFault): void {
    this.fault(row, column, found === '' ? 'notationEnd' : 'notation', { why: key, sign, found })
  }
}

/** The sheets of a questionnaire by their key; one that is missing, unknown or there twice is a fault. */
export function dataSheetsOf(
  sheets: readonly SheetIn[],
  keys: readonly DataSheet[],
  faults: SheetFault[],
  locale: Locale,
): Map<DataSheet, DataRows> {
  const fault = (key: string, name: string): void => void faults.push({ sheet: name, cell: null, column: null, key, values: { name } })
  const found = new Map<DataSheet, SheetIn>()
  for (const sheet of sheets) {
    if (isNamed(sheet.name, 'templates:sheet.guide') || isNamed(sheet.name, 'templates:sheet.lists')) continue
    const key = keys.find(one => isNamed(sheet.name, `templates:sheet.${one}`))
    if (!key) fault('sheetUnknown', sheet.name)
    else if (found.has(key)) fault('sheetTwice', sheet.name)
    else found.set(key, sheet)
  }
  for (const key of keys) if (!found.has(key)) fault('sheetMissing', sheetName(key, locale))
  return new Map([...found].map(([key, sheet]) => [key, new DataRows(key, sheet, faults, locale)]))
}
