import { expect, test } from 'vitest'
import { breakdown, breakdownOfMany, medianDays, shown } from './figures.ts'

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

test('a country of few cases is not even named', () => {
  expect(breakdownOfMany({ GN: 9, CI: 3, ML: 4 })).toEqual({ GN: 9, REST: 7 })
  expect(breakdownOfMany({ GN: 9, CI: 3 })).toEqual({ GN: null, REST: null })
})

test('a figure alone', () => expect([0, 4, 5, 12].map(shown)).toEqual([null, null, 5, 12]))
test('the middle of five and more', () => {
  expect(medianDays([1, 2, 3, 4])).toBeNull()
  expect(medianDays([9, 1, 3, 2, 4])).toBe(3)
  expect(medianDays([1, 2, 3, 4, 5, 6])).toBe(3.5)
})
