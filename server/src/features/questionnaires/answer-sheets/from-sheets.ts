import { isId } from 'shared/questionnaires/answer.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { type CellIn, cellName, type SheetIn } from '../../../platform/sheets.ts'
import { type FaultValues, type Found, textOf } from './cells.ts'
import { layoutOf, marks, type QuestionColumn, type QuestionPlaces, questionColumns, type Table, workbookForm } from './layout.ts'

/** A filled workbook, cell by cell, before anything in it is judged. */

export interface Place {
  readonly sheet: string
  readonly cell: string
  readonly column: string | null
}
/** What is wrong or left out, where, as a sentence by its key. */
export interface SheetFault {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly key: string
  readonly values: FaultValues
}
export const faultAt = ({ sheet, cell, column }: Place, key: string, values: FaultValues = {}): SheetFault => ({
  sheet,
  cell,
  column,
  key,
  values,
})

export interface FoundCell extends Found {
  readonly at: Place
}
export interface FiledRow {
  readonly id: string | null
  readonly at: Place
  readonly cells: ReadonlyMap<string, FoundCell>
}
export interface FiledQuestion {
  readonly at: Place
  /** The version of the answer that went out; null where the cell is gone. */
  readonly version: number | null
  readonly state: FoundCell | undefined
  readonly reason: FoundCell | undefined
  readonly note: FoundCell | undefined
  /** Whether last year's answer is confirmed. */
  readonly confirm: FoundCell | undefined
  readonly slots: ReadonlyMap<string, FoundCell>
  readonly tables: ReadonlyMap<string, readonly FiledRow[]>
}
export interface Filed {
  readonly questions: ReadonlyMap<string, FiledQuestion>
  readonly faults: readonly SheetFault[]
  readonly notices: readonly SheetFault[]
}

/** What the workbook says it is. */
export interface About {
  readonly form: number
  readonly responseId: string
  readonly templateId: string
  readonly locale: Locale
}

const text = (cell: CellIn | undefined): string => textOf(cell ?? null).trim()

/** Null: no workbook of ours, or its hidden sheet is gone. */
export function aboutOf(sheets: readonly SheetIn[]): About | null {
  const sheet = sheets.find(one => one.rows.some(({ cells }) => text(cells[0]) === marks.about))
  const entries = new Map(sheet?.rows.map(({ cells }) => [text(cells[0]), text(cells[1])]))
  const [responseId, templateId] = [entries.get('response') ?? '', entries.get('template') ?? '']
  const locale = locales.find(one => one === entries.get('language'))
  const form = Number(entries.get(marks.about))
  return locale && isId(responseId) && isId(templateId) && form >= 1 && form <= workbookForm
    ? { form, responseId, templateId, locale }
    : null
}

/** A sheet of ours: which line holds the keys, and in which column the lines' own keys stand. */
interface Ours {
  readonly sheet: SheetIn
  readonly mark: string
  readonly keys: SheetIn['rows'][number]
  readonly column: number
}

/** People put a line above, or a column before. */
const keysWithin = 20
function ours(sheet: SheetIn): Ours | null {
  for (const row of sheet.rows.filter(({ number }) => number <= keysWithin)) {
    const column = row.cells.findIndex(cell => text(cell) === marks.questions || text(cell).startsWith(marks.table))
    if (column >= 0) return { sheet, mark: text(row.cells[column]), keys: row, column }
  }
  return null
}

/** The cells of one sheet with their places. */
class SheetCells {
  private readonly formulas: ReadonlySet<string>
  private readonly heading: readonly CellIn[]
  constructor(
    readonly of: Ours,
    readonly notices: SheetFault[],
  ) {
    this.formulas = new Set(of.sheet.formulas)
    this.heading = of.sheet.rows.find(({ number }) => number === of.keys.number + 1)?.cells ?? []
  }

  get lines(): SheetIn['rows'] {
    return this.of.sheet.rows.filter(({ number }) => number > this.of.keys.number + 1)
  }

