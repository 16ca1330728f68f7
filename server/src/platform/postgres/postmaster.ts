import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { promisify } from 'node:util'
import { commandOf, isAlive } from '../process-identity.ts'
import { StartFault, type StartKey, type StartValues } from '../start-words.ts'
import type { Place } from './place.ts'

export type Say = (key: StartKey, values?: StartValues) => void
const run = promisify(execFile)

/** What PostgreSQL writes about itself while it runs. */
export async function postmasterFile(cluster: string): Promise<{ pid: number; port: number; ready: boolean } | null> {
  const lines = (await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n')
  const pid = Number(lines[0])
  return pid > 0 ? { pid, port: Number(lines[3]), ready: lines[7]?.trim() === 'ready' } : null
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function send(place: Place, pid: number, signal: 'INT' | 'QUIT' | 'KILL'): Promise<void> {
  if (process.platform === 'win32') await run(join(place.native, 'bin', 'pg_ctl'), ['kill', signal, String(pid)]).catch(() => undefined)
  else if (await isAlive(pid)) process.kill(pid, `SIG${signal}`)
}

async function isGone(pid: number, withinMs: number): Promise<boolean> {
  for (const until = Date.now() + withinMs; Date.now() < until; await wait(20)) if (!(await isAlive(pid))) return true
  return false
}

/** Cuts running transactions and ends; if that takes too long, ends at once, and the log of changes is replayed at the next start. */
export async function halt(place: Place, pid: number): Promise<void> {
  await send(place, pid, 'INT')
  if (await isGone(pid, 20_000)) return
  await send(place, pid, 'QUIT')
  if (await isGone(pid, 10_000)) return
  await send(place, pid, 'KILL')
  await isGone(pid, 5_000)
}

/** After a hard stop of ours PostgreSQL may live on, or its file may name a number that is somebody else's now. */
export async function clearOrphan(place: Place, say: Say): Promise<void> {
  const left = await postmasterFile(place.cluster)
  if (!left || !(await isAlive(left.pid))) return
  if ((await commandOf(left.pid)).includes(place.cluster)) {
    say('databaseOrphan')
    await halt(place, left.pid)
  } else {
    await rm(join(place.cluster, 'postmaster.pid'), { force: true })
  }
}

const logOf = (place: Place): string => `${place.cluster}.log`
/** Faults that pass: what a killed PostgreSQL left behind is still going away. */
const passes = /shared memory block|lock file ".*" already exists|could not bind|Address already in use/

async function openLog(place: Place) {
  const file = logOf(place)
  if (((await stat(file).catch(() => null))?.size ?? 0) > 5_000_000) await rename(file, `${file}.old`)
  const log = await open(file, 'a', 0o600)
  return { log, from: (await log.stat()).size }
}

/** One attempt: the running process, or the last words of one that ended. */
async function attempt(place: Place, port: number, settings: Record<string, string>, say: Say): Promise<ChildProcess | string> {
  const { log, from } = await openLog(place)
  const options = Object.entries({ port: String(port), ...settings }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  // A group of its own: Ctrl-C at the terminal reaches us, and we stop the database after the last request.
  const child = spawn(join(place.native, 'bin', 'postgres'), ['-D', place.cluster, ...options], {
    cwd: dirname(place.cluster),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    ...place.as,
  })
  let failed: Error | undefined
  child.once('error', error => {
    failed = error
  })
  await log.close()
  for (let turns = 0; child.exitCode === null && child.signalCode === null && !failed; turns++) {
    const file = await postmasterFile(place.cluster)
    if (file?.ready && file.pid === child.pid) return child
    if (turns === 200) say('databaseRecovering')
    await wait(20)
  }
  const words = failed?.message ?? (await readFile(logOf(place))).subarray(from).toString()
  return words.trim()
}

/** Starts PostgreSQL and waits until it answers. */
export async function launch(place: Place, port: number, settings: Record<string, string>, say: Say): Promise<ChildProcess> {
  const until = Date.now() + 15_000
  for (;;) {
    const child = await attempt(place, port, settings, say)
    if (typeof child !== 'string') return child
    if (/No space left/.test(child)) throw new StartFault('diskFull', { folder: place.cluster })
    if (!passes.test(child) || Date.now() > until)
      throw new StartFault('postgresFailed', { log: logOf(place), words: child.split('\n').at(-1) ?? '' })
    await wait(200)
  }
}
