import { type ChildProcess, spawn } from 'node:child_process'
import { readFile } from 'node:fs/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { freePort } from 'server/src/platform/postgres/postmaster.ts'

/** A server in a process of its own, so that each has its own event loop. */
export interface Running {
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Runs Node and waits until it answers at `/ready`. */
export async function startNode(
  args: string[],
  env: (port: number) => Record<string, string>,
  onText: (text: string) => void = () => undefined,
): Promise<Running> {
  const port = await freePort()
  const child = spawn(process.execPath, args, {
    env: { PATH: process.env.PATH ?? '', HOME: process.env.HOME ?? '', NODE_ENV: 'production', ...env(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let heard = ''
  const listen = (part: Buffer): void => {
    heard = (heard + part).slice(-4_000)
    onText(String(part))
  }
  child.stdout.on('data', listen)
  child.stderr.on('data', listen)
  child.once('exit', code => code && console.error(`${args.join(' ')} ended with ${code}: ${heard}`))
  const url = `http://127.0.0.1:${port}`
  for (let turns = 0; !(await answers(url)); turns++) {
    if (child.exitCode !== null || turns > 1_200) throw new Error(`it did not start: ${heard}`)
    await wait(50)
  }
  return { url, pid: child.pid ?? 0, stop: () => stop(child) }
}

const answers = (url: string): Promise<boolean> =>
  fetch(`${url}/ready`).then(
    ({ status }) => status !== 503,
    () => false,
  )

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise(resolve => child.once('exit', resolve))
  child.kill('SIGTERM')
  const cut = setTimeout(() => child.kill('SIGKILL'), 20_000)
  await gone
  clearTimeout(cut)
}

/** Resident memory of a process, in MB; null where the system does not tell (not Linux). */
export async function memoryOf(pid: number): Promise<number | null> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]
  return kilobytes ? Number(kilobytes) / 1024 : null
}