  place(row: number, column: number): Place {
    const head = text(this.heading[column])
    return { sheet: this.of.sheet.name, cell: cellName(row, column), column: head === '' ? null : (head.split('\n')[0] ?? null) }
  }

  found({ number, cells }: SheetIn['rows'][number], column: number): FoundCell {
    const at = this.place(number, column)
    return {
      cell: cells[column] ?? null,
      at,
      isFormula: this.formulas.has(at.cell),
      isPercent: this.of.sheet.percents?.has(at.cell) ?? false,
    }
  }

  /** Columns by their key; what has none is a person's own, and is said to be left out. */
  columns(known: (key: string) => boolean): Map<string, number> {
    const found = new Map<string, number>()
    const widest = Math.max(0, ...this.of.sheet.rows.map(({ cells }) => cells.length))
    for (let column = 0; column < widest; column++) {
      const key = text(this.of.keys.cells[column])
      if (column === this.of.column || key.startsWith('!')) continue
      if (known(key) && !found.has(key)) found.set(key, column)
      else if (this.of.sheet.rows.some(({ number, cells }) => number > this.of.keys.number && text(cells[column]) !== ''))
        this.notices.push(faultAt(this.place(this.of.keys.number + 1, column), 'workbook:notice.columnLeftOut'))
    }
    return found
  }
}

interface Draft {
  at?: Place
  version: number | null
  state?: FoundCell
  reason?: FoundCell
  note?: FoundCell
  confirm?: FoundCell
  readonly slots: Map<string, FoundCell>
  readonly tables: Map<string, readonly FiledRow[]>
}

/** What stands where an answer lies elsewhere begins like this; see `to-sheets.ts`. */
export const pointer = '→'

class Reading {
  readonly faults: SheetFault[] = []
  readonly notices: SheetFault[] = []
  private readonly drafts = new Map<string, Draft>()
  private readonly questionOf = new Map<string, QuestionPlaces>()
  private readonly tables = new Map<string, Table>()
  constructor(template: Template) {
    for (const places of layoutOf(template).values()) {
      this.questionOf.set(places.question.code, places)
      for (const { key } of places.slots) this.questionOf.set(key, places)
      for (const table of places.tables) this.tables.set(table.key, table)
    }
  }

  private draft(code: string): Draft {
    const draft = this.drafts.get(code) ?? { version: null, slots: new Map(), tables: new Map() }
    this.drafts.set(code, draft)
    return draft
  }

  questions(of: Ours): void {
    const cells = new SheetCells(of, this.notices)
    const columns = cells.columns(key => questionColumns.some(column => column === key))
    const at = (row: SheetIn['rows'][number], column: QuestionColumn): FoundCell | undefined => {
      const found = columns.get(column)
      return found === undefined ? undefined : cells.found(row, found)
    }
    const seen = new Set<string>()
    for (const row of cells.lines) {
      const key = text(row.cells[of.column])
      const answer = at(row, 'answer')
      if (key.startsWith('§')) continue
      const places = this.questionOf.get(key)
      if (!places) this.stranger(row, at, cells)
      else if (seen.has(key)) this.faults.push(faultAt(answer?.at ?? cells.place(row.number, of.column), 'workbook:fault.lineTwice'))
      else this.line(places, key, row, at, cells)
      seen.add(key)
    }
  }

  private line(
    { question, slots }: QuestionPlaces,
    key: string,
    row: SheetIn['rows'][number],
    at: (row: SheetIn['rows'][number], column: QuestionColumn) => FoundCell | undefined,
    cells: SheetCells,
  ): void {
    const draft = this.draft(question.code)
    const answer = at(row, 'answer')
    const isSlot = slots.some(one => one.key === key)
    if (isSlot && answer) draft.slots.set(key, answer)
    if (key !== question.code) return
    const version = text(at(row, 'version')?.cell)
    draft.at = answer?.at ?? cells.place(row.number, cells.of.column)
    draft.version = /^\d{1,9}$/.test(version) ? Number(version) : null
    const [state, reason, note, confirm] = [at(row, 'state'), at(row, 'reason'), at(row, 'note'), at(row, 'confirm')]
    Object.assign(draft, state && { state }, reason && { reason }, note && { note }, confirm && { confirm })
    if (!isSlot && answer && text(answer.cell) !== '' && !text(answer.cell).startsWith(pointer))
      this.notices.push(faultAt(answer.at, 'workbook:notice.answerElsewhere'))
  }

