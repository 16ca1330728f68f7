import { locales } from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'
import { namespacesOf, type Words, wordsOf } from './support/locales.ts'
import { sources } from './support/sources.ts'

const plural = /_(zero|one|two|few|many|other)$/
const baseOf = (key: string): string => key.replace(plural, '')
const bases = (words: Words): string[] => [...new Set([...words.keys()].map(baseOf))].sort()
/** The names in a sentence, over all its plural forms. How many there are may be left to the form itself. */
const namesIn = (words: Words, base: string): string[] =>
  [
    ...new Set(
      [...words]
        .filter(([key]) => baseOf(key) === base)
        .flatMap(([, text]) => [...text.matchAll(/{{(\w+)[^}]*}}/g)].map(([, name]) => String(name))),
    ),
  ]
    .filter(name => name !== 'count')
    .sort()

test('the three languages have the same files', () => {
  for (const locale of locales) expect([locale, ...namespacesOf(locale)]).toEqual([locale, ...namespacesOf('en')])
})

describe.each(namespacesOf('en'))('%s', namespace => {
  const english = wordsOf('en', namespace)
  test.each(['zh', 'fr'] as const)('has the same keys in %s', locale => {
    expect(bases(wordsOf(locale, namespace))).toEqual(bases(english))
  })
  test.each(locales)('says something everywhere in %s', locale => {
    expect([...wordsOf(locale, namespace)].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([])
  })
  test.each(['zh', 'fr'] as const)('fills in the same names in %s', locale => {
    const words = wordsOf(locale, namespace)
    expect(bases(words).map(base => [base, ...namesIn(words, base)])).toEqual(bases(english).map(base => [base, ...namesIn(english, base)]))
  })
  test.each(locales)('has every plural form that %s has', locale => {
    const words = wordsOf(locale, namespace)
    const forms = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const plurals = [...new Set([...words.keys()].filter(key => plural.test(key)).map(baseOf))]
    expect(plurals.flatMap(base => forms.map(form => `${base}_${form}`)).filter(key => !words.has(key))).toEqual([])
  })
  test('French: a space that does not break stands before : ; ? ! and inside « »', () => {
    const wrong = [...wordsOf('fr', namespace)].filter(([, text]) =>
      /[^\u00a0\u202f?!][;?!»]|[^\u00a0\u202f]:(?=[\s\u00a0\u202f]|$)|«[^\u00a0\u202f]/.test(
        text.replace(/{{[^}]*}}/g, 'x').replace(/\w+:\/\/\S+|\/\S*\?\S*/g, 'x'),
      ),
    )
    expect(wrong).toEqual([])
  })
  test('French and English: apostrophes and quotation marks are typographic', () => {
    const wrong = (['fr', 'en'] as const).flatMap(locale =>
      [...wordsOf(locale, namespace)].filter(([, text]) => /\p{L}'\p{L}|"/u.test(text)),
    )
    expect(wrong).toEqual([])
  })
  test('Chinese: no Western punctuation between Chinese signs', () => {
    const wrong = [...wordsOf('zh', namespace)].filter(([, text]) =>
      /[\u3400-\u9fff][,.;:?!()"'][\u3400-\u9fff]|[\u3400-\u9fff][,;:?!](\s|$)/.test(text),
    )
    expect(wrong).toEqual([])
  })
})

describe('every refusal has its words', () => {
  const errors = wordsOf('en', 'errors')
  const say = (pattern: RegExp, key: (found: string) => string, within: RegExp): string[] =>
    sources
      .filter(({ file }) => within.test(file))
      .flatMap(({ file, text }) => [...text.matchAll(pattern)].map(([, found]) => ({ file, key: key(String(found)) })))
      .filter(({ key: name }) => !errors.has(name) && !bases(errors).includes(name))
      .map(({ file, key: name }) => `${file}: ${name}`)

  test('rules of the trade', () => expect(say(/new Refused\(\s*'(\w+)'/g, rule => rule, /^server\//)).toEqual([]))
  test('sentences named whole', () => expect(say(/'errors:([\w.]*\w)'/g, key => key, /^(server|shared|portal)\//)).toEqual([]))
  test('faults of fields, as the shared schemas call them', () => {
    expect(say(/(?:\(|, |message: )'([a-z][A-Za-z]+)'(?:\)|,? })/g, message => `field.${message}`, /^shared\/src\/schemas\//)).toEqual([])
  })
})
