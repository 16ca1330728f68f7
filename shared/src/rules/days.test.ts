import { describe, expect, test } from 'vitest'
import { addWorkingDays, type Calendar, dayIn, endOf, isWorkingDay } from './days.ts'

describe('a day ends at 24:00 in the programme’s zone', () => {
  test.each([
    ['2026-03-05', 'Asia/Shanghai', '2026-03-05T16:00:00.000Z'],
    ['2026-03-05', 'Africa/Conakry', '2026-03-06T00:00:00.000Z'],
    // Clocks change in the night after the 28th: the 29th has 23 hours.
    ['2026-03-28', 'Europe/Paris', '2026-03-28T23:00:00.000Z'],
    ['2026-03-29', 'Europe/Paris', '2026-03-29T22:00:00.000Z'],
    ['2026-12-31', 'Pacific/Kiritimati', '2026-12-31T10:00:00.000Z'],
  ])('%s in %s ends at %s', (day, zone, instant) => {
    expect(endOf(day, zone).toISOString()).toBe(instant)
    expect(dayIn(new Date(Date.parse(instant) - 1), zone)).toBe(day)
  })
})

const china: Calendar = {
  weekend: [6, 7],
  named: new Map([
    ['2026-10-01', false],
    ['2026-10-10', true],
  ]),
}

test('a named day wins over the weekend', () => {
  expect(isWorkingDay('2026-10-01', china)).toBe(false)
  expect(isWorkingDay('2026-10-10', china)).toBe(true)
  expect(isWorkingDay('2026-10-11', china)).toBe(false)
})

test('working days are counted over weekends and holidays', () => {
  expect(addWorkingDays('2026-09-30', 1, china)).toBe('2026-10-02')
  expect(addWorkingDays('2026-10-09', 1, china)).toBe('2026-10-10')
  expect(addWorkingDays('2026-10-09', 0, china)).toBe('2026-10-09')
})

test('a calendar without working days does not hang', () => {
  expect(addWorkingDays('2026-01-01', 1, { weekend: [1, 2, 3, 4, 5, 6, 7], named: new Map() })).toBe('2036-01-02')
})
