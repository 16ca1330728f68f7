// @ts-check
// Read by the installer too, which runs on whatever Node it meets: no syntax younger than Node 12.20.
import { readFileSync } from 'node:fs'

/** @typedef {'zh' | 'en' | 'fr'} Language */

/**
 * The language of the console: what was asked for, else what the machine speaks, else English.
 * @param {Record<string, string | undefined>} env
 * @returns {Language}
 */
export function languageOf(env) {
  const wish = env.HEADWATER_LANGUAGE || env.LC_ALL || env.LC_MESSAGES || env.LANG || ''
  const short = wish.slice(0, 2).toLowerCase()
  return short === 'zh' || short === 'fr' ? short : 'en'
}

/**
 * `{{port}}` becomes the port.
 * @param {string} sentence
 * @param {Readonly<Record<string, string | number>>} values
 */
export const fill = (sentence, values) =>
  sentence.replace(/\{\{(\w+)\}\}/g, (whole, name) => (name in values ? String(values[name]) : whole))

/**
 * The console's sentences for the scripts that run before anything is built.
 * @param {Record<string, string | undefined>} env
 * @returns {(key: string, values?: Record<string, string | number>) => string}
 */
export function consoleWords(env) {
  const file = new URL(`../../shared/src/locales/${languageOf(env)}/start.json`, import.meta.url)
  const sentences = JSON.parse(readFileSync(file, 'utf8'))
  return (key, values) => fill(sentences[key] || key, values || {})
}
