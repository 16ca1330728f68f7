import type { FileType } from 'shared/words/lists.ts'
import { inspect } from '../inspection/inspect.ts'
import { type RefusalRule, sourceOf, type Verdict } from '../inspection/verdict.ts'
import { cleanOffice } from './office.ts'
import { cleanPdf } from './pdf.ts'
import { cleanPicture } from './pictures.ts'
import { amrHead, cleanAmr, cleanSound } from './sound.ts'
import { type Cleaned, type CleaningRefusal, Unclean } from './verdict.ts'

const ascii = (bytes: Buffer, from: number, to: number): string => bytes.toString('latin1', from, to)

/** Brands of MP4 that are pictures. */
const pictureBrands = new Set(['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif'])
const isMp4 = (bytes: Buffer): boolean => ascii(bytes, 4, 8) === 'ftyp' && !pictureBrands.has(ascii(bytes, 8, 12))

/** Sounds by their first bytes: house rules for evidence know none. */
const isSound = (bytes: Buffer): boolean =>
  isMp4(bytes) ||
  ascii(bytes, 0, 4) === 'OggS' ||
  ascii(bytes, 0, 4) === 'fLaC' ||
  ascii(bytes, 0, 3) === 'ID3' ||
  (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') ||
  bytes.readUInt32BE(0) === 0x1a45dfa3 ||
  // A frame of MPEG sound, with or without layers.
  (bytes[0] === 0xff && ((bytes[1] ?? 0) & 0xe0) === 0xe0 && bytes[1] !== 0xff && bytes[1] !== 0xfe)

const refusals: Partial<Record<RefusalRule, CleaningRefusal>> = {
  fileKind: 'kind',
  fileOld: 'kind',
  fileOldMacro: 'active',
  fileActive: 'kind',
  fileProgram: 'active',
  fileArchive: 'archive',
  fileProtected: 'protected',
  archiveEncrypted: 'protected',
  archiveProgram: 'active',
}

function typeOf(verdict: Verdict): FileType {
  if (verdict.verdict === 'REFUSED') throw new Unclean(refusals[verdict.rule] ?? 'broken')
  // What waits for a reviewer elsewhere waits for nobody here.
  if (verdict.verdict === 'HELD') throw new Unclean(verdict.type === 'application/zip' ? 'archive' : 'active')
  return verdict.type
}

/** What is done with each kind that the house knows. */
const ways: Record<FileType, (bytes: Buffer) => Cleaned | Promise<Cleaned>> = {
  'image/jpeg': cleanPicture,
  'image/png': cleanPicture,
  'image/webp': cleanPicture,
  'image/tiff': cleanPicture,
  'image/heic': refuse('heic'),
  'application/pdf': cleanPdf,
  'application/zip': refuse('archive'),
  'text/plain': bytes => ({ type: 'text/plain', bytes, removed: [] }),
  'text/csv': bytes => ({ type: 'text/csv', bytes, removed: [] }),
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': office(
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  ),
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': office(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ),
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': office(
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ),
}

function refuse(rule: CleaningRefusal): () => Cleaned {
  return () => {
    throw new Unclean(rule)
  }
}

function office(type: Parameters<typeof cleanOffice>[1]): (bytes: Buffer) => Promise<Cleaned> {
  return bytes => cleanOffice(bytes, type)
}

/** A file without what hides in it, or the reason why that cannot be done. */
export async function clean(bytes: Buffer, name: string): Promise<Cleaned> {
  if (bytes.length < 12) throw new Unclean(bytes.length === 0 ? 'broken' : 'kind')
  if (ascii(bytes, 0, 9) === '#!AMR-WB\n') throw new Unclean('kind')
  if (ascii(bytes, 0, amrHead.length) === amrHead) return cleanAmr(bytes)
  if (isSound(bytes)) return cleanSound(bytes)
  const type = typeOf(await inspect(sourceOf(bytes), name))
  return ways[type](bytes)
}
