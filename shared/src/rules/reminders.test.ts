import { expect, test } from 'vitest'
import { addDays } from './days.ts'
import { type ReminderKind, reminderDue } from './reminders.ts'

const request = { opened: '2026-03-01', due: '2026-03-31', sent: [] as ReminderKind[] }

test.each<[string, ReminderKind | null]>([
  ['2026-03-01', null],
  ['2026-03-15', null],
  ['2026-03-16', 'HALFWAY'],
  ['2026-03-20', 'HALFWAY'],
  ['2026-03-24', 'SEVEN_DAYS'],
  ['2026-03-30', 'ONE_DAY'],
  ['2026-03-31', 'LAST_DAY'],
  ['2026-04-01', 'LAST_DAY'],
  ['2026-04-07', 'SEVEN_AFTER'],
  ['2026-05-07', 'SEVEN_AFTER'],
  ['2026-05-08', null],
])('of thirty days, nothing sent yet, on %s: %s', (today, kind) => expect(reminderDue({ ...request, today })).toBe(kind))

test('each goes out once, whatever days are missed', () => {
  const sent: ReminderKind[] = []
  const days: string[] = []
  for (let day = 0; day < 60; day++) {
    const today = addDays(request.opened, day)
    const kind = reminderDue({ ...request, today, sent })
    if (!kind) continue
    sent.push(kind)
    days.push(`${today} ${kind}`)
  }
  expect(days).toEqual([
    '2026-03-16 HALFWAY',
    '2026-03-24 SEVEN_DAYS',
    '2026-03-30 ONE_DAY',
    '2026-03-31 LAST_DAY',
    '2026-04-07 SEVEN_AFTER',
  ])
})

test('what was missed is not made up for by two mails', () => {
  expect(reminderDue({ ...request, today: '2026-03-30', sent: [] })).toBe('ONE_DAY')
  expect(reminderDue({ ...request, today: '2026-03-30', sent: ['ONE_DAY'] })).toBeNull()
})

test.each<[string, string, string, ReminderKind | null]>([
  ['a week: not on its own first day', '2026-03-24', '2026-03-24', null],
  ['a week: halfway', '2026-03-24', '2026-03-27', 'HALFWAY'],
  ['two weeks: halfway and seven days are one', '2026-03-17', '2026-03-24', 'SEVEN_DAYS'],
  ['ten days: seven days before comes first', '2026-03-21', '2026-03-25', 'SEVEN_DAYS'],
  ['ten days: then halfway', '2026-03-21', '2026-03-26', 'HALFWAY'],
  ['one day: on the day', '2026-03-30', '2026-03-31', 'LAST_DAY'],
  ['opened on its last day: only after it', '2026-03-31', '2026-03-31', null],
  ['opened on its last day: a week later', '2026-03-31', '2026-04-07', 'SEVEN_AFTER'],
])('%s', (_, opened, today, kind) => expect(reminderDue({ ...request, opened, today })).toBe(kind))

test('halfway on the same day as another is sent under one name only', () => {
  const two = { ...request, opened: '2026-03-17', today: '2026-03-24' }
  expect(reminderDue({ ...two, sent: ['SEVEN_DAYS'] })).toBeNull()
  expect(reminderDue({ ...two, sent: ['HALFWAY'] })).toBeNull()
})

test('a new due date begins anew', () => {
  expect(reminderDue({ opened: '2026-04-02', due: '2026-04-30', today: '2026-04-16', sent: [] })).toBe('HALFWAY')
})
