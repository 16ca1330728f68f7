import { randomUUID } from 'node:crypto'
import { rename, rm, statfs, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SpeakFileType, speakFileLimits } from 'shared/words/grievances.ts'
import { type Cleaner, makeCleaner } from './cleaning/cleaner.ts'
import type { CleaningRefusal, Removed } from './cleaning/verdict.ts'
import type { Log } from './log.ts'
import { type MemoryFolder, openMemoryFolder } from './memory-folder.ts'
import { type Scanner, ScannerAway } from './scanner.ts'
import { hashFile } from './storage.ts'

/** Why a file was not taken: a key below `speak:file`. */
export type FileRefusal = CleaningRefusal | 'infected' | 'large' | 'many' | 'room' | 'scannerAway'

/** A file is not taken, for a reason that its sender can read. */
export class NotTaken extends Error {
  constructor(
    readonly rule: FileRefusal,
    /** As its sender calls it. Never logged. */
    readonly fileName: string,
  ) {
    super(rule)
  }
}

/** A file that is here, clean, until its report has been handed in. Whoever knows its id may use it. */
export interface HeldFile {
  readonly id: string
  readonly name: string
  readonly type: SpeakFileType
  readonly size: number
  readonly path: string
  readonly removed: readonly Removed[]
  /** Of the bytes as they were sent, so that a sender can show that it was this file. */
  readonly sentSha256: string
}

interface Coming {
  readonly id: string
  readonly name: string
  readonly size: number
  readonly createdAt: Date
}

interface Place {
  readonly bytes: number
  readonly until: number
  /** A mark of where it comes from, as limits use it, or the account of a handler: never an address. */
  readonly origin: string
}

interface HeldOptions {
  readonly folder: string
  readonly cleaner: Cleaner
  readonly scanner: Scanner | null
  /** All that may lie here together. */
  readonly mostBytes: number
  readonly keptMs: number
  readonly now?: () => number
}

const ownShare = 0.4
/** Files of one byte take no room and yet take time. A mine's people share a line: thirty of them lay ten files each. */
const mostFiles = 5_000
const mostOwn = 500
/** As `randomUUID` makes them. An id comes back in addresses, and what else somebody writes there is a path to something of ours. */
const isOurs = (id: string): boolean => /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
const mostInMemory = 1_000_000_000
const hour = 3_600_000

/** A quarter of what is free, so that a full folder takes no memory that the house needs. */
async function roomIn(folder: string): Promise<number> {
  const { bavail, bsize } = await statfs(folder)
  return Math.min(mostInMemory, Math.floor((bavail * bsize) / 4))
}

/** Files of people who are still writing, in memory and for an hour: nothing of them is anywhere else, and nothing of them is logged. Strangers have theirs, handlers have theirs. */
export class HeldFiles {
  private readonly places = new Map<string, Place>()
  private readonly coming = new Map<string, Coming>()
  private readonly held = new Map<string, HeldFile>()
  private readonly receiving = new Map<string, Promise<HeldFile>>()

  constructor(private readonly options: HeldOptions) {}

  get folder(): string {
    return this.options.folder
  }

  path(id: string): string {
    return join(this.folder, id)
  }

  private get now(): number {
    return (this.options.now ?? Date.now)()
  }

  /** Makes room for a file that is announced; its id is all that one needs to go on sending it. */
  begin(name: string, size: number, origin: string): Coming {
    this.sweep()
    if (this.places.size >= mostFiles || this.placesOf(origin).length >= mostOwn) throw new NotTaken('room', name)
    this.checkRoom(name, size, origin)
    const id = randomUUID()
    const coming = { id, name, size, createdAt: new Date(this.now) }
    this.places.set(id, { bytes: size, until: this.now + this.options.keptMs, origin })
    this.coming.set(id, coming)
    return coming
  }

  /** A file whose length nobody told has come so far. */
  grow(id: string, bytes: number): void {
    const place = this.places.get(id)
    const coming = this.coming.get(id)
    if (!place || !coming) throw new NotTaken('room', coming?.name ?? '')
    this.checkRoom(coming.name, bytes - place.bytes, place.origin, bytes)
    this.places.set(id, { ...place, bytes })
  }

