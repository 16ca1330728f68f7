import { expect, test } from 'vitest'
import { lastDay, urgency, urgentFirst } from './urgency.ts'

const now = Date.parse('2024-03-05T08:00:00Z')

test.each([
  ['2024-03-05T16:00:00Z', 'due.today', 0],
  ['2024-03-06T16:00:00Z', 'due.left', 1],
  ['2024-03-20T16:00:00Z', 'due.left', 15],
  ['2024-03-05T07:00:00Z', 'due.over', 1],
  ['2024-03-02T16:00:00Z', 'due.over', 3],
])('due at %s: %s %i', (dueAt, word, days) => expect(urgency(dueAt, now)).toMatchObject({ word, days }))

test('a date that ends at 24:00 in Shanghai is shown as that day', () => {
  expect(lastDay('2024-03-05T16:00:00Z')).toBe('2024-03-05T15:59:59.999Z')
})

test('what is due comes before what only waits, the nearest date first, then the longest wait', () => {
  const items = [
    { id: 'waits', dueAt: null, since: '2024-03-02' },
    { id: 'waits longer', dueAt: null, since: '2024-03-01' },
    { id: 'due later', dueAt: '2024-03-20', since: '2024-03-04' },
    { id: 'due', dueAt: '2024-03-05', since: '2024-03-04' },
  ]
  expect(urgentFirst(items).map(item => item.id)).toEqual(['due', 'due later', 'waits longer', 'waits'])
})
