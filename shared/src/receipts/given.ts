import { places } from './archive.ts'
import { type GrievancePaper, readPaper } from './grievance.ts'
import { looksSigned } from './jws.ts'
import { type KeyRing, readKeys } from './keys.ts'
import { parseJson, type Tools } from './tools.ts'
import { openZip, type Source, type ZipEntry } from './zip.ts'

/** Something that somebody wants to have checked. */
export interface Given extends Source {
  readonly name: string
}

export interface Text {
  readonly name: string
  readonly text: string
}

export interface Archive {
  readonly name: string
  readonly entries: ReadonlyMap<string, ZipEntry>
}

export interface Sorted {
  readonly receipts: Text[]
  /** What senders of grievances took away. */
  readonly papers: { readonly name: string; readonly paper: GrievancePaper }[]
  readonly files: Given[]
  readonly archives: Archive[]
  /** Archives by their names that cannot be read. */
  readonly brokenArchives: string[]
  readonly keys: Map<string, Uint8Array>
}

/** Receipts, manifests and key sets are small; what is larger is a file. */
const largestText = 32 << 20
const piece = 1 << 20

export async function* piecesOf(source: Source): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < source.size; at += piece) yield source.read(at, Math.min(at + piece, source.size))
}

export async function digestOf(chunks: AsyncIterable<Uint8Array>, tools: Tools, progress: (bytes: number) => void): Promise<string> {
  const hash = tools.newHash()
  for await (const chunk of chunks) {
    hash.update(chunk)
    progress(chunk.length)
  }
  return hash.hex()
}

async function textOf(chunks: AsyncIterable<Uint8Array>, size: number, tools: Tools): Promise<string | null> {
  if (size > largestText) return null
  const bytes = new Uint8Array(size)
  let at = 0
  for await (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  try {
    return tools.decode(bytes)
  } catch {
    return null
  }
}

/** A text of an archive; null: it is not there, or cannot be read. */
export async function entryText(archive: Archive, path: string, tools: Tools): Promise<string | null> {
  const entry = archive.entries.get(path)
  if (!entry) return null
  try {
    return await textOf(entry.chunks(), entry.size, tools)
  } catch {
    return null
  }
}

export async function keysIn(archive: Archive, tools: Tools): Promise<KeyRing> {
  const text = await entryText(archive, places.keys, tools)
  return (text === null ? null : readKeys(parseJson(text), tools)) ?? new Map()
}

/** Called a receipt: it is told that it is none, instead of being looked for among the files. */
const isCalledReceipt = (name: string): boolean => /receipt[^/]*\.json$/i.test(name)

const opensObject = 0x7b
const opensZip = 0x50

/** What each given thing is, by what is in it: a receipt, a key set, an archive of ours, or a file like any other. */
export async function sortGiven(given: readonly Given[], tools: Tools): Promise<Sorted> {
  const sorted: Sorted = { receipts: [], papers: [], files: [], archives: [], brokenArchives: [], keys: new Map() }
  for (const one of given) {
    const first = one.size > 0 ? (await one.read(0, 1))[0] : undefined
    const called = isCalledReceipt(one.name)
    const text = first === opensObject || called ? await textOf(piecesOf(one), one.size, tools) : null
    const json = parseJson(text ?? '')
    const keys = readKeys(json, tools)
    const paper = readPaper(json)
    if (paper) sorted.papers.push({ name: one.name, paper })
    else if (looksSigned(json) || called) sorted.receipts.push({ name: one.name, text: text ?? '' })
    else if (keys) for (const [kid, key] of keys) sorted.keys.set(kid, key)
    else if (first === opensZip) await sortZip(one, sorted, tools)
    else sorted.files.push(one)
  }
  return sorted
}

/**
 * A ZIP may be evidence itself; with a manifest in it, it is an archive. One that is called so and cannot be read is told, and so is one
 * with two entries of one name: programs differ in which of them they show.
 */
async function sortZip(one: Given, sorted: Sorted, tools: Tools): Promise<void> {
  const list = await openZip(one, tools.inflate, tools.decode)
  const entries = list && new Map(list.map(entry => [entry.name, entry]))
  const isOurs = entries?.has(places.manifest)
  const unclear = list?.length !== entries?.size
  if (entries && isOurs && !unclear) sorted.archives.push({ name: one.name, entries })
  else if (isOurs || (!entries && /\.zip$/i.test(one.name))) sorted.brokenArchives.push(one.name)
  else sorted.files.push(one)
}
