import { type Cells, cellOf, type GivenAnswer, isCells, isId, rowsIn } from './answer.ts'
import type { Field } from './field.ts'
import { shownFields } from './shown-fields.ts'
import type { Question } from './template.ts'

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter(isId) : [])

const inCells = (fields: readonly Field[], cells: Cells): string[] =>
  shownFields(fields, cells).flatMap(field => inField(field, cellOf(cells, field.key)))

function inField(field: Field | Question, value: unknown): string[] {
  if (field.type === 'FILE') return idsIn(value)
  if (field.type === 'ROWS') return rowsIn(value).flatMap(row => inCells(field.fields, row.cells))
  return field.type === 'GROUP' && isCells(value) ? inCells(field.fields, value) : []
}

/** Every file an answer refers to, once each: its value, files in its rows, and the evidence given beside it. */
export function filesIn(asked: Question, given: GivenAnswer): string[] {
  const inValue = given.status === 'ANSWERED' ? inField(asked, given.value) : []
  return [...new Set([...inValue, ...(given.files ?? [])])]
}
