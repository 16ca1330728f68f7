import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'

const server = join(import.meta.dirname, '../../server')

/** The server of now as one bundle, so that a process of it is there within a second; below `server`, where its libraries are found. */
export async function buildServerProcess(): Promise<{ file: string; remove(): Promise<void> }> {
  const outDir = join(server, 'node_modules/.headwater-test', `${process.pid}-${Date.now()}`)
  await build({
    configFile: join(server, 'vite.config.ts'),
    root: server,
    logLevel: 'error',
    build: { outDir, rolldownOptions: { input: { server: join(import.meta.dirname, 'server-process.child.ts') } } },
  })
  return { file: join(outDir, 'server.js'), remove: () => rm(outDir, { recursive: true, force: true }) }
}

/** A Headwater in a process of its own, which a test may kill. */
export interface ServerProcess {
  readonly pid: number
  /** `kill -9`: nothing is said, nothing is written. */
  kill(): Promise<void>
  output(): string
}

export interface ServerProcessOptions {
  readonly file: string
  readonly appUrl: string
  readonly folder: string
  readonly port: number
  /** Mails take so long, so that a job can be killed in the middle. */
  readonly mailMs?: number
}

export async function startServerProcess(options: ServerProcessOptions): Promise<ServerProcess> {
  const { file, ...given } = options
  const child: ChildProcess = spawn(process.execPath, [file], {
    env: { PATH: process.env.PATH, GIVEN: JSON.stringify(given) },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const heard: string[] = []
  const ready = Promise.withResolvers<void>()
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', part => {
      heard.push(String(part))
      if (String(part).includes('listening')) ready.resolve()
    })
  child.once('exit', code => ready.reject(new Error(`the server ended with ${code}:\n${heard.join('')}`)))
  await ready.promise
  return {
    pid: child.pid ?? 0,
    async kill() {
      if (child.exitCode !== null || child.signalCode !== null) return
      const gone = once(child, 'exit')
      child.kill('SIGKILL')
      await gone
    },
    output: () => heard.join(''),
  }
}

export const dataFolder = (): Promise<string> => mkdtemp(join(tmpdir(), 'headwater-crash-'))
