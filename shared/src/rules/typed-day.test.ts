import { expect, test } from 'vitest'
import type { Locale } from '../words/lists.ts'
import { serialDay, typedDay } from './typed-day.ts'

test.each<[string, Locale, string]>([
  ['2024-3-5', 'zh', '2024-03-05'],
  ['2024/03/05', 'en', '2024-03-05'],
  ['2024.3.5', 'zh', '2024-03-05'],
  ['2024年3月5日', 'zh', '2024-03-05'],
  ['2024 年 3 月 5 日', 'en', '2024-03-05'],
  ['２０２４年３月５日', 'zh', '2024-03-05'],
  ['20240305', 'zh', '2024-03-05'],
  ['05-Mar-2024', 'en', '2024-03-05'],
  ['5 March 2024', 'zh', '2024-03-05'],
  ['5 mars 2024', 'fr', '2024-03-05'],
  ['1er août 2024', 'fr', '2024-08-01'],
  ['5 févr. 2024', 'fr', '2024-02-05'],
  ['March 5, 2024', 'en', '2024-03-05'],
  ['25/03/2024', 'en', '2024-03-25'],
  ['03/25/2024', 'en', '2024-03-25'],
  ['05/05/2024', 'en', '2024-05-05'],
  ['05/03/2024', 'fr', '2024-03-05'],
  ['2024-03-05T00:00:00', 'en', '2024-03-05'],
  ['2024-02-29', 'en', '2024-02-29'],
])('%s (%s)', (text, locale, day) => expect(typedDay(text, locale)).toEqual({ day }))

test.each([
  ['05/03/2024', 'dayOrMonth'],
  ['2024', 'yearAlone'],
  ['2023-02-29', 'notDay'],
  ['2024-13-01', 'notDay'],
  ['5 jui 2024', 'notDay'],
  ['tomorrow', 'notDay'],
  ['', 'notDay'],
  ['5/3/24', 'notDay'],
])('%s is no day: %s', (text, why) => expect(typedDay(text, 'en')).toEqual({ why }))

test.each<[number, object]>([
  [45356, { day: '2024-03-05' }],
  [45356.75, { day: '2024-03-05' }],
  [1, { day: '1900-01-01' }],
  [61, { day: '1900-03-01' }],
  [60, { why: 'notDay' }],
  [2024, { why: 'yearAlone' }],
  [0, { why: 'notDay' }],
  [-3, { why: 'notDay' }],
  [1e9, { why: 'notDay' }],
  [Number.NaN, { why: 'notDay' }],
])('%d as a spreadsheet counts', (serial, day) => expect(serialDay(serial)).toEqual(day))
