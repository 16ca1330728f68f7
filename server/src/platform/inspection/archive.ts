import { Readable } from 'node:stream'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { Rejected, type Source } from './verdict.ts'

/** What all that lies in an archive, and in archives in it, may come to together. */
export class Budget {
  private entries = 0
  private bytes = 0

  private readonly mostEntries: number
  private readonly mostBytes: number

  constructor(mostEntries = 1_000, mostBytes = 200 * 1024 * 1024) {
    this.mostEntries = mostEntries
    this.mostBytes = mostBytes
  }

  takeEntries(count: number): void {
    this.entries += count
    if (this.entries > this.mostEntries) throw new Rejected('archiveEntries')
  }

  /** Before anything is unpacked, by what the directory says. */
  foresee(bytes: number): void {
    if (this.bytes + bytes > this.mostBytes) throw new Rejected('archiveSize')
  }

  takeBytes(bytes: number): void {
    this.bytes += bytes
    if (this.bytes > this.mostBytes) throw new Rejected('archiveSize')
  }
}

export interface Opened {
  readonly name: string
  readonly bytes: Buffer
}

const mostRatio = 100
/** A few kilobytes of zeros harm nobody. */
const ratioFrom = 1 << 20

/** yauzl's way to read, over ours. */
class SourceReader extends yauzl.RandomAccessReader {
  private readonly source: Source

  constructor(source: Source) {
    super()
    this.source = source
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(this.pieces(start, end), { objectMode: false })
  }

  private *pieces(start: number, end: number): Generator<Buffer> {
    for (let at = start; at < end; ) {
      const part = this.source.read(at, Math.min(end - at, 1 << 18))
      if (part.length === 0) return
      at += part.length
      yield part
    }
  }
}

const isLink = ({ externalFileAttributes }: Entry): boolean => ((externalFileAttributes >>> 16) & 0xf000) === 0xa000
const isFolder = ({ fileName }: Entry): boolean => fileName.endsWith('/')

/** yauzl judges names too, and says so in words only. */
const faultOf = (error: unknown): Rejected =>
  error instanceof Rejected
    ? error
    : new Rejected(
        error instanceof Error && /absolute path|relative path|invalid characters/.test(error.message) ? 'archivePath' : 'fileBroken',
      )

/** What the directory says and what stands before each file must be the same: otherwise two programs see two archives. */
function checkLocal(source: Source, entry: Entry): void {
  const header = source.read(entry.relativeOffsetOfLocalHeader, 30)
  if (header.length < 30 || header.readUInt32LE(0) !== 0x04034b50) throw new Rejected('fileBroken')
  const name = source.read(entry.relativeOffsetOfLocalHeader + 30, header.readUInt16LE(26))
  if (!name.equals(entry.fileNameRaw) || header.readUInt16LE(8) !== entry.compressionMethod) throw new Rejected('filePolyglot')
}

async function directoryOf(source: Source, zip: ZipFile, budget: Budget): Promise<Entry[]> {
  budget.takeEntries(zip.entryCount)
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  if (entries.length === 0) throw new Rejected('fileBroken')
  let unpacked = 0
  for (const entry of entries) {
    if (entry.isEncrypted()) throw new Rejected('archiveEncrypted')
    if (isLink(entry)) throw new Rejected('archiveLink')
    unpacked += entry.uncompressedSize
    checkLocal(source, entry)
  }
  if (Math.min(...entries.map(entry => entry.relativeOffsetOfLocalHeader)) !== 0) throw new Rejected('filePolyglot')
  budget.foresee(unpacked)
  checkRatio(unpacked, source.size)
  return entries
}

function checkRatio(unpacked: number, packed: number): void {
  if (unpacked > ratioFrom && unpacked > packed * mostRatio) throw new Rejected('archiveRatio')
}

/** Unpacks one file, counting: a directory can lie. */
async function unpack(zip: ZipFile, entry: Entry, packed: number, budget: Budget): Promise<Buffer> {
  const parts: Buffer[] = []
  let length = 0
  const stream = await zip.openReadStreamPromise(entry)
  for await (const part of stream as AsyncIterable<Buffer>) {
    parts.push(part)
    length += part.length
    budget.takeBytes(part.length)
    checkRatio(length, packed)
  }
  return Buffer.concat(parts)
}

/** Every file of an archive, one after another: the directory is judged before anything is unpacked. */
export async function* openArchive(source: Source, budget: Budget): AsyncGenerator<Opened> {
  try {
    const zip = await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, { lazyEntries: true, autoClose: false })
    const entries = await directoryOf(source, zip, budget)
    for (const entry of entries) if (!isFolder(entry)) yield { name: entry.fileName, bytes: await unpack(zip, entry, source.size, budget) }
  } catch (error) {
    throw faultOf(error)
  }
}
