import { expect, test } from 'vitest'
import { forgetOn, keptAtMost, type Retention, retentionOf } from './retention.ts'

test('five years after it was closed', () => expect(forgetOn('CLOSED', '2021-05-04', 5)).toBe('2026-05-04'))
test('a day that is missing there is the last of its month', () => expect(forgetOn('WITHDRAWN', '2024-02-29', 5)).toBe('2029-02-28'))
test('kept longer, until that day; a shorter keeping changes nothing', () => {
  expect(forgetOn('CLOSED', '2021-05-04', 5, '2027-01-31')).toBe('2027-01-31')
  expect(forgetOn('CLOSED', '2021-05-04', 5, '2025-01-31')).toBe('2026-05-04')
  expect(forgetOn('REOPENED', '2021-05-04', 5, '2027-01-31')).toBeNull()
})
test.each([
  ['two years at once', '2026-04-10', '2028-04-10'],
  ['five beyond its time in all', '2030-04-10', '2031-05-04'],
])('a procedure still needs it: %s', (_, today, most) => expect(keptAtMost('2021-05-04', 5, today)).toBe(most))
test('what is under way is never forgotten', () => expect(forgetOn('INVESTIGATING', '2001-01-01', 5)).toBeNull())

test.each<[string, string | null, Retention]>([
  ['2026-04-03', null, 'KEPT'],
  ['2026-04-04', null, 'REMINDED'],
  ['2026-04-05', '2026-04-04', 'KEPT'],
  ['2026-05-03', '2026-04-04', 'KEPT'],
  ['2026-05-04', '2026-04-04', 'FORGOTTEN'],
  // The jobs had stood still: first the reminder, then thirty days.
  ['2026-06-01', null, 'REMINDED'],
  ['2026-06-30', '2026-06-01', 'KEPT'],
  ['2026-07-01', '2026-06-01', 'FORGOTTEN'],
])('to be forgotten on 4 May: on %s, reminded %s: %s', (today, reminded, expected) =>
  expect(retentionOf('2026-05-04', today, reminded)).toBe(expected),
)
