import { expect, test } from 'vitest'
import { worstOf } from './worst-of.ts'

const result = (country: string, holds: Parameters<typeof worstOf>[0][number]['holds'], suppliers = 1) => ({
  country,
  holds,
  suppliers,
  computedAt: '2026-11-28T00:00:00Z',
})

test('a country is marked once, with the gravest class of its roles, and the gravest lies on top', () => {
  expect(
    worstOf([
      result('GN', 'HIGH_RISK', 4),
      result('CN', 'INSUFFICIENT_DATA', 2),
      result('GN', 'NOT_CAHRA', 9),
      result('CD', 'CONFLICT_AFFECTED'),
    ]),
  ).toEqual([
    { country: 'CN', holds: 'INSUFFICIENT_DATA', suppliers: 2 },
    { country: 'GN', holds: 'HIGH_RISK', suppliers: 9 },
    { country: 'CD', holds: 'CONFLICT_AFFECTED', suppliers: 1 },
  ])
})

test('nothing is marked where nothing was judged', () => {
  expect(worstOf([])).toEqual([])
})
