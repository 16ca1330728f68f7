import { randomUUID } from 'node:crypto'
import { rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type SpeakFileType, speakFileLimits } from 'shared/words/grievances.ts'
import type { Cleaner } from '../../platform/cleaning/cleaner.ts'
import type { CleaningRefusal, Removed } from '../../platform/cleaning/verdict.ts'
import { type Scanner, ScannerAway } from '../../platform/scanner.ts'
import { hashFile } from '../../platform/storage.ts'

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
  /** A mark of where it comes from, as limits use it: never an address. */
  readonly origin: string
}

export interface HeldOptions {
  readonly folder: string
  readonly cleaner: Cleaner
  readonly scanner: Scanner | null
  /** All that strangers may lay here together. */
  readonly mostBytes: number
  readonly keptMs: number
  readonly now?: () => number
}

const ownShare = 0.4

/** Files of people who are still writing, in memory and for an hour: nothing of them is anywhere else, and nothing of them is logged. */
export class HeldFiles {
  private readonly places = new Map<string, Place>()
  private readonly coming = new Map<string, Coming>()
  private readonly held = new Map<string, HeldFile>()
  private readonly receiving = new Map<string, Promise<HeldFile>>()

  constructor(private readonly options: HeldOptions) {}

  path(id: string): string {
    return join(this.options.folder, id)
  }

  private get now(): number {
    return (this.options.now ?? Date.now)()
  }

  /** Makes room for a file that is announced; its id is all that one needs to go on sending it. */
  begin(name: string, size: number, origin: string): Coming {
    this.sweep()
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
    let [all, own] = [more, more]
    for (const place of this.places.values()) {
      all += place.bytes
      if (place.origin === origin) own += place.bytes
    }
    if (all > this.options.mostBytes || own > this.options.mostBytes * ownShare) throw new NotTaken('room', name)
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

  /** Those of the ids that are still here. */
  of(ids: readonly string[]): HeldFile[] {
    this.sweep()
    return [...new Set(ids)].flatMap(id => this.held.get(id) ?? [])
  }

  async forget(...ids: string[]): Promise<void> {
    for (const id of ids) {
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
