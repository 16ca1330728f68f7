import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from 'shared/words/lists.ts'

const folder = join(import.meta.dirname, '../../shared/src/locales')
/** What the pages speak with; how the sentences are spread over files is no matter of a journey. */
export const spoken = [
  'portal',
  'door',
  'answers',
  'atlas',
  'staff',
  'words',
  'errors',
  'evidence',
  'form',
  'imports',
  'lists',
  'questionnaire',
  'talk',
  'receipts',
  'register',
  'review',
  'riskreview',
  'templates',
  'waves',
  'workbook',
  'year',
  'flags',
  'screening',
  'minerals',
  'speak',
  'grievances',
  'mechanism',
  'hearings',
  'caseguide',
] as const

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function read(locale: Locale, namespace: string): unknown {
  const file = join(folder, locale, `${namespace}.json`)
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {}
}

const within = (tree: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined), tree)

/** The portal's sentences, as a person of this language reads them. */
export function speaker(locale: Locale): Say {
  const plural = new Intl.PluralRules(locale)
  const files = new Map(spoken.map(namespace => [String(namespace), read(locale, namespace)]))
  return (key, values = {}) => {
    const [namespace, path] = key.includes(':') ? key.split(':') : [undefined, key]
    const searched = namespace ? [files.get(namespace)] : [...files.values()]
    const forms = [path, `${path}_${plural.select(Number(values.count ?? 0))}`, `${path}_other`]
    const sentence = searched.flatMap(file => forms.map(form => within(file, form ?? ''))).find(one => typeof one === 'string')
    if (typeof sentence !== 'string') throw new Error(`There is no sentence ${key} in ${locale}`)
    return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

/** Every sentence of a file that holds no value, by its key. */
export function sentences(locale: Locale, namespace: string): Map<string, string> {
  const flat = (tree: unknown, before: string): [string, string][] =>
    typeof tree === 'string'
      ? [[before, tree]]
      : Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) => flat(value, before ? `${before}.${key}` : key))
  return new Map(flat(read(locale, namespace), '').filter(([, sentence]) => !sentence.includes('{{')))
}
