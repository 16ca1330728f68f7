import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { finished } from 'node:stream/promises'
import { Busboy, type BusboyFileStream, type BusboyHeaders, type BusboyInstance } from '@fastify/busboy'
import type { Request } from 'express'
import { speakFileLimits } from 'shared/words/grievances.ts'
import { type HeldFile, type HeldFiles, NotTaken } from '../../platform/held-files.ts'

export interface ReadForm {
  readonly fields: Readonly<Record<string, readonly string[]>>
  /** Those that came with it, clean. */
  readonly files: readonly HeldFile[]
  readonly refused: readonly NotTaken[]
}

/** It cannot be read as a form at all. */
export class Unreadable extends Error {
  readonly status = 400
}

/** One sign may take four bytes; more than the longest answer is cut nowhere and refused by its own rule. */
const limits = { fieldNameSize: 100, fieldSize: 200_000, fields: 200, files: 40, parts: 300, fileSize: speakFileLimits.fileBytes + 1 }
/** All texts of a form together. */
const mostText = 600_000

/** As a browser names it: the last part of a path, on one line. */
const nameOf = (given: string): string => (given.split(/[\\/]/).at(-1) ?? '').replace(/\p{Cc}/gu, ' ').slice(0, 200)

/** Reads a form as it comes in. Files go into memory as they come, never into the heap as a whole, and are cleaned when all is here. */
export async function readForm(req: Request, held: HeldFiles, origin: string): Promise<ReadForm> {
  const fields: Record<string, string[]> = Object.create(null)
  const coming: Promise<string | null>[] = []
  const refused: NotTaken[] = []
  let text = 0
  if (req.destroyed) throw new Unreadable()
  const form = openForm(req)
  form.on('field', (name: string, value: string) => {
    text += value.length
    if (text > mostText) return
    // What no text can hold was never typed.
    fields[name] = [...(fields[name] ?? []), value.replaceAll('\0', '').toWellFormed()]
  })
  form.on('file', (_field: string, stream: BusboyFileStream, given: string | undefined) => {
    coming.push(
      pour(stream, nameOf(given ?? ''), held, origin).catch((error: unknown) => {
        stream.resume()
        if (!(error instanceof NotTaken)) throw error
        refused.push(error)
        return null
      }),
    )
  })
  form.on('filesLimit', () => refused.push(new NotTaken('many', '…')))
  const ended = Promise.withResolvers<void>()
  form.once('finish', () => ended.resolve()).once('error', () => ended.reject(new Unreadable()))
  req.once('aborted', () => ended.reject(new Unreadable())).once('error', () => ended.reject(new Unreadable()))
  req.pipe(form)
  await ended.promise
  if (text > mostText) throw Object.assign(new Unreadable(), { status: 413 })
  const ids = (await Promise.all(coming)).filter(id => id !== null)
  const files: HeldFile[] = []
  for (const id of ids) {
    try {
      files.push(await held.receive(id))
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error
      refused.push(error)
    }
  }
  return { fields, files, refused }
}

function openForm(req: Request): BusboyInstance {
  try {
    return new Busboy({ headers: req.headers as BusboyHeaders, limits })
  } catch {
    throw new Unreadable()
  }
}

/** Null: a field for files that nothing was chosen in. */
async function pour(stream: BusboyFileStream, name: string, held: HeldFiles, origin: string): Promise<string | null> {
  if (!name) {
    stream.resume()
    return null
  }
  const { id } = held.begin(name, 0, origin)
  const out = createWriteStream(held.path(id), { mode: 0o600 })
  let size = 0
  try {
    // Left early, the rest of it has to run through, or the form never comes to its end.
    for await (const part of stream.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      size += part.length
      held.grow(id, size)
      if (!out.write(part)) await once(out, 'drain')
    }
    out.end()
    await finished(out)
    return id
  } catch (error) {
    out.destroy()
    await held.forget(id)
    throw error
  }
}
