import { locales } from 'shared/words/lists.ts'
import { expect, test } from 'vitest'
import { isWordKey, translator, type WordKey } from './words.ts'

const absent = 'errors:noSuchRule.anywhere'

test('a sentence that does not exist is known to be absent and shows its key instead of failing', () => {
  expect(isWordKey(absent)).toBe(false)
  expect(translator('zh')(absent as WordKey)).toContain('noSuchRule')
})

test('every language has its own translator', () => {
  expect(locales.map(locale => typeof translator(locale))).toEqual(['function', 'function', 'function'])
})
