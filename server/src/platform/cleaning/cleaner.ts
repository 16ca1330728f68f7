import { join } from 'node:path'
import { serverFolder } from '../home.ts'
import { makeThreads, type ThreadLimits } from '../threads.ts'
import type { CleaningVerdict } from './verdict.ts'
import type { CleaningTask } from './worker.ts'

export interface Cleaner {
  clean(task: CleaningTask): Promise<CleaningVerdict>
  close(): Promise<void>
}

const usual: ThreadLimits = { ms: 60_000, heapMb: 512, threads: 2, restsAfterMs: 30_000 }
const file = join(serverFolder, 'src/platform/cleaning/worker.ts')

/** Takes out what hides in files, in threads with a bound on time and memory. What breaks a thread is refused as broken. */
export function makeCleaner(onError: (error: unknown) => void, limits: ThreadLimits = usual): Cleaner {
  const threads = makeThreads<CleaningTask, CleaningVerdict>(file, limits, onError)
  return {
    clean: task => threads.run(task).catch((): CleaningVerdict => ({ verdict: 'REFUSED', rule: 'broken' })),
    close: () => threads.close(),
  }
}