  /** All strangers share the room, and nobody's place may take all of it. */
  private checkRoom(name: string, more: number, origin: string, whole = more): void {
    if (whole > speakFileLimits.fileBytes) throw new NotTaken('large', name)
    const mine = this.placesOf(origin)
    const bytesOf = (places: Iterable<Place>): number => [...places].reduce((sum, { bytes }) => sum + bytes, more)
    const { mostBytes } = this.options
    if (bytesOf(this.places.values()) > mostBytes || bytesOf(mine) > mostBytes * ownShare) throw new NotTaken('room', name)
  }

  private placesOf(origin: string): Place[] {
    return [...this.places.values()].filter(place => place.origin === origin)
  }

  comingAs(id: string): Coming | undefined {
    this.sweep()
    return this.coming.get(id)
  }

  /** Bytes that came in one go, from a form. */
  async take(name: string, bytes: Buffer, origin: string): Promise<HeldFile> {
    const { id } = this.begin(name, bytes.length, origin)
    await writeFile(this.path(id), bytes, { mode: 0o600 })
    return this.receive(id)
  }

  /** Scanned, cleaned, kept; whatever goes wrong, nothing is left of it. Asked twice at once it happens once. */
  receive(id: string): Promise<HeldFile> {
    const running = this.receiving.get(id) ?? this.takeIn(id).finally(() => this.receiving.delete(id))
    this.receiving.set(id, running)
    return running
  }

  private async takeIn(id: string): Promise<HeldFile> {
    const there = this.held.get(id)
    const coming = this.coming.get(id)
    if (there) return there
    if (!coming) throw new NotTaken('broken', '')
    try {
      const file = await this.cleaned(coming)
      const origin = this.places.get(id)?.origin ?? ''
      this.coming.delete(id)
      this.places.set(id, { bytes: file.size, until: this.now + this.options.keptMs, origin })
      this.held.set(id, file)
      return file
    } catch (error) {
      await this.forget(id)
      throw error
    }
  }

  private async cleaned({ id, name }: Coming): Promise<HeldFile> {
    const path = this.path(id)
    const sentSha256 = await hashFile(path)
    await this.scan(path, name)
    const to = `${path}.clean`
    const verdict = await this.options.cleaner.clean({ path, name, to })
    if (verdict.verdict === 'REFUSED') throw new NotTaken(verdict.rule, name)
    await rename(to, path)
    const { type, size, removed } = verdict
    return { id, name, type, size, path, removed, sentSha256 }
  }

  private async scan(path: string, name: string): Promise<void> {
    if (!this.options.scanner) return
    try {
      if ((await this.options.scanner.scan(path)) === 'INFECTED') throw new NotTaken('infected', name)
    } catch (error) {
      throw error instanceof ScannerAway ? new NotTaken('scannerAway', name) : error
    }
  }

  /** Those of the ids that are still here; where people sign in, of one person alone. */
  of(ids: readonly string[], origin?: string): HeldFile[] {
    this.sweep()
    return [...new Set(ids)].flatMap(id => (origin === undefined || this.isOf(id, origin) ? (this.held.get(id) ?? []) : []))
  }

  isOf(id: string, origin: string): boolean {
    return this.places.get(id)?.origin === origin
  }

  async forget(...ids: string[]): Promise<void> {
    for (const id of ids.filter(isOurs)) {
      this.places.delete(id)
      this.coming.delete(id)
      this.held.delete(id)
      await rm(this.path(id), { force: true })
      await rm(`${this.path(id)}.clean`, { force: true })
    }
  }

  /** What nobody came back for. */
  private sweep(): void {
    const over = [...this.places].filter(([, { until }]) => until < this.now).map(([id]) => id)
    if (over.length > 0) void this.forget(...over)
  }
}

export interface OpenHeldFiles {
  readonly held: HeldFiles
  readonly folder: MemoryFolder
  close(): Promise<void>
}

/** A folder in memory with threads of its own that clean, so that a flood at one door holds up nobody at another. */
export async function openHeldFiles(scanner: Scanner | null, log: Log): Promise<OpenHeldFiles> {
  const folder = await openMemoryFolder()
  const cleaner = makeCleaner(error => log.warn({ cleaning: error instanceof Error ? error.name : 'unknown' }, 'cleaning'))
  const held = new HeldFiles({ folder: folder.path, cleaner, scanner, mostBytes: await roomIn(folder.path), keptMs: hour })
  return {
    held,
    folder,
    close: async () => {
      await cleaner.close()
      await folder.close()
    },
  }
}
