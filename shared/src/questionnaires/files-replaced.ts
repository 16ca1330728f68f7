import { type Cells, cellOf, type GivenAnswer, isBlank, isCells, rowsIn } from './answer.ts'
import type { Field } from './field.ts'
import type { Question } from './template.ts'

/** What becomes of a file that an answer refers to: another one in its place, or none. */
export type Replace = (fileId: string) => string | null

const inList = (value: unknown, replace: Replace): unknown =>
  Array.isArray(value) ? [...new Set(value.flatMap(id => (typeof id === 'string' ? (replace(id) ?? []) : id)))] : value

function inField(field: Field | Question, value: unknown, replace: Replace): unknown {
  if (field.type === 'FILE') return inList(value, replace)
  if (field.type === 'ROWS')
    return Array.isArray(value) ? rowsIn(value).map(row => ({ ...row, cells: inCells(field.fields, row.cells, replace) })) : value
  return field.type === 'GROUP' && isCells(value) ? inCells(field.fields, value, replace) : value
}

/** A cell that held nothing but files that are gone is empty, as if nothing had been given. */
const inCells = (fields: readonly Field[], cells: Cells, replace: Replace): Cells =>
  Object.fromEntries(
    Object.entries(cells).flatMap(([key]) => {
      const field = fields.find(one => one.key === key)
      const value = cellOf(cells, key)
      if (!field) return [[key, value]]
      const next = inField(field, value, replace)
      return field.type === 'FILE' && isBlank(next) && !isBlank(value) ? [] : [[key, next]]
    }),
  )

/** The same answer with other files, in its value, in its rows and beside it. */
export const filesReplaced = (asked: Question, given: Required<GivenAnswer>, replace: Replace): Required<GivenAnswer> => ({
  ...given,
  value: given.status === 'ANSWERED' ? inField(asked, given.value, replace) : given.value,
  files: inList(given.files, replace) as string[],
})
