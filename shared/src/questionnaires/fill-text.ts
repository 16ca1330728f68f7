import { type Locale, type LocalText, locales } from '../words/lists.ts'
import type { Template } from './template.ts'

/** The placeholders `{{name}}` of a text, filled with a template's settings. */
export const fillText = (text: LocalText, settings: Readonly<Record<string, number>>): LocalText => {
  const fill = (words: string): string => words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(settings[name] ?? whole))
  return { zh: fill(text.zh), en: fill(text.en), fr: fill(text.fr) }
}

export const placeholdersOf = (text: LocalText): string[] =>
  locales.flatMap(locale => [...text[locale].matchAll(/\{\{(\w+)\}\}/g)].map(found => String(found[1])))

const isText = (value: object): value is LocalText => 'zh' in value && 'en' in value && 'fr' in value

/** A template with the texts of one language, their placeholders filled: what a form needs, and a third of the bytes. */
export function fillTexts(template: Template, locale: Locale): unknown {
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk)
    if (typeof value !== 'object' || value === null) return value
    if (isText(value)) return { [locale]: fillText(value, template.settings)[locale] }
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, walk(inner)]))
  }
  return walk(template)
}
