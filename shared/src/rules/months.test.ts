import { expect, test } from 'vitest'
import { addMonths } from './months.ts'

test.each([
  ['2026-03-15', 12, '2027-03-15'],
  ['2026-03-15', -12, '2025-03-15'],
  ['2026-01-31', 1, '2026-02-28'],
  ['2024-01-31', 1, '2024-02-29'],
  ['2026-12-31', 2, '2027-02-28'],
  ['2024-02-29', -12, '2023-02-28'],
])('%s and %i months: %s', (day, months, wanted) => {
  expect(addMonths(day, months)).toBe(wanted)
})
