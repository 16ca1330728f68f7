import { readFileSync } from 'node:fs'
import { type Locale, locales } from 'shared/words/lists.ts'
import { expect, test } from 'vitest'
import { isWordKey, translator, type WordKey } from './words.ts'

const plural = /_(zero|one|two|few|many|other)$/

/** Every path of a file of sentences, `a.b.c`. */
const paths = (tree: object, above = ''): string[] =>
  Object.entries(tree).flatMap(([name, below]) => (typeof below === 'string' ? [above + name] : paths(below as object, `${above}${name}.`)))

const fileOf = (locale: Locale, namespace: string): string[] =>
  paths(JSON.parse(readFileSync(new URL(import.meta.resolve(`shared/locales/${locale}/${namespace}.json`)), 'utf8')) as object)

const cases = locales.flatMap(locale => ['words', 'errors', 'mails', 'documents'].map(namespace => [locale, namespace] as const))

test.each(cases)('%s/%s.json has the sentences of the other languages, in every number the language knows', (locale, namespace) => {
  const singular = (all: string[]): string[] => [...new Set(all.map(path => path.replace(plural, '')))].sort()
  const own = fileOf(locale, namespace)
  expect(singular(own)).toEqual(singular(fileOf('en', namespace)))
  const numbers = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
  for (const base of new Set(own.filter(path => plural.test(path)).map(path => path.replace(plural, '')))) {
    for (const number of numbers) expect(own, `${base} in ${locale}`).toContain(`${base}_${number}`)
  }
})

const absent = 'errors:noSuchRule.anywhere'

test('a sentence that does not exist is known to be absent and shows its key instead of failing', () => {
  expect(isWordKey(absent)).toBe(false)
  expect(translator('zh')(absent as WordKey)).toContain('noSuchRule')
})

test('Chinese leaves a gap where a Latin name meets the sentence, and leaves the name itself alone', () => {
  const say = (name: string): string => translator('zh')('mails:common.human', { name })
  expect(say('Boké SA')).toBe('如有疑问，请联系 Boké SA：')
  expect(say('ABC铝业')).toBe('如有疑问，请联系 ABC铝业：')
  expect(say('李敏')).toBe('如有疑问，请联系李敏：')
  expect(say('李\ue000敏')).toBe('如有疑问，请联系李敏：')
})
