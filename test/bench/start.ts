import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { freePort } from 'server/src/platform/postgres/postmaster.ts'
import { round } from './load.ts'
import { memoryOf } from './process.ts'
import type { Figure } from './results.ts'

const run = promisify(execFile)
const root = join(import.meta.dirname, '../..')

/** `npm start` in a folder, until the server answers; how long that took, and what npm and Node hold five seconds later. */
async function startOnce(folder: string, data: string): Promise<{ seconds: number; memory: number }> {
  const port = await freePort()
  const began = performance.now()
  const child = spawn('npm', ['start'], {
    cwd: folder,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...plainEnvironment(), PORT: String(port), HEADWATER_DATA: data, HEADWATER_PG_FOLDER: data },
  })
  let heard = ''
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', part => (heard = (heard + part).slice(-2_000)))
  try {
    while (!(await answers(port))) {
      if (child.exitCode !== null || performance.now() - began > 300_000) throw new Error(`npm start did not get ready: ${heard}`)
      await new Promise(resolve => setTimeout(resolve, 50))
    }
    const seconds = (performance.now() - began) / 1000
    await new Promise(resolve => setTimeout(resolve, 5_000))
    return { seconds, memory: await memoryOfTree(child.pid ?? 0) }
  } finally {
    await end(child)
  }
}

const answers = (port: number): Promise<boolean> =>
  fetch(`http://127.0.0.1:${port}/ready`).then(
    ({ ok }) => ok,
    () => false,
  )

/** Without what the test runner adds: a person's terminal has none of it. */
const plainEnvironment = (): Record<string, string | undefined> =>
  Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(NODE_|VITEST|VITE_|TEST$|DEV$|PROD$|MODE$|npm_)/.test(name)))

/** As Ctrl-C at the terminal: the whole group hears it. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  process.kill(-(child.pid ?? 0), 'SIGINT')
  await gone
}

/** npm, the shells between and Node, but not PostgreSQL. Linux alone tells. */
async function memoryOfTree(top: number): Promise<number> {
  let total = 0
  const members = new Set([top])
  const pids = (await readdir('/proc')).filter(name => /^\d+$/.test(name)).map(Number)
  for (const pid of pids.sort((a, b) => a - b)) {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
    const name = /\((.*)\)/.exec(stat)?.[1] ?? ''
    const parent = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])
    if (pid !== top && !members.has(parent)) continue
    if (name.includes('postgres')) continue
    members.add(pid)
    total += (await memoryOf(pid)) ?? 0
  }
  return total
}

/** A fresh clone with a warm package cache, then the same again. */
export async function measureStart(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-start-'))
  // As root PostgreSQL's own user has to enter it.
  await chmod(folder, 0o755)
  try {
    const clone = join(folder, 'clone')
    await run('git', ['clone', '--quiet', '--depth', '1', `file://${root}`, clone])
    const data = join(folder, 'data')
    const first = await startOnce(clone, data)
    const second = await startOnce(clone, data)
    return [
      {
        name: '`npm start` in a fresh clone, package cache warm',
        value: round(first.seconds),
        unit: 's',
        reach: '≤ 120',
        met: first.seconds <= 120,
      },
      { name: 'second `npm start`', value: round(second.seconds), unit: 's', reach: '≤ 8', met: second.seconds <= 8 },
      {
        name: 'memory of npm and Node together, idle after start',
        value: round(second.memory, 0),
        unit: 'MB',
        reach: '≤ 300',
        met: second.memory <= 300,
      },
    ]
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
