import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import { inspect } from './inspect.ts'
import type { Source } from './verdict.ts'

/** Runs in a thread of its own, so that a file that takes long keeps nobody waiting. Run by Node as it lies here, also from the bundle. */
export interface Task {
  readonly path: string
  readonly name: string
}

function sourceAt(file: number): Source {
  return {
    size: fstatSync(file).size,
    read(offset, length) {
      const bytes = Buffer.allocUnsafe(length)
      return bytes.subarray(0, readSync(file, bytes, 0, length, offset))
    },
  }
}

async function perform({ path, name }: Task): Promise<unknown> {
  const file = openSync(path, 'r')
  try {
    return await inspect(sourceAt(file), name)
  } finally {
    closeSync(file)
  }
}

parentPort?.on('message', (task: Task) => {
  perform(task).then(
    result => parentPort?.postMessage({ result }),
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
  )
})
