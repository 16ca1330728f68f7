// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'

const root = join(import.meta.dirname, '../..')
const pnpm = 'pnpm@12.21.0'
const stampFile = join(root, 'node_modules/.headwater-installed')
const decisive = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  ...['.', 'server', 'portal', 'shared', 'test'].map(name => `${name}/package.json`),
]
/** Systems for which Node 24 comes as a package; elsewhere the machine's own has to do (Vitest, pg-boss). */
const withOwnNode = ['linux-x64', 'linux-arm64', 'win32-x64']
const needed = '22.12.0'

const system = `${process.platform}-${process.arch}`

/** Equal stamps: a start needs neither network nor pnpm. */
function stamp() {
  const hash = createHash('sha256').update(system)
  for (const name of decisive) hash.update(readFileSync(join(root, name)))
  return hash.digest('hex')
}

/**
 * Is the version at least the other?
 * @param {string} version
 * @param {string} least
 */
const reaches = (version, least) => version.localeCompare(least, 'en', { numeric: true }) >= 0

/** pnpm's progress on one line of a terminal; the rest of what it says is kept, and shown only if it fails. */
function listen(/** @type {import('node:stream').Readable} */ stream, /** @type {string[]} */ kept) {
  createInterface({ input: stream }).on('line', line => {
    const progress = line.startsWith('Progress:')
    if (!progress) kept.push(line)
    else if (process.stdout.isTTY) process.stdout.write(`\r\x1b[K${line.slice(0, process.stdout.columns - 1)}`)
  })
}

/** @returns {Promise<boolean>} */
function runPnpm() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, npm_config_loglevel: 'error' }
  // Somebody's production setting must not leave out what builds the pages.
  for (const name of ['NODE_ENV', 'npm_config_omit', 'npm_config_production']) delete env[name]
  const command = ['--yes', pnpm, 'install', '--frozen-lockfile', '--reporter=append-only', '--config.confirmModulesPurge=false']
  const child = spawn('npx', command, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'], shell: process.platform === 'win32' })
  /** @type {string[]} */
  const kept = []
  listen(child.stdout, kept)
  listen(child.stderr, kept)
  return new Promise(resolve => {
    const end = (/** @type {boolean} */ done) => {
      if (process.stdout.isTTY) process.stdout.write('\r\x1b[K')
      if (!done) console.error(kept.join('\n'))
      resolve(done)
    }
    child.once('error', () => end(false))
    child.once('close', code => end(code === 0))
  })
}

/**
 * @param {(key: string, values?: Record<string, string | number>) => string} words
 * @returns {Promise<number>} the exit code
 */
export async function install(words) {
  if (!withOwnNode.includes(system) && !reaches(process.versions.node, needed)) {
    console.error(words('nodeTooOldHere', { needed, version: process.versions.node }))
    return 1
  }
  const now = stamp()
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === now) return 0
  console.log(words('installing'))
  const began = Date.now()
  if (!(await runPnpm())) {
    console.error(words('installFailed'))
    return 1
  }
  writeFileSync(stampFile, now)
  console.log(words('installed', { seconds: ((Date.now() - began) / 1000).toFixed(1) }))
  return 0
}
