import { expect, test } from 'vitest'
import type { Calendar, Day } from '../days.ts'
import {
  appealUntil,
  type CaseDays,
  type ClockName,
  clockFits,
  type clockRanges,
  deadlinesOf,
  nextDeadline,
  usualClocks,
} from './clocks.ts'

const calendar: Calendar = { weekend: [6, 7], named: new Map() }
/** A Monday. */
const received = '2026-03-02'
const fresh: CaseDays = {
  state: 'RECEIVED',
  received,
  acknowledged: null,
  admitted: null,
  appealed: null,
  told: null,
  remedyDue: null,
  retaliation: null,
  pauses: [],
}
const told = (days: Partial<CaseDays>, given: { today?: Day; calendar?: Calendar } = {}) =>
  deadlinesOf({ days: { ...fresh, ...days }, clocks: usualClocks, calendar, today: received, ...given }).map(
    ({ clock, due, paused }) => `${clock} ${due}${paused ? ' paused' : ''}`,
  )

test('receipt is confirmed within five working days', () => expect(told({})).toEqual(['ACKNOWLEDGE 2026-03-09']))
test('and within a week, whatever holidays there are', () => {
  const spring: Calendar = { weekend: [6, 7], named: new Map(['03', '04', '05', '06'].map(day => [`2026-03-${day}`, false])) }
  expect(told({}, { calendar: spring })).toEqual(['ACKNOWLEDGE 2026-03-09'])
})

test.each<[string, Partial<CaseDays>, string[]]>([
  [
    'admissibility after ten working days, feedback after ninety',
    { state: 'TRIAGE', acknowledged: '2026-03-04' },
    ['ADMISSIBILITY 2026-03-16', 'FEEDBACK 2026-06-02'],
  ],
  [
    'a first finding thirty working days after admission',
    { state: 'INVESTIGATING', acknowledged: '2026-03-04', admitted: '2026-03-10' },
    ['FINDING 2026-04-21', 'FEEDBACK 2026-06-02'],
  ],
  ['with findings there is feedback left', { state: 'FINDINGS_DRAFT', acknowledged: '2026-03-04' }, ['FEEDBACK 2026-06-02']],
  [
    'reopened after a decision there is the finding alone',
    { state: 'REOPENED', admitted: '2026-07-06', told: '2026-05-04' },
    ['FINDING 2026-08-17'],
  ],
  ['a remedy by its agreed day', { state: 'REMEDY_RUNNING', remedyDue: '2026-09-01' }, ['REMEDY 2026-09-01']],
  ['a remedy without a day has no clock', { state: 'REMEDY_RUNNING' }, []],
  ['an appeal in thirty working days', { state: 'APPEALED', appealed: '2026-06-01' }, ['APPEAL_DECISION 2026-07-13']],
  ['what is closed waits for nothing', { state: 'CLOSED' }, []],
  [
    'retaliation comes first, in every state',
    { state: 'CLOSED', retaliation: { reported: '2026-06-05', answered: null } },
    ['RETALIATION 2026-06-09'],
  ],
  ['until somebody has seen to it', { state: 'CLOSED', retaliation: { reported: '2026-06-05', answered: '2026-06-08' } }, []],
  ['and not for who has withdrawn', { state: 'WITHDRAWN', retaliation: { reported: '2026-06-05', answered: null } }, []],
])('%s', (_, days, expected) => expect(told(days)).toEqual(expected))

test('days that were paused do not count; those of the law do', () => {
  const pauses = [{ from: '2026-03-10', to: '2026-03-13' }]
  expect(told({ state: 'TRIAGE', acknowledged: '2026-03-04', pauses })).toEqual(['ADMISSIBILITY 2026-03-19', 'FEEDBACK 2026-06-02'])
  expect(told({ pauses: [{ from: '2026-03-02', to: '2026-03-06' }] })).toEqual(['ACKNOWLEDGE 2026-03-09'])
})

test('while it stands still the day moves on, and the inbox goes by what still runs', () => {
  const days = { ...fresh, state: 'TRIAGE' as const, acknowledged: '2026-03-04', pauses: [{ from: '2026-03-10', to: null }] }
  expect(told(days, { today: '2026-03-11' })).toEqual(['ADMISSIBILITY 2026-03-17 paused', 'FEEDBACK 2026-06-02'])
  expect(told(days, { today: '2026-03-20' })).toEqual(['ADMISSIBILITY 2026-03-26 paused', 'FEEDBACK 2026-06-02'])
  expect(nextDeadline({ days, clocks: usualClocks, calendar, today: '2026-03-20' })?.clock).toBe<ClockName>('FEEDBACK')
})

test.each<[keyof typeof clockRanges, number, boolean]>([
  ['acknowledgeWorkingDays', 3, true],
  ['acknowledgeWorkingDays', 6, false],
  ['feedbackDays', 91, false],
  ['feedbackDays', 60.5, false],
  ['appealDays', 29, false],
  ['appealDays', 60, true],
])('%s of %s: %s', (name, value, fits) => expect(clockFits(name, value)).toBe(fits))

test('the usual settings fit', () =>
  expect(Object.entries(usualClocks).filter(([name, value]) => !clockFits(name as keyof typeof usualClocks, value))).toEqual([]))
test('an appeal may come until thirty days after the decision was told', () =>
  expect(appealUntil('2026-06-01', usualClocks)).toBe('2026-07-01'))
