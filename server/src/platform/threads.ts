import { Worker } from 'node:worker_threads'
import { turns } from './turns.ts'

export interface ThreadLimits {
  /** What takes longer is not built like others. */
  readonly ms: number
  readonly heapMb: number
  /** So many at a time; the others wait their turn. */
  readonly threads: number
  readonly restsAfterMs: number
}

/** What a thread answers to a task. */
export interface ThreadAnswer<Result> {
  readonly result?: Result
  readonly error?: string
}

export interface Threads<Task, Result> {
  /** Fails when the thread breaks, takes too long or needs too much memory. */
  run(task: Task): Promise<Result>
  close(): Promise<void>
}

/** Work on what strangers send, in threads with a bound on time and memory: what breaks one ends nothing else. */
export function makeThreads<Task, Result>(file: string, limits: ThreadLimits, onError: (error: unknown) => void): Threads<Task, Result> {
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
    run: task =>
      turn(async () => {
        const worker = take()
        try {
          const result = await ask<Task, Result>(worker, task, limits.ms)
          giveBack(worker)
          return result
        } catch (error) {
          onError(error)
          await worker.terminate()
          throw error
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

async function ask<Task, Result>(worker: Worker, task: Task, ms: number): Promise<Result> {
  const answer = Promise.withResolvers<ThreadAnswer<Result>>()
  const failed = (error: unknown): void => answer.reject(error)
  const ended = (): void => failed(new Error('the work ended its thread'))
  const clock = setTimeout(() => failed(new Error(`the work took longer than ${ms} ms`)), ms)
  worker.once('message', answer.resolve).once('error', failed).once('exit', ended)
  try {
    worker.postMessage(task)
    const { result, error } = await answer.promise
    if (result === undefined) throw new Error(error)
    return result
  } finally {
    clearTimeout(clock)
    worker.off('message', answer.resolve).off('error', failed).off('exit', ended)
  }
}
