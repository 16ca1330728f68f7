import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { type Cells, cellOf, type GivenAnswer, isBlank, isCells, type Row, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import type { AnswerState } from 'shared/words/lists.ts'
import { answerStates } from 'shared/words/lists.ts'
import { cellFor, isUntouched, readPart, textOf } from './cells.ts'
import { type FiledQuestion, type FiledRow, type FoundCell, faultAt, type Place, type SheetFault } from './from-sheets.ts'
import type { ColumnSlot, QuestionPlaces, Table } from './layout.ts'
import { joined, partsOf, type Scalar, type Slot } from './slots.ts'
import { isCalled, type Speaking } from './speaking.ts'

/**
 * What a workbook makes of an answer: the answer that went out, with the cells that were changed. Whatever has no cell (files,
 * the record a company became) or was not touched stays as it was, sign by sign.
 */

export type Whole = Required<GivenAnswer>
export interface Merged {
  readonly given: Whole
  readonly faults: readonly SheetFault[]
  readonly notices: readonly SheetFault[]
  /** Where a fault of the whole answer belongs. */
  readonly placeOf: (row: string | undefined, field: string | undefined) => Place
}

export const same = (one: unknown, other: unknown): boolean => canonicalize(one ?? null) === canonicalize(other ?? null)

export const emptyAnswer: Whole = { status: 'EMPTY', value: null, reason: null, note: null, files: [] }

interface SlotCell {
  readonly slot: Slot
  readonly found: FoundCell | undefined
}

class Merging {
  readonly faults: SheetFault[] = []
  readonly notices: SheetFault[] = []
  /** A new value was typed somewhere. */
  typed = false
  readonly rows = new Map<string, FiledRow>()
  private readonly taken = new Map<string, number>()
  constructor(
    private readonly places: QuestionPlaces,
    private readonly filed: FiledQuestion,
    private readonly speaking: Speaking,
    private readonly responseId: string,
    private readonly keepsIds: boolean,
  ) {}

  private scalar(asked: Scalar, cells: readonly SlotCell[], base: unknown): unknown {
    const before = partsOf(
      cells.map(({ slot }) => slot),
      base,
    )
    const after = new Map(before)
    let touched = false
    for (const { slot, found } of cells) {
      const part = before.get(slot.part)
      if (!found || isUntouched(cellFor(slot, part, this.speaking), found.cell)) continue
      const read = readPart(slot, found, this.speaking)
      if (read.fault) this.faults.push(faultAt(found.at, `workbook:fault.${read.fault}`, read.values))
      else if (!same(read.value, part)) {
        if (read.notice) this.notices.push(faultAt(found.at, `workbook:notice.${read.notice}`, read.values))
        after.set(slot.part, read.value)
        touched = true
        if (read.value !== undefined) this.typed = true
      }
    }
    return touched
      ? joined(
          asked,
          cells.map(({ slot }) => slot),
          base,
          after,
        )
      : base
  }

  /** What was typed into a cell that its neighbours hide would be dropped: it is refused instead. */
  private checkHidden(fields: readonly Field[], before: Cells, after: Cells, placeOf: (field: string) => Place | undefined): void {
    const shown = new Set(shownFields(fields, after).map(field => field.key))
    for (const field of fields) {
      const value = cellOf(after, field.key)
      if (shown.has(field.key) || isBlank(value) || same(value, cellOf(before, field.key))) continue
      const at = placeOf(field.key)
      if (at) this.faults.push(faultAt(at, 'workbook:fault.hiddenCell'))
    }
  }

  private cells(table: Table, row: FiledRow, base: Cells): Cells {
    const after: Record<string, unknown> = { ...base }
    for (const field of table.fields) {
      const columns = table.columns.filter((one): one is ColumnSlot & { slot: Slot } => one.field === field && one.slot !== null)
      const key = 'key' in field ? field.key : ''
      if (columns.length === 0) continue
      const before = cellOf(base, key)
      const value = this.scalar(
        field,
        columns.map(({ key: at, slot }) => ({ slot, found: row.cells.get(at) })),
        before,
      )
      if (value === before) continue
      if (value === null) delete after[key]
      else after[key] = value
    }
    this.checkHidden(table.fields as readonly Field[], base, after, field => firstCell(table, row, field))
    return after
  }

  /** The rows of a table in the order of the sheet. A row without its number, or with one that stands there already, is new. */
  private table(table: Table, filed: readonly FiledRow[], base: unknown): Row[] {
    const before = new Map(rowsIn(base).map(row => [row.id, row]))
    const used = new Set<string>()
    return filed.flatMap((row): Row[] => {
      const own = row.id !== null && !used.has(row.id) ? before.get(row.id) : undefined
      const cells = this.cells(table, row, own?.cells ?? {})
      if (isCleared(row)) {
        // Emptied with the delete key, its hidden number still there: gone, unless it was as empty when it went out.
        if (!own || !same(cells, own.cells)) return []
      }
      const id = own?.id ?? (this.keepsIds && row.id !== null && !used.has(row.id) ? row.id : this.newId(table.key, cells))
      used.add(id)
      this.rows.set(id, row)
      if (!own) this.typed = true
      return [own && same(cells, own.cells) ? own : { ...own, id, cells }]
    })
  }

  /** Made from what the row says, so that the same file twice makes the same rows. */
  private newId(table: string, cells: Cells): string {
    const said = canonicalize([this.responseId, table, cells]) ?? ''
    const times = this.taken.get(said) ?? 0
    this.taken.set(said, times + 1)
    const hash = createHash('sha256').update(`${said} ${times}`).digest('hex')
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
  }

  private group(fields: readonly Field[], base: unknown): unknown {
    const before: Cells = isCells(base) ? base : {}
    const after: Record<string, unknown> = { ...before }
    const set = (key: string, value: unknown): void => {
      if (value === cellOf(before, key)) return
      if (isBlank(value)) delete after[key]
      else after[key] = value
    }
    for (const field of fields) {
      if (field.type === 'ROWS') {
        const table = this.places.tables.find(one => one.field?.key === field.key)
        const filed = table && this.filed.tables.get(table.key)
        if (!table || !filed) continue
        const rows = this.table(table, filed, cellOf(before, field.key))
        if (!same(rows, rowsIn(cellOf(before, field.key)))) set(field.key, rows)
      } else set(field.key, this.scalar(field, this.slotCells(field), cellOf(before, field.key)))
    }
    this.checkHidden(fields, before, after, field => this.fieldPlace(field))
    return same(before, after) ? base : Object.keys(after).length > 0 ? after : null
  }

  private slotCells(field: Field | null): SlotCell[] {
    return this.places.slots.filter(one => one.field === field).map(({ key, slot }) => ({ slot, found: this.filed.slots.get(key) }))
  }

  fieldPlace(field: string): Place | undefined {
    const slot = this.places.slots.find(one => one.field?.key === field)
    const table = this.places.tables.find(one => one.field?.key === field)
    return (slot && this.filed.slots.get(slot.key)?.at) ?? (table && this.filed.tables.get(table.key)?.[0]?.at)
  }

  value(base: unknown): unknown {
    const { question, tables } = this.places
    if (question.type === 'GROUP') return this.group(question.fields, base)
    if (question.type !== 'ROWS') return this.scalar(question, this.slotCells(null), base)
    const [table] = tables
    const filed = table && this.filed.tables.get(table.key)
    if (!table || !filed) return base
    const rows = this.table(table, filed, base)
    return same(rows, rowsIn(base)) ? base : rows
  }

  words(found: FoundCell | undefined, base: string | null | undefined): string | null {
    const slot: Slot = { part: '', kind: 'text', options: [] }
    const value = this.scalar({ type: 'LONG_TEXT' } as Scalar, [{ slot, found }], base ?? null)
    return typeof value === 'string' ? value : null
  }

  /** The state as it was chosen; null where the cell is empty, undefined where it says nothing new. */
  state(base: AnswerState): AnswerState | null | undefined {
    const { state: found } = this.filed
    const out = base === 'EMPTY' ? null : this.speaking.t(`words:answerState.${base}`)
    if (!found || isUntouched(out, found.cell)) return undefined
    const said = textOf(found.cell).trim()
    if (said === '') return null
    const chosen = answerStates.find(one => isCalled(said, `words:answerState.${one}`) || one === said)
    if (!chosen) this.faults.push(faultAt(found.at, 'workbook:fault.notState', { found: said.slice(0, 60) }))
    return chosen
  }
}

const firstCell = (table: Table, row: FiledRow, field: string): Place | undefined => {
  const column = table.columns.find(one => 'key' in one.field && one.field.key === field)
  return column && row.cells.get(column.key)?.at
}
const isCleared = (row: FiledRow): boolean => [...row.cells.values()].every(({ cell }) => textOf(cell).trim() === '')

const wordless: ReadonlySet<AnswerState | null> = new Set<AnswerState | null>(['NOT_APPLICABLE', 'REFUSED'])

interface Asking {
  readonly places: QuestionPlaces
  readonly filed: FiledQuestion
  readonly base: Whole
  readonly speaking: Speaking
  readonly responseId: string
  /** Rows of another response keep their numbers where they are taken over. */
  readonly keepsIds?: boolean
}

export function mergedAnswer({ places, filed, base, speaking, responseId, keepsIds = false }: Asking): Merged {
  const merging = new Merging(places, filed, speaking, responseId, keepsIds)
  const state = merging.state(base.status)
  const value = merging.value(base.value)
  const typed = merging.typed
  const [reason, note] = [merging.words(filed.reason, base.reason), merging.words(filed.note, base.note)]
  const { files } = base
  const placeOf = (row: string | undefined, field: string | undefined): Place => {
    const filedRow = row === undefined ? undefined : merging.rows.get(row)
    const table = filedRow && places.tables.find(one => filed.tables.get(one.key)?.includes(filedRow))
    if (filedRow && table) return (field !== undefined && firstCell(table, filedRow, field)) || filedRow.at
    return (field !== undefined && merging.fieldPlace(field)) || [...filed.slots.values()][0]?.at || filed.at
  }
  const told = { faults: merging.faults, notices: merging.notices, placeOf }
  const status = state === undefined ? base.status : state
  if (wordless.has(status)) {
    if (typed && filed.state) merging.faults.push(faultAt(filed.state.at, 'workbook:fault.stateAndAnswer'))
    return { ...told, given: { status: status ?? 'EMPTY', value: null, reason, note, files } }
  }
  if (reason && reason !== base.reason && filed.reason) merging.faults.push(faultAt(filed.reason.at, 'workbook:fault.reasonAlone'))
  const isAsItWas = same(value, base.value) && !wordless.has(base.status)
  const now = isAsItWas ? base.status : isBlank(value) ? 'EMPTY' : 'ANSWERED'
  return { ...told, given: { status: now, value: now === 'EMPTY' ? null : value, reason: isAsItWas ? base.reason : null, note, files } }
}
