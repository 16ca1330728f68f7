import type { Locale } from 'shared/words/lists.ts'
import type { SheetIn } from '../../../platform/sheets.ts'
import { type DataRows, dataSheetsOf, type Place, type SheetFault } from './cells.ts'
import { type ColumnKey, type DataSheet, dataSheets } from './columns.ts'

/** A workbook while it is read: its sheets, what was made from which row, and what is wrong. */

/** What is being put together; the schema judges it at the end. */
export interface Draft {
  type?: string | undefined
  fields?: Draft[]
  options?: object[]
  [part: string]: unknown
}

export const aboutKeys = ['code', 'version', 'titleZh', 'titleEn', 'titleFr', 'rolesFrom'] as const
export type AboutKey = (typeof aboutKeys)[number]

export class Reading {
  readonly faults: SheetFault[] = []
  readonly aboutRows = new Map<AboutKey, number>()
  private readonly where = new Map<object, Place>()
  private readonly sheets: ReturnType<typeof dataSheetsOf>
  constructor(given: readonly SheetIn[], locale: Locale) {
    this.sheets = dataSheetsOf(given, dataSheets, this.faults, locale)
  }

  /** The rows of a sheet; none where it is missing, which has been said. */
  each<T>(sheet: DataSheet, read: (rows: DataRows, row: number) => T): T[] {
    const rows = this.sheets.get(sheet)
    return rows ? rows.rows.map(row => read(rows, row)) : []
  }

  at<T extends object>(rows: DataRows, row: number, made: T): T {
    this.where.set(made, { sheet: rows.sheet, row })
    return made
  }

  /** What was made from a row of its own. */
  isMade = (one: object): boolean => this.where.has(one)

  /** A fault where something was made. */
  fault(made: object, column: ColumnKey | null, key: string, values: SheetFault['values'] = {}): void {
    const place = this.where.get(made)
    if (place) this.sheets.get(place.sheet)?.fault(place.row, column, key, values)
  }

  /** A fault on the sheet of names and entries. */
  aboutFault(about: AboutKey, key: string, values: SheetFault['values'] = {}): void {
    const row = this.aboutRows.get(about)
    this.sheets.get('questionnaire')?.fault(row ?? 1, row === undefined ? 'name' : 'entry', key, values)
  }
}
