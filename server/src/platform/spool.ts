import { AsyncLocalStorage } from 'node:async_hooks'
import { constants, type FileHandle, mkdir, open, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { finished, type Readable, Writable } from 'node:stream'
import { finished as ended } from 'node:stream/promises'
import { DataStore, ERRORS, Upload } from '@tus/server'
import { Refused } from '../core/errors.ts'
import { HashThread } from './hash-thread.ts'

/** An upload under way, as its record says; how far it is, the bytes on disk say. */
export interface SpooledUpload {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly createdAt: Date
  /** Where its bytes come from: the request itself. */
  readonly body?: Readable
  /** Says whether whoever writes still holds the lock. */
  stillHeld?: () => boolean
  /** Ends the writing, as soon as there is a lock: another came for the same upload. */
  stopped?: () => AbortSignal | undefined
}

/** A full disk is ours to mend, and no path or code of it is shown. */
export const isFull = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code))

const gathers = 1 << 21

/**
 * Files on their way lie here under their own id until they are taken into the store. The protocol (tus) is `@tus/server`'s;
 * the record is ours, so that no note beside a file can disagree with the database.
 *
 * The hash is taken while the bytes run through, as long as they run in one piece through this process.
 */
export class Spool extends DataStore {
  /** Which upload this request is about: set by the route, after it was authorised. */
  readonly current = new AsyncLocalStorage<SpooledUpload>()
  private readonly hashes = new Map<string, { bytes: number }>()
  private readonly hasher = new HashThread()

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

  /**
   * Takes the bytes from the request and not from the stream that the protocol's server hands on: on the way through its layers
   * every byte is copied twice, in the heap of everybody.
   */
  override async write(handedOn: Readable, id: string, offset: number): Promise<number> {
    const { size, body = handedOn, stillHeld = () => true, stopped } = this.record(id)
    const hashing = this.hashFrom(id, offset)
    let place = offset
    let file: FileHandle | undefined
    try {
      const opened = await open(this.path(id), constants.O_RDWR | constants.O_CREAT, 0o600)
      file = opened
      await gathered(body, stopped?.(), async parts => {
        // A lock that was lost with its connection may be another's by now.
        if (!stillHeld()) throw new Error('the lock of an upload was lost')
        const length = parts.reduce((sum, part) => sum + part.length, 0)
        if (place + length > size) throw ERRORS.ERR_SIZE_EXCEEDED
        const { bytesWritten } = await opened.writev(parts, place)
        place += bytesWritten
        if (bytesWritten < length) throw Object.assign(new Error('written in part'), { code: 'ENOSPC' })
        if (!hashing) return
        await this.hasher.update(id, parts)
        hashing.bytes = place
      })
      return place
    } catch (error) {
      throw isFull(error) ? new Refused('storageFull') : error
    } finally {
      await file?.close()
    }
  }

  /** The running hash, if all bytes before `offset` went through it. */
  private hashFrom(id: string, offset: number): { bytes: number } | null {
    const running = this.hashes.get(id)
    if (running?.bytes === offset) return running
    this.forget(id)
    if (offset > 0) return null
    // Those that nobody finishes here must not gather.
    const [oldest] = this.hashes.keys()
    if (this.hashes.size >= 256 && oldest) this.forget(oldest)
    const fresh = { bytes: 0 }
    this.hasher.begin(id)
    this.hashes.set(id, fresh)
    return fresh
  }

  /** The SHA-256 of what came in, if all of it ran through this process. */
  async hashOf(id: string, size: number): Promise<string | null> {
    return this.hashes.get(id)?.bytes === size ? this.hasher.digest(id) : null
  }

  private forget(id: string): void {
    this.hashes.delete(id)
    this.hasher.forget(id)
  }

  override async remove(id: string): Promise<void> {
    this.forget(id)
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

/**
 * What came while the disk was busy goes to it together; what comes slowly goes at once. A line that breaks ends it like any
 * other: what came is kept, so that the rest can follow it.
 */
async function gathered(readable: Readable, stopped: AbortSignal | undefined, write: (parts: Buffer[]) => Promise<void>): Promise<void> {
  const disk = new Writable({
    highWaterMark: gathers,
    write: (part: Buffer, _, done) => void write([part]).then(() => done(), done),
    writev: (parts, done) => void write(parts.map(({ chunk }) => chunk as Buffer)).then(() => done(), done),
  })
  let broken: unknown
  finished(readable, { writable: false, ...(stopped && { signal: stopped }) }, error => {
    broken = error
    readable.unpipe(disk)
    disk.end()
  })
  readable.pipe(disk, { end: false })
  try {
    await ended(disk)
  } finally {
    readable.unpipe(disk)
  }
  if (broken && !stopped?.aborted) throw broken
}
