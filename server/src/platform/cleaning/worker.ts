import { readFile, writeFile } from 'node:fs/promises'
import { parentPort } from 'node:worker_threads'
import { clean } from './clean.ts'
import { type CleaningVerdict, Unclean } from './verdict.ts'

/** Runs in a thread of its own. Run by Node as it lies here, also from the bundle. Bytes stay in the folder they came from. */
export interface CleaningTask {
  readonly path: string
  readonly name: string
  /** Where the clean file shall lie. */
  readonly to: string
}

async function perform({ path, name, to }: CleaningTask): Promise<CleaningVerdict> {
  try {
    const { type, bytes, removed } = await clean(await readFile(path), name)
    await writeFile(to, bytes, { mode: 0o600, flag: 'wx' })
    return { verdict: 'CLEAN', type, size: bytes.length, removed: [...new Set(removed)] }
  } catch (error) {
    if (error instanceof Unclean) return { verdict: 'REFUSED', rule: error.rule }
    throw error
  }
}

parentPort?.on('message', (task: CleaningTask) => {
  perform(task).then(
    result => parentPort?.postMessage({ result }),
    // What an error says may quote the file: its name alone leaves the thread.
    (error: unknown) => parentPort?.postMessage({ error: error instanceof Error ? error.name : 'unknown' }),
  )
})
