import { expect, test } from 'vitest'
import { type Condition, holds, mentions, type Reader } from './condition.ts'
import { condition } from './condition-schema.ts'

const values: Record<string, (string | number | boolean)[]> = {
  'X-1': [true],
  'X-2': ['CN', 'GN'],
  'X-3': [40],
  'X-4': ['2024-03-05'],
  'X-5': [],
}
const reader: Reader = { answered: ref => (values[ref] ?? []).length > 0, values: ref => values[ref] ?? [], tiers: new Set(['MINE']) }

test.each<[Condition, boolean]>([
  [{ answered: 'X-1' }, true],
  [{ answered: 'X-5' }, false],
  [{ equals: ['X-1', true] }, true],
  [{ equals: ['X-1', 'true'] }, false],
  [{ equals: ['X-2', 'GN'] }, true],
  [{ equals: ['X-2', 'FR'] }, false],
  [{ in: ['X-2', ['FR', 'CN']] }, true],
  [{ in: ['X-5', ['FR', 'CN']] }, false],
  [{ gt: ['X-3', 39.5] }, true],
  [{ gt: ['X-3', 40] }, false],
  [{ lt: ['X-3', 41] }, true],
  [{ gt: ['X-4', '2024-03-04'] }, true],
  [{ lt: ['X-4', '2024-03-05'] }, false],
  // A word is neither more nor less than a number, and a yes than nothing.
  [{ gt: ['X-2', 1] }, false],
  [{ lt: ['X-1', 1] }, false],
  [{ tier: ['TRADER', 'MINE'] }, true],
  [{ tier: ['TRADER'] }, false],
  [{ not: { answered: 'X-5' } }, true],
  [{ all: [{ answered: 'X-1' }, { answered: 'X-5' }] }, false],
  [{ any: [{ answered: 'X-1' }, { answered: 'X-5' }] }, true],
])('%j is %s', (given, wanted) => {
  expect(holds(given, reader)).toBe(wanted)
})

test('a condition says what it looks at, and what it compares with', () => {
  const given: Condition = {
    all: [{ not: { equals: ['X-1', true] } }, { any: [{ in: ['X-2', ['CN']] }, { tier: ['MINE'] }] }, { gt: ['X-3', 1] }],
  }
  expect(mentions(given)).toEqual([
    { ref: 'X-1', against: [true], operator: 'equals' },
    { ref: 'X-2', against: ['CN'], operator: 'in' },
    { ref: '', against: ['MINE'], operator: 'tier' },
    { ref: 'X-3', against: [1], operator: 'gt' },
  ])
})

test.each([
  [{}],
  [{ all: [] }],
  [{ equals: ['X-1'] }],
  [{ equals: ['nowhere', 1] }],
  [{ equals: ['X-1', 1], or: true }],
  [{ answered: 'X-1', not: { answered: 'X-2' } }],
  [{ gt: ['X-3', 'much'] }],
  [{ tier: ['KING'] }],
])('%j is no condition', given => {
  expect(condition.safeParse(given).success).toBe(false)
})
