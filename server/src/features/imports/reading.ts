import { join } from 'node:path'
import { setTimeout as rest } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { Refused } from '../../core/errors.ts'
import { serverFolder } from '../../platform/home.ts'
import type { ReadFacts, ReadTask, Told } from './reading.worker.ts'

const file = join(serverFolder, 'src/features/imports/reading.worker.ts')
const mostMs = 120_000
const heapMb = 768

/** So many suppliers are written or compared at a time, and others have their turn in between: with 200 a colleague's list took 2.5 times as long, with 50 1.3 times. */
export const atATime = 50

/** For most of the time that a step took, the machine belongs to the others. */
export async function gently<T>(step: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const result = await step()
  await rest(Math.min(performance.now() - began, 200) * 0.7)
  return result
}

/** A file in a thread of its own, with a bound on time and memory. */
export class FileReader {
  private readonly worker = new Worker(file, { execArgv: [], resourceLimits: { maxOldGenerationSizeMb: heapMb } })

  async open(task: ReadTask): Promise<ReadFacts> {
    const told = await this.ask(task)
    if ('facts' in told) return told.facts
    throw 'refused' in told ? new Refused(told.refused) : new Error(JSON.stringify(told))
  }

  /** The next suppliers as JSON, and how many; null: that was all. */
  async next(size: number): Promise<{ part: string; count: number } | null> {
    const told = await this.ask({ next: size })
    if (!('part' in told)) throw new Error(JSON.stringify(told))
    return told.part === null ? null : { part: told.part, count: told.count }
  }

  close(): Promise<number> {
    return this.worker.terminate()
  }

  /** Whatever breaks the thread, breaks on this file: nobody can read it here. */
  private async ask(asked: object): Promise<Told> {
    const answer = Promise.withResolvers<Told>()
    const broken = (): void => answer.reject(new Refused('sheetsBroken'))
    const clock = setTimeout(broken, mostMs)
    this.worker.once('message', answer.resolve).once('error', broken).once('exit', broken)
    try {
      this.worker.postMessage(asked)
      return await answer.promise
    } finally {
      clearTimeout(clock)
      this.worker.off('message', answer.resolve).off('error', broken).off('exit', broken)
    }
  }
}
