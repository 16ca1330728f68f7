import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serverFolder } from '../home.ts'
import { turns } from '../turns.ts'
import type { Verdict } from './verdict.ts'
import type { Task } from './worker.ts'

export interface Inspector {
  inspect(path: string, name: string): Promise<Verdict>
  close(): Promise<void>
}

interface Limits {
  /** A file that takes longer is not built like others. */
  readonly ms: number
  readonly heapMb: number
  /** So many at a time; the others wait their turn. */
  readonly threads: number
  readonly restsAfterMs: number
}

const usual: Limits = { ms: 60_000, heapMb: 256, threads: 2, restsAfterMs: 60_000 }
const file = join(serverFolder, 'src/platform/inspection/worker.ts')

/** Looks at files in threads with a bound on time and memory. What breaks a thread is refused as broken. */
export function makeInspector(onError: (error: unknown) => void, limits: Limits = usual): Inspector {
  const resting: { worker: Worker; rest: NodeJS.Timeout }[] = []
  let closed = false

  const start = (): Worker => {
    const worker = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: limits.heapMb } })
    // Whoever waits hears it too; one that rests must not end the program.
    worker.on('error', onError)
    return worker
  }

  const take = (): Worker => {
    const rested = resting.pop()
    if (rested) clearTimeout(rested.rest)
    rested?.worker.ref()
    return rested?.worker ?? start()
  }

  const giveBack = (worker: Worker): void => {
    if (closed) return void worker.terminate()
    worker.unref()
    const rest = setTimeout(() => {
      const at = resting.findIndex(one => one.worker === worker)
      if (at >= 0) resting.splice(at, 1)
      void worker.terminate()
    }, limits.restsAfterMs).unref()
    resting.push({ worker, rest })
  }

  const turn = turns(limits.threads)

  return {
    inspect: (path, name) =>
      turn(async () => {
        const worker = take()
        try {
          const verdict = await ask(worker, { path, name }, limits.ms)
          giveBack(worker)
          return verdict
        } catch (error) {
          onError(error)
          await worker.terminate()
          return { verdict: 'REFUSED', rule: 'fileBroken' }
        }
      }),
    async close() {
      closed = true
      for (const { worker, rest } of resting.splice(0)) {
        clearTimeout(rest)
        await worker.terminate()
      }
    },
  }
}

async function ask(worker: Worker, task: Task, ms: number): Promise<Verdict> {
  const answer = Promise.withResolvers<{ verdict?: Verdict; error?: string }>()
  const failed = (error: unknown): void => answer.reject(error)
  const ended = (): void => failed(new Error('the inspection ended its thread'))
  const clock = setTimeout(() => failed(new Error(`an inspection took longer than ${ms} ms`)), ms)
  worker.once('message', answer.resolve).once('error', failed).once('exit', ended)
  try {
    worker.postMessage(task)
    const { verdict, error } = await answer.promise
    if (!verdict) throw new Error(error)
    return verdict
  } finally {
    clearTimeout(clock)
    worker.off('message', answer.resolve).off('error', failed).off('exit', ended)
  }
}
