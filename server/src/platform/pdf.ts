import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { serverFolder } from './home.ts'

/** Typst keeps a little memory with each document; it returns when the thread ends. */
const documentsPerThread = 200
const restsAfter = 60_000
const takesAtMost = 60_000

type Made = { readonly pdf: Uint8Array<ArrayBuffer> } | { readonly error: string }

let thread: Worker | null = null
let made = 0
let rest: NodeJS.Timeout | undefined

async function endThread(): Promise<void> {
  const ending = thread
  thread = null
  made = 0
  clearTimeout(rest)
  await ending?.terminate()
}

function aThread(): Worker {
  clearTimeout(rest)
  thread ??= new Worker(join(serverFolder, 'src/platform/pdf-worker.mjs'))
  return thread
}

/** One document. A thread that fails, ends or takes too long is not used again. */
async function one(template: string, data: unknown, createdAt: Date): Promise<Buffer> {
  const worker = aThread()
  const answer = Promise.withResolvers<Made>()
  const failed = (error: Error): void => answer.reject(error)
  const ended = (): void => failed(new Error(`The document ${template} ended its thread`))
  const clock = setTimeout(() => failed(new Error(`The document ${template} took longer than ${takesAtMost} ms`)), takesAtMost)
  worker.ref()
  worker.once('message', answer.resolve).once('error', failed).once('exit', ended)
  try {
    worker.postMessage({ template, data, createdAt: createdAt.getTime() })
    const result = await answer.promise
    if ('error' in result) throw new Error(`The document ${template} cannot be set: ${result.error}`)
    made++
    return Buffer.from(result.pdf.buffer)
  } catch (error) {
    void endThread()
    throw error
  } finally {
    clearTimeout(clock)
    worker.off('message', answer.resolve).off('error', failed).off('exit', ended)
    // A thread that waits must not keep the program alive.
    worker.unref()
    if (made >= documentsPerThread) void endThread()
    else rest = setTimeout(() => void endThread(), restsAfter).unref()
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Sets a template of `server/templates` with data, as PDF/UA-1. One after another, in a thread that starts on first use.
 * The same template, data and `createdAt` give the same bytes. Data is printed and never run.
 */
export function makePdf(template: string, data: unknown, { createdAt }: { createdAt: Date }): Promise<Buffer> {
  const mine = last.then(() => one(template, data, createdAt))
  last = mine.catch(() => undefined)
  return mine
}

/** Before the program ends: waits for what is being made. */
export async function closePdf(): Promise<void> {
  await last
  await endThread()
}
