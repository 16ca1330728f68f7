import { type Answers, cellOf, type GivenAnswer, isCells, type Row, rowsIn } from './answer.ts'

/**
 * What differs between two answers to one question: of two rounds, of two years, or of any two responses of one supplier.
 * Rows are the same row by their id, however they are sorted; where an id was lost (typed anew elsewhere), by the record they name.
 */

export type RowDifference =
  | { readonly kind: 'ADDED' | 'REMOVED' | 'SAME'; readonly row: Row }
  | { readonly kind: 'CHANGED'; readonly row: Row; readonly before: Row; readonly keys: readonly string[] }

export type ValueDifference =
  | { readonly kind: 'SAME' }
  | { readonly kind: 'VALUE'; readonly before: unknown; readonly after: unknown }
  /** Of a group: the fields that differ, by key. An amount or a place is such a group too, and one thing to whoever reads it. */
  | {
      readonly kind: 'CELLS'
      readonly before: unknown
      readonly after: unknown
      readonly fields: Readonly<Record<string, ValueDifference>>
    }
  /** In the order of now; what was removed stands where it stood. */
  | { readonly kind: 'ROWS'; readonly rows: readonly RowDifference[] }

export interface AnswerDifference {
  /** ADDED and REMOVED: there is no such question, or nothing was said, on the other side. */
  readonly kind: 'SAME' | 'CHANGED' | 'ADDED' | 'REMOVED'
  readonly value: ValueDifference
  /** Answered, refused or not applicable: another of them than before. */
  readonly status: boolean
  readonly reason: boolean
  readonly note: boolean
  readonly files: { readonly added: readonly string[]; readonly removed: readonly string[] }
}

const same: ValueDifference = { kind: 'SAME' }

/** Which record a party, site or permit is, is found out by the house: that it is known now changes nothing that was said. */
const foundByTheHouse = 'recordId'

/** The same however keys are sorted; a key without a value is no key. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other || (one ?? null) === (other ?? null)) return true
  if (Array.isArray(one) && Array.isArray(other)) return one.length === other.length && one.every((member, at) => isSame(member, other[at]))
  if (!isCells(one) || !isCells(other)) return false
  return keysOf(one, other).every(key => isSame(cellOf(one, key), cellOf(other, key)))
}

const keysOf = (one: object, other: object): string[] =>
  [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(key => key !== foundByTheHouse)

const isRows = (value: unknown): boolean => Array.isArray(value) && value.length > 0 && rowsIn(value).length === value.length

/** Rows on one side, nothing or rows on the other. */
const areRows = (before: unknown, after: unknown): boolean =>
  (isRows(before) || isRows(after)) && [before, after].every(value => isRows(value) || isNothing(value))
const isNothing = (value: unknown): boolean => value === undefined || value === null || (Array.isArray(value) && value.length === 0)

export function differenceOfValues(before: unknown, after: unknown): ValueDifference {
  if (isSame(before, after)) return same
  if (areRows(before, after)) return { kind: 'ROWS', rows: differenceOfRows(rowsIn(before), rowsIn(after)) }
  if (!isCells(before) || !isCells(after)) return { kind: 'VALUE', before: before ?? null, after: after ?? null }
  const fields = keysOf(before, after).map(key => [key, differenceOfValues(cellOf(before, key), cellOf(after, key))] as const)
  return { kind: 'CELLS', before, after, fields: Object.fromEntries(fields.filter(([, { kind }]) => kind !== 'SAME')) }
}

/** Which row of before each row of now was. */
function partners(before: readonly Row[], after: readonly Row[]): Map<Row, Row> {
  const found = new Map<Row, Row>()
  const left = new Set(before)
  const pair = (isIt: (one: Row, other: Row) => boolean): void => {
    for (const row of after) {
      if (found.has(row)) continue
      const partner = [...left].find(one => isIt(one, row))
      if (!partner) continue
      found.set(row, partner)
      left.delete(partner)
    }
  }
  pair((one, other) => one.id === other.id)
  pair((one, other) => Boolean(one.recordId) && one.recordId === other.recordId)
  return found
}

function differenceOfRows(before: readonly Row[], after: readonly Row[]): RowDifference[] {
  const partner = partners(before, after)
  const kept = new Set(partner.values())
  const rows: RowDifference[] = after.map(row => {
    const was = partner.get(row)
    if (!was) return { kind: 'ADDED', row }
    const keys = keysOf(was.cells, row.cells).filter(key => !isSame(cellOf(was.cells, key), cellOf(row.cells, key)))
    return keys.length > 0 ? { kind: 'CHANGED', row, before: was, keys } : { kind: 'SAME', row }
  })
  before.forEach((row, place) => {
    if (!kept.has(row)) rows.splice(Math.min(place, rows.length), 0, { kind: 'REMOVED', row })
  })
  return rows
}

/** Nothing was said: neither answer nor reason, note or file. */
const isSilent = (given: GivenAnswer | undefined): boolean =>
  !given || (given.status === 'EMPTY' && isNothing(given.value) && !given.note?.trim() && (given.files ?? []).length === 0)

const without = (some: readonly string[], others: readonly string[]): string[] => some.filter(one => !others.includes(one))

export function differenceOfAnswers(before: GivenAnswer | undefined, after: GivenAnswer | undefined): AnswerDifference {
  const [was, now] = [before?.files ?? [], after?.files ?? []]
  const parts = {
    value: differenceOfValues(before?.value, after?.value),
    status: (before?.status ?? 'EMPTY') !== (after?.status ?? 'EMPTY'),
    reason: (before?.reason ?? '') !== (after?.reason ?? ''),
    note: (before?.note ?? '') !== (after?.note ?? ''),
    files: { added: without(now, was), removed: without(was, now) },
  }
  return { kind: kindOf(before, after, parts), ...parts }
}

function kindOf(
  before: GivenAnswer | undefined,
  after: GivenAnswer | undefined,
  { value, status, reason, note, files }: Omit<AnswerDifference, 'kind'>,
): AnswerDifference['kind'] {
  const differs = value.kind !== 'SAME' || status || reason || note || files.added.length > 0 || files.removed.length > 0
  if (!differs) return 'SAME'
  if (isSilent(before)) return 'ADDED'
  return isSilent(after) ? 'REMOVED' : 'CHANGED'
}

/** Every question that either side was asked, and how its answer differs. */
export function differenceOfResponses(before: Answers, after: Answers): Map<string, AnswerDifference> {
  const codes = [...new Set([...after.keys(), ...before.keys()])]
  return new Map(codes.map(code => [code, differenceOfAnswers(before.get(code), after.get(code))]))
}
