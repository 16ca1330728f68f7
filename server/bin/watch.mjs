// @ts-check
import { spawn } from 'node:child_process'
import { watch } from 'node:fs'
import { join } from 'node:path'

const root = join(import.meta.dirname, '../..')
const folders = ['server/src', 'server/migrations', 'server/seeds', 'server/templates', 'shared/src', 'portal/src']

/**
 * Development: a child is the server; a change ends it, and the next one builds what is stale.
 * @param {(key: string) => string} words
 */
export function watchAndRestart(words) {
  let ending = false
  /** @type {NodeJS.Timeout | undefined} */
  let pause
  let child = begin()

  function begin() {
    return spawn(process.execPath, [join(root, 'server/bin/start.mjs')], { cwd: root, stdio: 'inherit' })
  }
  function again() {
    console.log(words('changed'))
    const old = child
    const next = () => {
      child = begin()
    }
    if (old.exitCode !== null || old.signalCode !== null) next()
    else old.once('exit', next).kill('SIGTERM')
  }
  const changed = (/** @type {string} */ _event, /** @type {string | null} */ name) => {
    // The portal's build writes its types among its sources.
    if (ending || name?.includes('gql')) return
    clearTimeout(pause)
    pause = setTimeout(again, 200)
  }
  for (const folder of folders) {
    try {
      watch(join(root, folder), { recursive: true }, changed)
    } catch {
      // A folder that is not there yet.
    }
  }
  // The terminal tells the child as well; we only wait for it.
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => {
      ending = true
      if (signal !== 'SIGINT') child.kill(signal)
      child.once('exit', () => process.exit(0))
    })
  }
}
