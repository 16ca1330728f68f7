import { expect, test } from 'vitest'
import { isDigestDue, type Rhythm } from './digest.ts'

// 23 November 2026 is a Monday.
const calendar = {
  weekend: [6, 7],
  named: new Map([
    ['2026-11-30', false],
    ['2026-12-05', true],
  ]),
}

test.each([
  ['never told, a working day', 'DAILY', '2026-11-24', null, true],
  ['told yesterday', 'DAILY', '2026-11-24', '2026-11-23', true],
  ['told today already', 'DAILY', '2026-11-24', '2026-11-24', false],
  ['a Saturday', 'DAILY', '2026-11-28', '2026-11-27', false],
  ['a holiday', 'DAILY', '2026-11-30', '2026-11-27', false],
  ['a Saturday that is worked', 'DAILY', '2026-12-05', '2026-12-04', true],
  ['the first working day of the week', 'WEEKLY', '2026-11-23', '2026-11-16', true],
  ['later in a week that was told of', 'WEEKLY', '2026-11-27', '2026-11-23', false],
  ['Monday is a holiday: on Tuesday', 'WEEKLY', '2026-12-01', '2026-11-23', true],
  ['and not on Monday', 'WEEKLY', '2026-11-30', '2026-11-23', false],
  ['nobody was at work on Monday: made up for on Thursday', 'WEEKLY', '2026-11-26', '2026-11-16', true],
  ['changed from daily in the middle of a week', 'WEEKLY', '2026-11-26', '2026-11-25', false],
  ['not wanted', 'OFF', '2026-11-24', null, false],
] as [string, Rhythm, string, string | null, boolean][])('%s', (_, rhythm, today, toldOn, due) => {
  expect(isDigestDue({ rhythm, today, calendar, toldOn })).toBe(due)
})
