// @ts-check
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { consoleWords } from './words.mjs'

export const words = consoleWords(process.env)

/** Are the packages there, and is this their Node? Whoever calls a script without npm may have neither. */
export function isReady() {
  const installed = existsSync(join(import.meta.dirname, '../../node_modules/vite')) && Number(process.versions.node.split('.')[0]) >= 22
  if (!installed) {
    console.error(words('notInstalled'))
    process.exitCode = 1
  }
  return installed
}
