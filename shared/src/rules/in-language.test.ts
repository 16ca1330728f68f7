import { expect, test } from 'vitest'
import { inLanguage, isUnsaid } from './in-language.ts'

const all = { zh: '甲', en: 'A', fr: 'À' }

test.each([
  [all, 'fr', 'zh', 'À'],
  [{ ...all, fr: '' }, 'fr', 'zh', '甲'],
  [{ zh: '', en: 'A', fr: '' }, 'fr', 'zh', 'A'],
  [{ zh: '', en: '', fr: '' }, 'fr', 'zh', ''],
] as const)('%o read in %s in a house that speaks %s: %s', (text, reader, house, said) => {
  expect(inLanguage(text, reader, house)).toBe(said)
  expect(isUnsaid(text)).toBe(said === '')
})
