import { expect, test } from 'vitest'
import { draftFault } from './answer-faults.ts'
import { draftPart } from './draft-part.ts'
import type { Question } from './template.ts'

const label = { zh: '问', en: 'Asked', fr: 'Demandé' }
const facts = { today: '2026-11-22' }
const row = (name: string) => `${name.repeat(8)}-1111-4111-8111-111111111111`
const rows: Question = {
  code: 'T-1',
  type: 'ROWS',
  label,
  fields: [
    { key: 'name', type: 'TEXT', label },
    { key: 'volume', type: 'NUMBER', label },
    { key: 'paid', type: 'MONEY', label },
  ],
}

test('a whole answer goes whole', () => {
  const given = {
    status: 'ANSWERED',
    value: [{ id: row('a'), cells: { name: 'x', volume: 1, paid: { amount: 1, currency: 'CNY' } } }],
  } as const
  expect(draftPart(rows, given, facts)).toBe(given)
})

test('of two hundred rows only the cells that are not yet what they are to be stay behind', () => {
  const value = [
    { id: row('a'), cells: { name: 'x', volume: '12a' } },
    { id: row('b'), cells: { name: 'y', volume: 3, paid: { amount: 5 } } },
    { id: row('c'), cells: {} },
  ]
  const part = draftPart(rows, { status: 'ANSWERED', value, note: 'n' }, facts)
  expect(part).toEqual({
    status: 'ANSWERED',
    note: 'n',
    value: [
      { id: row('a'), cells: { name: 'x' } },
      { id: row('b'), cells: { name: 'y', volume: 3 } },
      { id: row('c'), cells: {} },
    ],
  })
  expect(draftFault(rows, part, facts)).toBeNull()
})

test('in a group, and in the rows of a group', () => {
  const group: Question = {
    code: 'T-2',
    type: 'GROUP',
    label,
    fields: [{ key: 'on', type: 'DATE', label }, { ...rows, key: 'list' } as never],
  }
  const value = { on: '0002-03-05', list: [{ id: row('a'), cells: { name: 'x', volume: 'many' } }] }
  expect(draftPart(group, { status: 'ANSWERED', value }, facts).value).toEqual({ list: [{ id: row('a'), cells: { name: 'x' } }] })
})

test('where nothing is left the answer is empty', () => {
  const number: Question = { code: 'T-3', type: 'NUMBER', label }
  expect(draftPart(number, { status: 'ANSWERED', value: '12a', note: 'soon' }, facts)).toEqual({
    status: 'EMPTY',
    value: null,
    note: 'soon',
  })
})
