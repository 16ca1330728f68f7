import { expect, test } from 'vitest'
import { typedNumber } from './typed-number.ts'

test.each([
  ['1 234,5', 'fr', 1234.5],
  ['1\u202f234,5', 'fr', 1234.5],
  ['1\u00a0234\u00a0567', 'fr', 1234567],
  ['1,234', 'fr', 1.234],
  ['1.234,5', 'fr', 1234.5],
  ['12.5', 'fr', 12.5],
  ['1.234.567', 'fr', 1234567],
  ['1,234.5', 'en', 1234.5],
  ['1,234', 'en', 1234],
  ['1,234,567', 'en', 1234567],
  ['12,5', 'en', 12.5],
  ['1.234,5', 'en', 1234.5],
  ['1,234.5', 'zh', 1234.5],
  ['１２３．５', 'zh', 123.5],
  ['−13,7', 'fr', -13.7],
  ['-13.7', 'en', -13.7],
  ['0,000001', 'fr', 0.000001],
  ['61%', 'zh', 61],
  ['61,5 %', 'fr', 61.5],
  ['0', 'en', 0],
  ['12.', 'en', 12],
  ['.5', 'en', 0.5],
] as const)('%s in %s is %d', (typed, locale, value) => expect(typedNumber(typed, locale)).toBe(value))

test.each(['', ' ', '-', ',', 'abc', '12a', '1,23,456', '1.2.3', '1,2.3,4', '12 t', '1e5', '٣'])('%s is not a number', typed => {
  for (const locale of ['zh', 'en', 'fr'] as const) expect(typedNumber(typed, locale)).toBeNull()
})
