/** A file that can be read in pieces: an archive of gigabytes is never held as a whole. */
export interface Source {
  readonly size: number
  read(start: number, end: number): Promise<Uint8Array>
}

export interface ZipEntry {
  readonly name: string
  readonly size: number
  /** What it contains, piece by piece; fails where the archive is broken. */
  chunks(): AsyncIterable<Uint8Array>
}

type Inflate = (packed: AsyncIterable<Uint8Array>) => AsyncIterable<Uint8Array>

const piece = 1 << 18
const mostEntries = 100_000
const largestDirectory = 64 << 20

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const long = (view: DataView, at: number): number => Number(view.getBigUint64(at, true))

class BrokenZip extends Error {}
const broken = (why: string): never => {
  throw new BrokenZip(why)
}

/** From the last record backwards: the first that ends where the file ends is the true one (PKWARE APPNOTE 4.3.16). */
async function endRecord(source: Source): Promise<{ entries: number; start: number; size: number }> {
  const from = Math.max(0, source.size - 65_557)
  const tail = viewOf(await source.read(from, source.size))
  for (let at = tail.byteLength - 22; at >= 0; at--) {
    if (tail.getUint32(at, true) !== 0x06054b50 || at + 22 + tail.getUint16(at + 20, true) !== tail.byteLength) continue
    const told = { entries: tail.getUint16(at + 10, true), size: tail.getUint32(at + 12, true), start: tail.getUint32(at + 16, true) }
    const big = told.entries === 0xffff || told.size === 0xffffffff || told.start === 0xffffffff
    return big ? bigEndRecord(source, from + at) : told
  }
  return broken('no directory')
}

/** ZIP64: more than 65,535 entries, or more than 4 GB. */
async function bigEndRecord(source: Source, before: number): Promise<{ entries: number; start: number; size: number }> {
  const locator = viewOf(await source.read(before - 20, before))
  if (locator.byteLength < 20 || locator.getUint32(0, true) !== 0x07064b50) broken('no directory')
  const at = long(locator, 8)
  const record = viewOf(await source.read(at, at + 56))
  if (record.byteLength < 56 || record.getUint32(0, true) !== 0x06064b50) broken('no directory')
  return { entries: long(record, 32), size: long(record, 40), start: long(record, 48) }
}

interface Place {
  readonly name: Uint8Array
  readonly method: number
  readonly flags: number
  readonly packed: number
  readonly size: number
  readonly start: number
}

/** Sizes and place of an entry; where 32 bits are too few, an extra field holds them. */
function placeOf(view: DataView, at: number, extraAt: number, extraEnd: number): Omit<Place, 'name'> {
  const told = { size: view.getUint32(at + 24, true), packed: view.getUint32(at + 20, true), start: view.getUint32(at + 42, true) }
  for (let field = extraAt; field + 4 <= extraEnd; field += 4 + view.getUint16(field + 2, true)) {
    if (view.getUint16(field, true) !== 1) continue
    let next = field + 4
    for (const name of ['size', 'packed', 'start'] as const)
      if (told[name] === 0xffffffff) {
        told[name] = long(view, next)
        next += 8
      }
  }
  return { method: view.getUint16(at + 10, true), flags: view.getUint16(at + 8, true), ...told }
}

/** The packed bytes of an entry, as they lie in the file; before them it must bear the name that the directory gives it. */
async function* packedBytes(source: Source, { name, start, packed }: Place): AsyncGenerator<Uint8Array> {
  const bytes = await source.read(start, start + 30 + name.length)
  const head = viewOf(bytes)
  if (bytes.length < 30 + name.length || head.getUint32(0, true) !== 0x04034b50) broken('no entry where one should be')
  if (head.getUint16(26, true) !== name.length || name.some((byte, at) => bytes[30 + at] !== byte)) broken('two names')
  const from = start + 30 + name.length + head.getUint16(28, true)
  for (let at = from; at < from + packed; at += piece) {
    const bytes = await source.read(at, Math.min(at + piece, from + packed))
    if (bytes.length === 0) broken('cut off')
    yield bytes
  }
}

/** Unpacked to the size that was told and no further, whatever it would become. */
async function* measured(unpacked: AsyncIterable<Uint8Array>, size: number): AsyncGenerator<Uint8Array> {
  let had = 0
  for await (const bytes of unpacked) {
    had += bytes.length
    if (had > size) broken('larger than told')
    yield bytes
  }
  if (had < size) broken('smaller than told')
}

function chunksOf(source: Source, place: Place, inflate: Inflate): AsyncIterable<Uint8Array> {
  if (place.flags & 1) broken('encrypted')
  if (place.method === 0) return measured(packedBytes(source, place), place.size)
  return place.method === 8 ? measured(inflate(packedBytes(source, place)), place.size) : broken('packed in an unknown way')
}

/**
 * The entries of a ZIP file, folders left out; null: it is none. It reads the directory at the end and then what is asked for; what each
 * entry holds is judged by its hash, so its check sum and its attributes are not looked at.
 */
export async function openZip(source: Source, inflate: Inflate, decode: (bytes: Uint8Array) => string): Promise<ZipEntry[] | null> {
  try {
    const { entries, start, size } = await endRecord(source)
    if (entries > mostEntries || size > largestDirectory) return null
    const bytes = await source.read(start, start + size)
    const view = viewOf(bytes)
    const found: ZipEntry[] = []
    for (let at = 0, seen = 0; seen < entries; seen++) {
      if (view.getUint32(at, true) !== 0x02014b50) return null
      const nameEnd = at + 46 + view.getUint16(at + 28, true)
      const extraEnd = nameEnd + view.getUint16(at + 30, true)
      const place = { name: bytes.subarray(at + 46, nameEnd), ...placeOf(view, at, nameEnd, extraEnd) }
      const name = decode(place.name)
      if (!name.endsWith('/')) found.push({ name, size: place.size, chunks: () => chunksOf(source, place, inflate) })
      at = extraEnd + view.getUint16(at + 32, true)
    }
    return found
  } catch (error) {
    if (error instanceof BrokenZip || error instanceof RangeError || error instanceof TypeError) return null
    throw error
  }
}
