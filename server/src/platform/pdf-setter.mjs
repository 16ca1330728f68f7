// Typst in a process of its own. Plain JavaScript, since Node reads this file itself: from the source and beside the bundle alike.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { printable, unprintableIn } from './printable.mjs'

const templates = fileURLToPath(new URL('../../templates', import.meta.url))
const mark = readFileSync(new URL(import.meta.resolve('shared/identity/mark.svg')), 'utf8')
const fonts = createRequire(import.meta.url)
  .resolve('@expo-google-fonts/noto-sans-sc')
  .replace(/index\.js$/, '')
// The system's fonts stay out: the same input gives the same bytes on every machine.
const compiler = NodeCompiler.create({ workspace: templates, fontArgs: [{ fontPaths: [`${fonts}400Regular`, `${fonts}600SemiBold`] }] })

/** @param {unknown} error */
const wordsOf = error => {
  const { message, code } = /** @type {{ message?: string, code?: string }} */ (error)
  return message || code || String(error)
}

/**
 * A sign that no font of ours can draw may not stand in an accessible PDF: the compiler names it, and it is printed as its number.
 * @param {{ template: string, data: unknown, createdAt: number }} order
 * @param {ReadonlySet<number>} missing
 * @returns {Buffer}
 */
function make(order, missing = new Set()) {
  try {
    const inputs = { data: JSON.stringify(printable(order.data, missing)), mark }
    const options = { pdfStandard: 'ua-1', creationTimestamp: Math.floor(order.createdAt / 1000) }
    return compiler.pdf({ mainFilePath: `${templates}/${order.template}`, inputs }, options)
  } catch (error) {
    const found = unprintableIn(wordsOf(error)).filter(sign => !missing.has(sign))
    if (found.length === 0) throw new Error(wordsOf(error))
    return make(order, new Set([...missing, ...found]))
  } finally {
    // Without it every document keeps 7 MB.
    compiler.evictCache(0)
  }
}

// Ctrl-C reaches the whole group: the server says when this process ends, by letting go of the line to it.
process.on('SIGINT', () => undefined)
process.on('message', (/** @type {{ template: string, data: unknown, createdAt: number }} */ order) => {
  try {
    process.send?.({ pdf: make(order), holds: process.memoryUsage.rss() })
  } catch (error) {
    process.send?.({ error: wordsOf(error) })
  }
})
