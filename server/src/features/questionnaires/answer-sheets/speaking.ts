import { countries } from 'shared/words/countries.ts'
import { type Locale, type LocalText, locales } from 'shared/words/lists.ts'
import { tags } from '../../../platform/dates.ts'
import { type Translate, translator, type WordKey } from '../../../platform/words.ts'
import type { Option } from './slots.ts'

/** What cells say and mean, in the language of the workbook; on the way back in any of the three. */

/** A name as people and programs write it: no matter the case, the width, the space around. */
export const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

const regions = new Map(locales.map(locale => [locale, new Intl.DisplayNames(tags[locale], { type: 'region' })]))
export const countryName = (code: string, locale: Locale): string => regions.get(locale)?.of(code) ?? code

/** Codes and names of countries in all languages; a name that two countries bear in two languages is none. */
const countryCalled: ReadonlyMap<string, string> = (() => {
  const found = new Map<string, string>()
  const twice = new Set<string>()
  for (const code of countries)
    for (const name of [code, ...locales.map(locale => countryName(code, locale))].map(plain)) {
      if (found.has(name) && found.get(name) !== code) twice.add(name)
      found.set(name, code)
    }
  for (const name of twice) found.delete(name)
  return found
})()
export const countryBehind = (text: string): string | undefined => countryCalled.get(plain(text))

/** The labels of options in one language; where two read alike, each with its value. */
function labelsOf(options: readonly Option[], locale: Locale, say: (text: LocalText, locale: Locale) => string): Map<string, string> {
  const labels = options.map(({ value, label }) => [value, say(label, locale).trim()] as const)
  const count = (label: string): number => labels.filter(([, other]) => plain(other) === plain(label)).length
  return new Map(labels.map(([value, label]) => [value, count(label) > 1 ? `${label} [${value}]` : label]))
}

export class Speaking {
  readonly t: Translate
  private readonly labels = new Map<readonly Option[], Map<Locale, Map<string, string>>>()
  constructor(
    readonly locale: Locale,
    private readonly settings: Readonly<Record<string, number>>,
  ) {
    this.t = translator(locale)
  }

  say = (text: LocalText, locale: Locale = this.locale): string =>
    text[locale].replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(this.settings[name] ?? whole))

  private labelsIn(options: readonly Option[], locale: Locale): Map<string, string> {
    const known = this.labels.get(options) ?? new Map<Locale, Map<string, string>>()
    this.labels.set(options, known)
    const labels = known.get(locale) ?? labelsOf(options, locale, this.say)
    known.set(locale, labels)
    return labels
  }

  label = (options: readonly Option[], value: string): string => this.labelsIn(options, this.locale).get(value) ?? value

  /** In a list in one cell: a label that holds what parts the list is told by its value. */
  listLabel = (options: readonly Option[], value: string): string => {
    const label = this.label(options, value)
    return /[;；\n]/.test(label) ? value : label
  }

  /** First as this workbook calls it, then as the others would, then by itself. */
  optionBehind(options: readonly Option[], text: string): string | undefined {
    const wanted = plain(text)
    for (const locale of [this.locale, ...locales.filter(one => one !== this.locale)])
      for (const [value, label] of this.labelsIn(options, locale)) if (plain(label) === wanted) return value
    return options.find(({ value }) => plain(value) === wanted)?.value
  }

  country = (code: string): string => countryName(code, this.locale)
}

/** Is it called that in one of the languages? */
export const isCalled = (text: string, key: WordKey): boolean => locales.some(locale => plain(translator(locale)(key)) === plain(text))
