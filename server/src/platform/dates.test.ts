import { expect, test } from 'vitest'
import { dayWords, dueWords, momentWords, ownDueWords, zoneOfCountry } from './dates.ts'

test.each([
  ['zh', '2026年3月1日'],
  ['en', '1 March 2026'],
  ['fr', '1er mars 2026'],
] as const)('a day in %s', (locale, words) => {
  expect(dayWords('2026-03-01', locale)).toBe(words)
})

test.each([
  ['Asia/Shanghai', 'end of 5 March 2026 (China Standard Time, UTC+8)'],
  ['Africa/Conakry', 'end of 5 March 2026 (Greenwich Mean Time, UTC+0)'],
  ['America/Caracas', 'end of 5 March 2026 (Venezuela Time, UTC−4)'],
  ['Asia/Kolkata', 'end of 5 March 2026 (India Standard Time, UTC+5:30)'],
  ['Etc/GMT-5', 'end of 5 March 2026 (UTC+5)'],
])('a date ends in %s', (zone, words) => {
  expect(dueWords('2026-03-05', zone, 'en')).toBe(words)
})

test('the zone is the one of that season', () => {
  expect(dueWords('2026-03-28', 'Europe/Paris', 'fr')).toContain('UTC+1')
  expect(dueWords('2026-03-29', 'Europe/Paris', 'fr')).toContain('UTC+2')
})

test('an instant is told on the day it has there', () => {
  const instant = new Date('2026-03-05T18:04:59Z')
  expect(momentWords(instant, 'Asia/Shanghai', 'zh')).toBe('2026年3月6日 02:04（中国标准时间，UTC+8）')
  expect(momentWords(instant, 'Africa/Conakry', 'fr')).toBe('5 mars 2026 à 18:04 (heure moyenne de Greenwich, UTC+0)')
})

test.each([
  ['GN', 'Africa/Conakry'],
  ['SG', 'Asia/Singapore'],
  ['CN', 'Asia/Shanghai'],
  ['US', null],
  ['AU', null],
  ['XX', null],
  ['', null],
])('where a country has one clock, its zone is known: %s', (country, zone) => {
  expect(zoneOfCountry(country, new Date('2026-03-05T00:00:00Z'))).toBe(zone)
})

test('the end of a day is told on the reader’s own clock too, where that differs', () => {
  expect(ownDueWords('2026-03-05', 'Asia/Shanghai', 'Africa/Conakry', 'en')).toBe('5 March 2026, 16:00 (Greenwich Mean Time, UTC+0)')
  expect(ownDueWords('2026-03-05', 'Asia/Shanghai', 'Asia/Singapore', 'en')).toBeNull()
  expect(ownDueWords('2026-03-05', 'Asia/Shanghai', null, 'en')).toBeNull()
})
