import { type Cells, cellOf, type GivenAnswer, isAnsweredAt, isCells, rowsIn, scalarsAt } from './answer.ts'
import { holds, type Reader } from './condition.ts'
import type { Field } from './field.ts'
import type { Question } from './template.ts'

/** Judges each once. What is asked about in the middle of its own judgement counts as hidden, so that no template can hang us. */
export function onceEach<T>(judge: (one: T) => boolean): (one: T) => boolean {
  const known = new Map<T, boolean>()
  return one => {
    if (!known.has(one)) known.set(one, false).set(one, judge(one))
    return known.get(one) === true
  }
}

/** The fields that show in a row or group. They look at their neighbours only, and not at hidden ones. */
export function shownFields<F extends Field>(fields: readonly F[], cells: Cells): F[] {
  const shows = onceEach<F>(field => (field.when ? holds(field.when, reader) : true))
  const at = (ref: string): [unknown, string[]] => {
    const [, key = '', ...path] = ref.split('.')
    const neighbour = fields.find(field => field.key === key)
    return [neighbour && shows(neighbour) ? cellOf(cells, key) : undefined, path]
  }
  const reader: Reader = { answered: ref => isAnsweredAt(...at(ref)), values: ref => scalarsAt(...at(ref)), tiers: new Set() }
  return fields.filter(shows)
}

/** An answer without what its hidden cells once received, as it is kept. */
export function withoutHidden(asked: Question, given: GivenAnswer): GivenAnswer {
  if (given.status !== 'ANSWERED') return given
  if (asked.type !== 'ROWS' && asked.type !== 'GROUP') return given
  const value = asked.type === 'ROWS' ? shownRows(asked.fields, given.value) : shownCells(asked.fields, given.value)
  return { ...given, value }
}

const shownRows = (fields: readonly Field[], value: unknown): unknown =>
  Array.isArray(value) ? rowsIn(value).map(row => ({ ...row, cells: shownCells(fields, row.cells) })) : value

function shownCells(fields: readonly Field[], value: unknown): unknown {
  if (!isCells(value)) return value
  const cells: Cells = value
  const shown = shownFields(fields, cells).filter(field => Object.hasOwn(cells, field.key))
  return Object.fromEntries(
    shown.map(field => [field.key, field.type === 'ROWS' ? shownRows(field.fields, cells[field.key]) : cells[field.key]]),
  )
}
