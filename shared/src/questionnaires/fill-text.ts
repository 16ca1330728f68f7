import { type LocalText, locales } from '../words/lists.ts'

/** The placeholders `{{name}}` of a text, filled with a template's settings. */
export const fillText = (text: LocalText, settings: Readonly<Record<string, number>>): LocalText => {
  const fill = (words: string): string => words.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(settings[name] ?? whole))
  return { zh: fill(text.zh), en: fill(text.en), fr: fill(text.fr) }
}

export const placeholdersOf = (text: LocalText): string[] =>
  locales.flatMap(locale => [...text[locale].matchAll(/\{\{(\w+)\}\}/g)].map(found => String(found[1])))
