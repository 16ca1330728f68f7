import type { Locale } from 'shared/words/lists.ts'
import { Refusal } from '../core/errors.ts'
import { isWordKey, translator, type WordValues } from './words.ts'

/** A sentence that may still be the key of one: `errors:wrongState`. */
export function inWords(sentence: string, locale: Locale, facts: Readonly<Record<string, unknown>> = {}): string {
  return isWordKey(sentence) ? translator(locale)(sentence, sayable(facts)) : sentence
}

/** The words of a refusal, and those beside each field, in the language of whoever asked. */
export function refusalInWords(thrown: unknown, message: string, details: Readonly<Record<string, unknown>>, locale: Locale) {
  const facts = thrown instanceof Refusal ? thrown.facts : undefined
  const { fields } = details
  const words = inWords(message, locale, facts)
  if (typeof fields !== 'object' || fields === null) return { message: words, details }
  const perField = Object.entries(fields).map(([path, key]) => [
    path,
    inWords(String(key).includes(':') ? String(key) : `errors:${key}`, locale, facts),
  ])
  return { message: words, details: { ...details, fields: Object.fromEntries(perField) } }
}

/** Facts may hold whole answers for the page to show; a sentence takes words and numbers. */
const sayable = (facts: Readonly<Record<string, unknown>>): WordValues =>
  Object.fromEntries(
    Object.entries(facts).filter((fact): fact is [string, string | number] => typeof fact[1] === 'string' || typeof fact[1] === 'number'),
  )
