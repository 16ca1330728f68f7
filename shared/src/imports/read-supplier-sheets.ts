import { type Header, readSupplierRow } from './read-supplier-row.ts'
import { type CellFault, plainName, type RowRead, type SheetRead, type Vocabulary } from './supplier-columns.ts'

export interface SheetsRead {
  readonly rows: RowRead[]
  /** Faults of a sheet as a whole: a column that is there twice. */
  readonly faults: CellFault[]
  /** Columns that say nothing to us: they are named, not silently left out. */
  readonly ignored: { readonly sheet: string; readonly heading: string }[]
  /** Rows that the file does not show; they are read like the others, and that is said. */
  readonly hiddenRows: number
  /** What stands above the columns, by sheet. */
  readonly headings: Readonly<Record<string, readonly string[]>>
}

/** So many rows may stand above the headings: titles, notes, an empty line. */
const headingsWithin = 10

/** `AB12` → column and row. */
export function placeOf(cell: string): { row: number; column: number } {
  const [, letters = 'A', digits = '1'] = /^([A-Z]{1,3})(\d{1,7})$/.exec(cell) ?? []
  return { row: Number(digits), column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1 }
}

const known = (cell: unknown, { columns }: Vocabulary): string | undefined => {
  const name = typeof cell === 'string' ? plainName(cell) : ''
  return Object.hasOwn(columns, name) ? columns[name] : undefined
}

/** The last of the first rows that name the supplier's name or a code and something else: below the form's hidden keys stand its headings. */
function headerOf(sheet: SheetRead, words: Vocabulary, faults: CellFault[], ignored: SheetsRead['ignored']): Header | null {
  const candidates = sheet.rows.filter(({ number, cells }) => {
    const names = new Set(cells.flatMap(cell => known(cell, words) ?? []))
    return number <= headingsWithin && names.size >= 2 && (names.has('name') || names.has('uscc') || names.has('lei'))
  })
  const [first] = candidates
  if (!first) return null
  // A supplier is not called by headings alone, so a second row of them right below is still heading.
  const row = candidates.find(one => one.number === first.number + 1) ?? first
  const at: Record<string, number> = {}
  const headings = new Map<number, string>()
  for (const [column, cell] of row.cells.entries()) {
    const heading = typeof cell === 'string' ? cell.trim() : ''
    if (heading === '') continue
    headings.set(column, heading)
    // The form's own key counts before the word above the column.
    const name = known(first.cells[column], words) ?? known(cell, words)
    if (!name) ignored.push({ sheet: sheet.name, heading })
    else if (at[name] !== undefined)
      faults.push({ sheet: sheet.name, row: row.number, column, heading, key: 'columnTwice', values: { found: heading } })
    else at[name] = column
  }
  return { sheet: sheet.name, row: row.number, headings, at }
}

/** Which columns of which rows are formulas or parts of merged cells: their values are not what a person wrote there. */
function marksOf(sheet: SheetRead): Map<number, Map<number, string>> {
  const marks = new Map<number, Map<number, string>>()
  const mark = (row: number, column: number, key: string): void => void marks.set(row, (marks.get(row) ?? new Map()).set(column, key))
  for (const cell of sheet.formulas) mark(placeOf(cell).row, placeOf(cell).column, 'formula')
  const last = sheet.rows.at(-1)?.number ?? 0
  for (const range of sheet.merged ?? []) {
    const [from, to] = range.split(':').map(placeOf)
    if (!from || !to) continue
    for (let row = from.row; row <= Math.min(to.row, last); row++)
      for (let column = from.column; column <= Math.min(to.column, 200); column++) mark(row, column, 'merged')
  }
  return marks
}

/** All rows of all sheets that have headings of ours, each read by itself. */
export function readSupplierSheets(sheets: readonly SheetRead[], words: Vocabulary): SheetsRead {
  const [rows, faults, ignored]: [RowRead[], CellFault[], SheetsRead['ignored']] = [[], [], []]
  const headings: Record<string, string[]> = {}
  let hiddenRows = 0
  for (const sheet of sheets) {
    const header = headerOf(sheet, words, faults, ignored)
    if (!header) continue
    headings[sheet.name] = Array.from({ length: Math.max(...header.headings.keys()) + 1 }, (_, at) => header.headings.get(at) ?? '')
    const marks = marksOf(sheet)
    const hidden = new Set(sheet.hiddenRows)
    for (const row of sheet.rows) {
      if (row.number <= header.row || !hasWords(row.cells, header)) continue
      if (hidden.has(row.number)) hiddenRows += 1
      rows.push(readSupplierRow(row, header, words, marks.get(row.number) ?? new Map()))
    }
  }
  return { rows, faults, ignored, hiddenRows, headings }
}

const hasWords = (cells: readonly unknown[], { at }: Header): boolean =>
  Object.values(at).some(column => cells[column] !== null && cells[column] !== undefined && String(cells[column]).trim() !== '')
