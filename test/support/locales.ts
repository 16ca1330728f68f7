import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locale } from 'shared/words/lists.ts'

const folder = join(import.meta.dirname, '../../shared/src/locales')

/** Sentences by key, the levels joined with points. */
export type Words = ReadonlyMap<string, string>

export const namespacesOf = (locale: Locale): string[] =>
  globSync('*.json', { cwd: join(folder, locale) })
    .map(file => basename(file, '.json'))
    .sort()

const flat = (value: unknown, path: readonly string[] = []): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => flat(inner, [...path, key]))
    : [[path.join('.'), String(value)]]

export const wordsOf = (locale: Locale, namespace: string): Words =>
  new Map(flat(JSON.parse(readFileSync(join(folder, locale, `${namespace}.json`), 'utf8'))))
