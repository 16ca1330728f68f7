import { type Locale, type LocalText, locales } from '../words/lists.ts'

/** A text that need not stand in every language: in the reader's, else in that of the house, else in whichever there is. */
export const inLanguage = (text: LocalText, reader: Locale, house: Locale): string =>
  [reader, house, ...locales].map(locale => text[locale]).find(words => words !== '') ?? ''

/** Said in no language at all. */
export const isUnsaid = (text: LocalText): boolean => locales.every(locale => text[locale] === '')
