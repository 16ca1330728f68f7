// @ts-check
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

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

function runPnpm() {
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, npm_config_loglevel: 'error' }
  // Somebody's production setting must not leave out what builds the pages.
  for (const name of ['NODE_ENV', 'npm_config_omit', 'npm_config_production']) delete env[name]
  const command = ['--yes', pnpm, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false']
  const child = spawn('npx', command, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' })
  return new Promise(resolve => {
    child.once('error', () => resolve(false))
    child.once('exit', code => resolve(code === 0))
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
