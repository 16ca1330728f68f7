import { expect, test } from 'vitest'
import { forgetOn, type Retention, retentionOf } from './retention.ts'

test('five years after it was closed', () => expect(forgetOn('CLOSED', '2021-05-04', 5)).toBe('2026-05-04'))
test('a day that is missing there is the last of its month', () => expect(forgetOn('WITHDRAWN', '2024-02-29', 5)).toBe('2029-02-28'))
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
