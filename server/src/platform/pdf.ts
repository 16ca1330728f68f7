import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { serverFolder } from './home.ts'

/**
 * A process and not a thread: what hangs or breaks in native code ends alone, and its memory returns when it rests.
 * It holds 120 MB, after one document as after a thousand; should one grow all the same, the next document gets a new one.
 */
const holdsAtMost = 400_000_000
const restsAfter = 60_000
const takesAtMost = 60_000

type Made = { readonly pdf: Uint8Array; readonly holds: number } | { readonly error: string }

let setter: ChildProcess | null = null
let held = 0
let rest: NodeJS.Timeout | undefined

function endSetter(): void {
  const ending = setter
  setter = null
  held = 0
  clearTimeout(rest)
  ending?.kill('SIGKILL')
}

function aSetter(): ChildProcess {
  clearTimeout(rest)
  setter ??= fork(join(serverFolder, 'src/platform/pdf-setter.mjs'), {
    serialization: 'advanced',
    execArgv: [],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  return setter
}

/** What waits must not keep the program alive. */
function hold(child: ChildProcess, holds: boolean): void {
  child[holds ? 'ref' : 'unref']()
  child.channel?.[holds ? 'ref' : 'unref']()
}

/** One document. A process that fails, ends or takes too long is not used again. */
async function one(template: string, data: unknown, createdAt: Date): Promise<Buffer> {
  const child = aSetter()
  const answer = Promise.withResolvers<Made>()
  const taken = (result: unknown): void => answer.resolve(result as Made)
  const failed = (error: Error): void => answer.reject(error)
  const ended = (): void => failed(new Error(`The document ${template} ended its process`))
  const clock = setTimeout(() => failed(new Error(`The document ${template} took longer than ${takesAtMost} ms`)), takesAtMost)
  hold(child, true)
  child.once('message', taken).once('error', failed).once('exit', ended)
  try {
    child.send({ template, data, createdAt: createdAt.getTime() })
    const result = await answer.promise
    if ('error' in result) throw new Error(`The document ${template} cannot be set: ${result.error}`)
    held = result.holds
    return Buffer.from(result.pdf)
  } catch (error) {
    endSetter()
    throw error
  } finally {
    clearTimeout(clock)
    child.off('message', taken).off('error', failed).off('exit', ended)
    hold(child, false)
    if (held > holdsAtMost) endSetter()
    else rest = setTimeout(endSetter, restsAfter).unref()
  }
}

let last: Promise<unknown> = Promise.resolve()

/**
 * Sets a template of `server/templates` with data, as PDF/UA-1. One after another, in a process that starts on first use.
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
  endSetter()
}

/** Bytes of memory that the process held after its last document; 0 while there is none. */
export const heldBySetter = (): number => held
