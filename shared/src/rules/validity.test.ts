import { expect, test } from 'vitest'
import type { Day } from './days.ts'
import { hasRunOut, runningOut, validUntil } from './validity.ts'

test.each<[Day, 'usual' | 'highRisk', Day]>([
  ['2026-03-05', 'usual', '2027-03-05'],
  ['2026-03-05', 'highRisk', '2026-09-05'],
  ['2028-02-29', 'usual', '2029-02-28'],
  ['2026-08-31', 'highRisk', '2027-02-28'],
])('accepted on %s (%s), it holds until %s', (on, risk, until) => expect(validUntil(on, risk)).toBe(until))

test('it holds on its last day, and no longer', () => {
  expect(hasRunOut('2027-03-05', '2027-03-05')).toBe(false)
  expect(hasRunOut('2027-03-05', '2027-03-06')).toBe(true)
})

test.each<[string, Day, number[], number | null]>([
  ['four months before', '2026-11-01', [], null],
  ['ninety days before', '2026-12-05', [], 90],
  ['the day after, sent already', '2026-12-06', [90], null],
  ['sixty days before', '2027-01-04', [90], 60],
  ['the server slept over two of them', '2027-02-10', [], 30],
  ['and the earlier ones do not follow', '2027-02-11', [30], null],
  ['in the last week', '2027-03-01', [90, 60, 30], 7],
  ['on its last day, the last was sent', '2027-03-05', [7], null],
  ['on its last day, none was', '2027-03-05', [], 7],
  ['after it', '2027-03-06', [], null],
])('%s', (_, today, sent, due) => expect(runningOut('2027-03-05', today, sent)).toBe(due))
