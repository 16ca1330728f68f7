import type { AnswerState } from '../words/lists.ts'
import type { Scalar } from './condition.ts'

/** One row of a repeating question. Its id is made where it is typed; `recordId` is the record it became or was matched to. */
export interface Row {
  readonly id: string
  readonly recordId?: string | null
  readonly cells: Cells
}
export type Cells = Readonly<Record<string, unknown>>

/** What stands in an answer. `note` explains it, `files` are the evidence given with it; a FILE question's value is such a list too. */
export interface GivenAnswer {
  readonly status: AnswerState
  readonly value?: unknown
  readonly reason?: string | null
  readonly note?: string | null
  readonly files?: readonly string[]
}

/** The answers of a response by the code of their question. */
export type Answers = ReadonlyMap<string, GivenAnswer>

/** Ids are made in many places; this is their shape. In small letters only: to the database, capitals would be the same id again. */
export const isId = (value: unknown): value is string =>
  typeof value === 'string' && /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value)

export const isCells = (value: unknown): value is Cells => typeof value === 'object' && value !== null && !Array.isArray(value)
const isRow = (value: Cells): value is Cells & Row => Object.hasOwn(value, 'cells') && isCells(value.cells)

export const isBlank = (value: unknown): boolean => {
  if (value === undefined || value === null) return true
  if (typeof value === 'string') return value.trim() === ''
  if (Array.isArray(value)) return value.length === 0
  return isCells(value) && Object.values(value).every(isBlank)
}

/** The cell of that key, and nothing an object has by nature. */
export const cellOf = (cells: Cells, key: string): unknown => (Object.hasOwn(cells, key) ? cells[key] : undefined)

/** Everything at a path below a value: the cells of all rows, the members of all lists. */
export function allAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return value.flatMap(member => allAt(member, path))
  const [key, ...rest] = path
  if (key === undefined) return [value]
  if (!isCells(value)) return []
  return allAt(cellOf(isRow(value) ? value.cells : value, key), rest)
}

export const scalarsAt = (value: unknown, path: readonly string[]): Scalar[] =>
  allAt(value, path).filter((found): found is Scalar => ['string', 'number', 'boolean'].includes(typeof found))

export const isAnsweredAt = (value: unknown, path: readonly string[]): boolean => allAt(value, path).some(found => !isBlank(found))

/** The rows of a value that was judged to hold rows. */
export const rowsIn = (value: unknown): Row[] =>
  Array.isArray(value) ? value.filter((row): row is Row => isCells(row) && typeof row.id === 'string' && isCells(row.cells)) : []