  /** A line that somebody added: notes of their own, or an answer without its question. */
  private stranger(
    row: SheetIn['rows'][number],
    at: (row: SheetIn['rows'][number], column: QuestionColumn) => FoundCell | undefined,
    cells: SheetCells,
  ): void {
    const written = (['answer', 'confirm', 'state', 'reason', 'note'] as const)
      .map(column => at(row, column))
      .find(cell => cell && text(cell.cell) !== '')
    if (written) this.notices.push(faultAt(cells.place(row.number, columnOf(written)), 'workbook:notice.lineLeftOut'))
  }

  table(of: Ours): void {
    const table = this.tables.get(of.mark.slice(marks.table.length))
    if (!table) {
      this.leaveOut(of.sheet)
      return
    }
    const cells = new SheetCells(of, this.notices)
    const columns = cells.columns(key => table.columns.some(column => column.key === key && column.slot))
    const draft = this.draft(table.question.code)
    if (draft.tables.has(table.key)) {
      this.faults.push(faultAt(cells.place(of.keys.number + 1, of.column), 'workbook:fault.sheetTwice'))
      return
    }
    draft.tables.set(
      table.key,
      cells.lines
        .map(row => ({
          id: isId(text(row.cells[of.column])) ? text(row.cells[of.column]) : null,
          at: cells.place(row.number, Math.min(...columns.values(), of.column + 1)),
          cells: new Map([...columns].map(([key, column]) => [key, cells.found(row, column)] as const)),
        }))
        .filter(row => row.id !== null || [...row.cells.values()].some(({ cell }) => text(cell) !== '')),
    )
  }

  /** A sheet that is not ours; or one of ours whose keys were lost, which must not be passed over. */
  leaveOut(sheet: SheetIn): void {
    const isOurs = sheet.rows.some(({ cells }) =>
      cells.some(cell => this.questionOf.has(text(cell)) || this.tables.has(text(cell)) || isId(text(cell))),
    )
    if (isOurs) this.faults.push({ sheet: sheet.name, cell: null, column: null, key: 'workbook:fault.sheetChanged', values: {} })
    else if (sheet.rows.length > 0)
      this.notices.push({ sheet: sheet.name, cell: null, column: null, key: 'workbook:notice.sheetLeftOut', values: {} })
  }

  /** A table whose question has no line any more belongs to no version of an answer. */
  filed(): Filed {
    const whole = [...this.drafts].flatMap(([code, draft]): [string, FiledQuestion][] => {
      const { at, state, reason, note, confirm, ...rest } = draft
      if (at) return [[code, { ...rest, at, state, reason, note, confirm }]]
      const orphan = [...draft.slots.values()][0]?.at ?? [...draft.tables.values()][0]?.[0]?.at
      if (orphan) this.faults.push(faultAt(orphan, 'workbook:fault.lineMissing', { code }))
      return []
    })
    return { questions: new Map(whole), faults: this.faults, notices: this.notices }
  }
}

const columnOf = ({ at }: FoundCell): number => {
  const letters = /^[A-Z]+/.exec(at.cell)?.[0] ?? 'A'
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

/** All that a workbook says of the questions of its template. Sheets that are only there to be read are passed over. */
export function filedFrom(sheets: readonly SheetIn[], template: Template, readOnly: (name: string) => boolean): Filed {
  const reading = new Reading(template)
  for (const sheet of sheets) {
    const found = ours(sheet)
    if (found?.mark === marks.questions) reading.questions(found)
    else if (found) reading.table(found)
    else if (!readOnly(sheet.name) && !sheet.rows.some(({ cells }) => text(cells[0]) === marks.about)) reading.leaveOut(sheet)
  }
  return reading.filed()
}
