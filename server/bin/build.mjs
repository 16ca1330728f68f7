// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, globSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { join } from 'node:path'

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Words */
/** @typedef {(line: string) => void} Print */

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'server/dist')
const sources = [
  'server/src/**/*',
  'server/bin/words.mjs',
  'server/migrations/**/*',
  'server/seeds/**/*',
  'shared/src/**/*',
  'server/*.{ts,json}',
]

const workshop = join(root, 'server/node_modules')
const prefix = '.headwater-build-'

/** What builds that were cut have left; not that of one that is still at it. */
async function clearAttempts() {
  for (const name of readdirSync(workshop).filter(name => name.startsWith(prefix))) {
    try {
      process.kill(Number(name.slice(prefix.length)), 0)
    } catch {
      await rm(join(workshop, name), { recursive: true, force: true })
    }
  }
}

function stamp() {
  const hash = createHash('sha256')
  const files = globSync([...sources, 'tsconfig.base.json', 'pnpm-lock.yaml'], { cwd: root, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.name.includes('.test.'))
    .map(entry => join(entry.parentPath, entry.name))
  for (const file of files.sort()) hash.update(file.slice(root.length)).update(readFileSync(file))
  return hash.digest('hex')
}

/** Everything a builder says is kept, and shown only if it fails. */
function runQuietly(/** @type {string[]} */ command) {
  const child = spawn(process.execPath, command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
  /** @type {Buffer[]} */
  const heard = []
  child.stdout.on('data', part => heard.push(part))
  child.stderr.on('data', part => heard.push(part))
  return new Promise(resolve => {
    child.once('close', code => resolve({ done: code === 0, heard: Buffer.concat(heard).toString() }))
  })
}

/**
 * @param {string} part what is being built, in words
 * @param {string[]} command
 * @param {Words} words
 * @param {Print} print
 */
async function make(part, command, words, print) {
  const began = Date.now()
  const { done, heard } = await runQuietly(command)
  const seconds = (Date.now() - began) / 1000
  if (!done) process.stderr.write(heard)
  if (!done) print(words('buildFailed', { part }))
  else if (seconds > 1) print(words('built', { part, seconds: seconds.toFixed(1) }))
  return done
}

/**
 * The server's bundle, made beside and swapped in: a build that is cut leaves the old one, and no half of a new one.
 * @param {Words} words
 * @param {Print} [print]
 */
export async function buildServer(words, print = console.log) {
  const now = stamp()
  if (existsSync(join(dist, 'stamp')) && readFileSync(join(dist, 'stamp'), 'utf8') === now) return true
  const part = words('serverPart')
  print(words('building', { part }))
  await clearAttempts()
  const beside = join(workshop, `${prefix}${process.pid}`)
  const vite = join(root, 'node_modules/vite/bin/vite.js')
  const done = await make(
    part,
    [vite, 'build', '--config', 'server/vite.config.ts', '--outDir', beside, '--logLevel', 'warn'],
    words,
    print,
  )
  if (done) {
    writeFileSync(join(beside, 'stamp'), now)
    await rm(dist, { recursive: true, force: true })
    await rename(beside, dist)
  }
  await rm(beside, { recursive: true, force: true })
  return done
}

/**
 * The portal knows by itself what it is made of.
 * @param {Words} words
 * @param {Print} print
 */
function buildPortal(words, print) {
  const part = words('portalPart')
  if (!existsSync(join(root, 'portal/dist/index.html'))) print(words('building', { part }))
  return make(part, ['portal/bin/build.mjs'], words, print)
}

/**
 * Builds what has changed, in processes that end.
 * @param {Words} words
 * @param {Print} [print]
 * @returns {Promise<boolean>}
 */
export async function build(words, print = console.log) {
  const done = await Promise.all([buildServer(words, print), buildPortal(words, print)])
  return done.every(Boolean)
}
