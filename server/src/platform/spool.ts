import { AsyncLocalStorage } from 'node:async_hooks'
import { createHash, type Hash } from 'node:crypto'
import { type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { DataStore, Upload } from '@tus/server'
import { Refused } from '../core/errors.ts'

/** An upload under way, as its record says; how far it is, the bytes on disk say. */
export interface SpooledUpload {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly createdAt: Date
  /** Says whether whoever writes still holds the lock. */
  stillHeld?: () => boolean
}

/** A full disk is ours to mend, and no path or code of it is shown. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))

const gathers = 1 << 20

/**
 * Files on their way lie here under their own id until they are taken into the store. The protocol (tus) is `@tus/server`'s;
 * the record is ours, so that no note beside a file can disagree with the database.
 *
 * The hash is taken while the bytes run through, as long as they run in one piece through this process.
 */
export class Spool extends DataStore {
  /** Which upload this request is about: set by the route, after it was authorised. */
  readonly current = new AsyncLocalStorage<SpooledUpload>()
  private readonly hashes = new Map<string, { hash: Hash; bytes: number }>()

  constructor(readonly folder: string) {
    super()
    this.extensions = ['creation', 'creation-with-upload', 'termination']
  }

  path(id: string): string {
    return join(this.folder, id)
  }

  async prepare(): Promise<void> {
    await mkdir(this.folder, { recursive: true, mode: 0o700 })
  }

  private record(id: string): SpooledUpload {
    const record = this.current.getStore()
    if (record?.id !== id) throw new Error('an upload without its record')
    return record
  }

  override async create(upload: Upload): Promise<Upload> {
    await this.prepare()
    try {
      await (await open(this.path(upload.id), 'wx', 0o600)).close()
    } catch (error) {
      throw isFull(error) ? new Refused('storageFull') : error
    }
    upload.storage = { type: 'file', path: this.path(upload.id) }
    return upload
  }

  override async getUpload(id: string): Promise<Upload> {
    const { size, createdAt } = this.record(id)
    return new Upload({ id, size, offset: await this.reached(id), creation_date: createdAt.toISOString() })
  }

  /** How many bytes are here. */
  async reached(id: string): Promise<number> {
    return (await stat(this.path(id)).catch(() => null))?.size ?? 0
  }

  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const { stillHeld = () => true } = this.record(id)
    const hashing = this.hashFrom(id, offset)
    let place = offset
    let file: FileHandle | undefined
    try {
      file = await open(this.path(id), 'r+')
      for await (const parts of gathered(readable)) {
        // A lock that was lost with its connection may be another's by now.
        if (!stillHeld()) throw new Error('the lock of an upload was lost')
        const { bytesWritten } = await file.writev(parts, place)
        const length = parts.reduce((sum, part) => sum + part.length, 0)
        place += bytesWritten
        if (bytesWritten < length) throw Object.assign(new Error('written in part'), { code: 'ENOSPC' })
        if (hashing) {
          for (const part of parts) hashing.hash.update(part)
          hashing.bytes = place
        }
      }
      return place
    } catch (error) {
      if (isFull(error)) throw new Refused('storageFull')
      throw error
    } finally {
      await file?.close()
    }
  }

  /** The running hash, if all bytes before `offset` went through it. */
  private hashFrom(id: string, offset: number): { hash: Hash; bytes: number } | null {
    const running = this.hashes.get(id)
    if (running?.bytes === offset) return running
    this.hashes.delete(id)
    if (offset > 0) return null
    // Those that nobody finishes here must not gather.
    const [oldest] = this.hashes.keys()
    if (this.hashes.size >= 256 && oldest) this.hashes.delete(oldest)
    const fresh = { hash: createHash('sha256'), bytes: 0 }
    this.hashes.set(id, fresh)
    return fresh
  }

  /** The SHA-256 of what came in, if all of it ran through this process. */
  hashOf(id: string, size: number): string | null {
    const running = this.hashes.get(id)
    return running?.bytes === size ? running.hash.copy().digest('hex') : null
  }

  override async remove(id: string): Promise<void> {
    this.hashes.delete(id)
    await rm(this.path(id), { force: true })
  }

  /** What lies here, for the tidying: which of it may go, the records say. */
  async ids(): Promise<string[]> {
    return await readdir(this.folder).catch(() => [])
  }

  override async deleteExpired(): Promise<number> {
    throw new Error('it would delete finished files too (trust, section 3)')
  }
}

/** Small parts go to the disk together. What came before a line broke is kept, so that the rest can follow it. */
async function* gathered(readable: Readable): AsyncGenerator<Buffer[]> {
  let parts: Buffer[] = []
  let length = 0
  let broken: unknown
  try {
    for await (const part of readable as AsyncIterable<Buffer>) {
      parts.push(part)
      length += part.length
      if (length < gathers) continue
      yield parts
      parts = []
      length = 0
    }
  } catch (error) {
    broken = error ?? new Error('the line broke')
  }
  if (parts.length > 0) yield parts
  if (broken) throw broken
}
