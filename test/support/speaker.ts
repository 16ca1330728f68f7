import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locale } from 'shared/words/lists.ts'

const folder = join(import.meta.dirname, '../../shared/src/locales')

export type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const read = (locale: Locale, namespace: string): unknown => JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), 'utf8'))

const within = (tree: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((node, step) => (typeof node === 'object' && node !== null ? Reflect.get(node, step) : undefined), tree)

/** The portal's sentences, as a person of this language reads them. Without a prefix a key is the portal's own. */
export function speaker(locale: Locale): Say {
  const plural = new Intl.PluralRules(locale)
  const kept = new Map<string, unknown>()
  return (key, values = {}) => {
    const [namespace, path] = key.includes(':') ? (key.split(':') as [string, string]) : ['portal', key]
    const file = kept.get(namespace) ?? read(locale, namespace)
    kept.set(namespace, file)
    const found = [path, `${path}_${plural.select(Number(values.count ?? 0))}`, `${path}_other`].map(one => within(file, one))
    const sentence = found.find(one => typeof one === 'string')
    if (typeof sentence !== 'string') throw new Error(`There is no sentence ${key} in ${locale}`)
    return sentence.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))
  }
}

/** Every sentence of a file, without the ones that hold a value. */
export function sentences(locale: Locale, namespace: string): Map<string, string> {
  const flat = (tree: unknown, before: string): [string, string][] =>
    typeof tree === 'string'
      ? [[before, tree]]
      : Object.entries(tree as Record<string, unknown>).flatMap(([key, value]) => flat(value, before ? `${before}.${key}` : key))
  return new Map(flat(read(locale, namespace), '').filter(([, sentence]) => !sentence.includes('{{')))
}
