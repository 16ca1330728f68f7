import { expect, test } from 'vitest'
import { breakdown, breakdownOfMany, medianDays, shareOf, shown, within } from './figures.ts'

test.each<[string, Record<string, number>, Record<string, number | null>]>([
  ['large cells are shown', { a: 7, b: 9 }, { a: 7, b: 9 }],
  ['a small one takes the next with it, or the sum would tell', { a: 2, b: 9, c: 30 }, { a: null, b: null, c: 30 }],
  ['two small ones hide each other', { a: 2, b: 1, c: 30 }, { a: null, b: null, c: 30 }],
  ['an empty one is no different from a small one', { a: 0, b: 3, c: 30 }, { a: null, b: null, c: 30 }],
  ['all as full as may be: one more is hidden', { a: 4, b: 4, c: 6, d: 30 }, { a: null, b: null, c: null, d: 30 }],
  ['nothing in them gives nobody away', { a: 0, b: 8 }, { a: null, b: 8 }],
  ['few cases in all: nothing', { a: 1, b: 2 }, { a: null, b: null }],
  ['no case', {}, {}],
])('%s', (_, counts, expected) => expect(breakdown(counts)).toEqual(expected))

test('what is hidden can never be worked out from the sum', () => {
  for (let a = 0; a < 8; a++)
    for (let b = 0; b < 8; b++)
      for (let c = 0; c < 8; c++) {
        const told = breakdown({ a, b, c })
        const hidden = Object.entries({ a, b, c }).filter(([name]) => told[name] === null)
        const all = hidden.reduce((sum, [, count]) => sum + count, 0)
        if (all > 0 && hidden.length < 3) expect(hidden.length, `${a} ${b} ${c}`).toBeGreaterThan(1)
      }
})

test.each<[string, Record<string, number>, Record<string, number | null>]>([
  ['enough of each', { GN: 9, CI: 5 }, { GN: 9, CI: 5, REST: null }],
  ['those of few cases stand together', { GN: 9, CI: 3, ML: 4 }, { GN: 9, REST: 7 }],
  [
    'where they are few together, the smallest that could be named goes with them, and is not named',
    { GN: 9, AU: 6, CI: 3 },
    { GN: 9, REST: 9 },
  ],
  ['a name without its number would tell that there is one', { GN: 9, CI: 3 }, { REST: 12 }],
  ['few cases in all', { GN: 2, CI: 1 }, { REST: null }],
])('countries: %s', (_, counts, expected) => expect(breakdownOfMany(counts)).toEqual(expected))

test('the parts of a hidden number are hidden, since they add up to it', () => {
  expect(within(null, { a: 5, b: 6 })).toEqual({ a: null, b: null })
  expect(within(11, { a: 5, b: 6 })).toEqual({ a: 5, b: 6 })
})

test.each([
  [6, 20, 6],
  [4, 20, null],
  // All but two: who is not among them could be told.
  [18, 20, null],
  [20, 20, 20],
  [3, 4, null],
])('%i of %i: %s', (count, whole, expected) => expect(shareOf(count, whole)).toBe(expected))

test('a figure alone', () => expect([0, 4, 5, 12].map(shown)).toEqual([null, null, 5, 12]))
test('the middle of five and more', () => {
  expect(medianDays([1, 2, 3, 4])).toBeNull()
  expect(medianDays([9, 1, 3, 2, 4])).toBe(3)
  expect(medianDays([1, 2, 3, 4, 5, 6])).toBe(3.5)
})
