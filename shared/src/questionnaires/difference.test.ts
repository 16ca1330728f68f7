import { expect, test } from 'vitest'
import type { GivenAnswer } from './answer.ts'
import { differenceOfAnswers, differenceOfResponses, differenceOfValues } from './difference.ts'

const answered = (value: unknown, more: Partial<GivenAnswer> = {}): GivenAnswer => ({ status: 'ANSWERED', value, ...more })
const row = (id: string, cells: Record<string, unknown>, recordId?: string) => ({ id, cells, ...(recordId && { recordId }) })

test.each([
  ['the same', 'a', 'a', 'SAME'],
  ['another word', 'a', 'b', 'VALUE'],
  ['a figure for nothing', null, 0, 'VALUE'],
  ['nothing said in two ways', undefined, null, 'SAME'],
  ['yes and no', true, false, 'VALUE'],
  ['keys in another order', { a: 1, b: { c: 2, d: 3 } }, { b: { d: 3, c: 2 }, a: 1 }, 'SAME'],
  ['a key without a value', { a: 1, b: null }, { a: 1 }, 'SAME'],
  ['the house found out which record a party is', { name: 'X' }, { name: 'X', recordId: '1' }, 'SAME'],
  ['one field of a group', { a: 1, b: 2 }, { a: 1, b: 3 }, 'CELLS'],
  ['several of a list', ['CN', 'GN'], ['CN', 'AU'], 'VALUE'],
  ['files', ['f1'], ['f1', 'f2'], 'VALUE'],
  ['rows turned round', [row('1', { n: 1 }), row('2', { n: 2 })], [row('2', { n: 2 }), row('1', { n: 1 })], 'ROWS'],
  ['rows for the first time', null, [row('1', { n: 1 })], 'ROWS'],
  ['no rows any more', [row('1', { n: 1 })], [], 'ROWS'],
])('%s', (_, before, after, kind) => {
  expect(differenceOfValues(before, after).kind).toBe(kind)
})

test('of a group only the fields that differ are named, down into the rows it holds', () => {
  const before = { kept: 'x', amount: { amount: 1, currency: 'CNY' }, payers: [row('1', { name: 'A' })] }
  const after = { kept: 'x', amount: { amount: 2, currency: 'CNY' }, payers: [row('1', { name: 'B' })] }
  expect(differenceOfValues(before, after)).toEqual({
    ...{ kind: 'CELLS', before, after },
    fields: {
      amount: { kind: 'CELLS', before: before.amount, after: after.amount, fields: { amount: { kind: 'VALUE', before: 1, after: 2 } } },
      payers: { kind: 'ROWS', rows: [{ kind: 'CHANGED', row: after.payers[0], before: before.payers[0], keys: ['name'] }] },
    },
  })
})

test('rows are matched by their ids, in whatever order they come back; what was removed stands where it stood', () => {
  const [one, two, three] = [row('1', { n: 1, share: 10 }), row('2', { n: 2, share: 20 }), row('3', { n: 3, share: 70 })]
  const changed = row('3', { n: 3, share: 60 })
  const added = row('4', { n: 4, share: 30 })
  const difference = differenceOfValues([one, two, three], [changed, one, added])
  expect(difference).toEqual({
    kind: 'ROWS',
    rows: [
      { kind: 'CHANGED', row: changed, before: three, keys: ['share'] },
      { kind: 'REMOVED', row: two },
      { kind: 'SAME', row: one },
      { kind: 'ADDED', row: added },
    ],
  })
})

test('a row that was typed anew is the same row by the record it names, and each row has one partner', () => {
  const before = [row('1', { name: 'A' }, 'r1'), row('2', { name: 'B' }, 'r1')]
  const after = [row('9', { name: 'A' }, 'r1'), row('2', { name: 'C' }, 'r1')]
  expect(differenceOfValues(before, after)).toEqual({
    kind: 'ROWS',
    rows: [
      { kind: 'SAME', row: after[0] },
      { kind: 'CHANGED', row: after[1], before: before[1], keys: ['name'] },
    ],
  })
})

test.each([
  ['nothing on both sides', undefined, { status: 'EMPTY', value: null }, 'SAME'],
  ['a first answer', { status: 'EMPTY', value: null }, answered('x'), 'ADDED'],
  ['a question that was not asked before', undefined, answered('x'), 'ADDED'],
  ['an answer taken back', answered('x'), { status: 'EMPTY', value: null }, 'REMOVED'],
  ['no longer asked', answered('x'), undefined, 'REMOVED'],
  ['refused instead', answered('x'), { status: 'REFUSED', reason: 'secret' }, 'CHANGED'],
  ['only its reason', { status: 'REFUSED', reason: 'a' }, { status: 'REFUSED', reason: 'b' }, 'CHANGED'],
  ['only a note', answered('x'), answered('x', { note: 'since May' }), 'CHANGED'],
  ['the note left out in another way', answered('x', { note: null }), answered('x', { note: '' }), 'SAME'],
  ['only a paper', answered('x', { files: ['1'] }), answered('x', { files: ['2'] }), 'CHANGED'],
  ['papers in another order', answered('x', { files: ['1', '2'] }), answered('x', { files: ['2', '1'] }), 'SAME'],
] as [string, GivenAnswer | undefined, GivenAnswer | undefined, string][])('%s', (_, before, after, kind) => {
  expect(differenceOfAnswers(before, after).kind).toBe(kind)
})

test('papers are told one by one', () => {
  const { files } = differenceOfAnswers(answered('x', { files: ['1', '2'] }), answered('x', { files: ['2', '3'] }))
  expect(files).toEqual({ added: ['3'], removed: ['1'] })
})

test('two responses: every question that either was asked', () => {
  const before = new Map([
    ['A', answered(1)],
    ['B', answered(2)],
  ])
  const after = new Map([
    ['B', answered(3)],
    ['C', answered(4)],
  ])
  const kinds = [...differenceOfResponses(before, after)].map(([code, { kind }]) => [code, kind])
  expect(kinds).toEqual([
    ['B', 'CHANGED'],
    ['C', 'ADDED'],
    ['A', 'REMOVED'],
  ])
})
