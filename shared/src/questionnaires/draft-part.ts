import type { Day } from '../rules/days.ts'
import { type Cells, type GivenAnswer, isBlank, isCells } from './answer.ts'
import { draftFault } from './answer-faults.ts'
import type { Fault } from './scalar-faults.ts'
import type { Question } from './template.ts'

/** Takes the cell that a fault names out of a value; of a row, wherever it stands. */
function withoutCell(value: unknown, { row, field }: Fault): unknown {
  if (field === undefined) return null
  const drop = (cells: Cells): Cells => Object.fromEntries(Object.entries(cells).filter(([key]) => key !== field))
  if (row === undefined) return isCells(value) ? drop(value) : null
  if (Array.isArray(value))
    return value.map(one => (isCells(one) && one.id === row && isCells(one.cells) ? { ...one, cells: drop(one.cells) } : one))
  if (!isCells(value)) return null
  return Object.fromEntries(
    Object.entries(value).map(([key, cell]) => [key, Array.isArray(cell) ? withoutCell(cell, { key: 'missing', row, field }) : cell]),
  )
}

/** More faults than anybody types; what still does not fit then is not sent. */
const most = 200

/**
 * What of an answer may be sent while it is being written: all but the cells that are not yet what they are to be, such as
 * an amount without its currency. One of them must not keep the rest of two hundred rows from being saved.
 */
export function draftPart(asked: Question, given: GivenAnswer, facts: { readonly today: Day }): GivenAnswer {
  let part = given
  for (let tries = 0; tries < most; tries++) {
    const fault = draftFault(asked, part, facts)
    if (!fault) return part
    const value = withoutCell(part.value, fault)
    part = isBlank(value) ? { ...part, status: 'EMPTY', value: null } : { ...part, value }
    if (part.status === 'EMPTY') return part
  }
  return { ...part, status: 'EMPTY', value: null }
}
