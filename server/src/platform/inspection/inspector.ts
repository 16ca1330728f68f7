import { join } from 'node:path'
import { serverFolder } from '../home.ts'
import { makeThreads, type ThreadLimits } from '../threads.ts'
import type { Verdict } from './verdict.ts'
import type { Task } from './worker.ts'

export interface Inspector {
  inspect(path: string, name: string): Promise<Verdict>
  close(): Promise<void>
}

const usual: ThreadLimits = { ms: 60_000, heapMb: 256, threads: 2, restsAfterMs: 60_000 }
const file = join(serverFolder, 'src/platform/inspection/worker.ts')

/** Looks at files in threads with a bound on time and memory. What breaks a thread is refused as broken. */
export function makeInspector(onError: (error: unknown) => void, limits: ThreadLimits = usual): Inspector {
  const threads = makeThreads<Task, Verdict>(file, limits, onError)
  return {
    inspect: (path, name) => threads.run({ path, name }).catch((): Verdict => ({ verdict: 'REFUSED', rule: 'fileBroken' })),
    close: () => threads.close(),
  }
}
