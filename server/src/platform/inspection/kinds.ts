import type { FileType } from 'shared/words/lists.ts'
import { Rejected, type Source } from './verdict.ts'

/** How far browsers and viewers look for a sign of what a file is. */
const headLength = 4_096
const sniffed = 1_500
/** The end record of a ZIP and the longest comment behind it. */
const tailLength = 66_000

const ascii = (bytes: Buffer): string => bytes.toString('latin1')
const starts = (head: Buffer, ...codes: number[]): boolean => codes.every((code, at) => head[at] === code)

const isPage = (head: Buffer): boolean =>
  /<(!doctype\s+html|html|head|body|script|svg|iframe|object|embed|\?xml|meta|title|a\s+href)/i.test(
    ascii(head.subarray(0, sniffed)).replaceAll('\0', ''),
  )

const isProgram = (head: Buffer): boolean =>
  starts(head, 0x4d, 0x5a) ||
  starts(head, 0x7f, 0x45, 0x4c, 0x46) ||
  starts(head, 0x23, 0x21) ||
  starts(head, 0xca, 0xfe, 0xba, 0xbe) ||
  starts(head, 0xfe, 0xed, 0xfa, 0xce) ||
  starts(head, 0xfe, 0xed, 0xfa, 0xcf) ||
  starts(head, 0xce, 0xfa, 0xed, 0xfe) ||
  starts(head, 0xcf, 0xfa, 0xed, 0xfe) ||
  starts(head, 0x64, 0x65, 0x78, 0x0a) ||
  starts(head, 0x4c, 0, 0, 0, 0x01, 0x14, 0x02)

const isOtherArchive = (head: Buffer): boolean =>
  ascii(head.subarray(0, 4)) === 'Rar!' ||
  starts(head, 0x37, 0x7a, 0xbc, 0xaf) ||
  starts(head, 0x1f, 0x8b) ||
  starts(head, 0xfd, 0x37, 0x7a, 0x58) ||
  ascii(head.subarray(0, 3)) === 'BZh' ||
  starts(head, 0x28, 0xb5, 0x2f, 0xfd) ||
  ascii(head.subarray(0, 4)) === 'MSCF' ||
  ascii(head.subarray(257, 262)) === 'ustar'

/** An OLE container: Office before 2007, and newer Office files under a password. */
const isCompound = (head: Buffer): boolean => starts(head, 0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)

const wide = (text: string): Buffer => Buffer.from(text, 'utf16le')

function rejectCompound(source: Source): never {
  const whole = (text: string): boolean => contains(source, wide(text))
  if (whole('EncryptedPackage')) throw new Rejected('fileProtected')
  throw new Rejected(whole('_VBA_PROJECT') || whole('Macros') || whole('VBA') ? 'fileOldMacro' : 'fileOld')
}

/** Is it anywhere in there? Read in pieces that overlap. */
export function contains(source: Source, wanted: Buffer): boolean {
  const piece = 1 << 22
  for (let at = 0; at < source.size; at += piece) if (source.read(at, piece + wanted.length).includes(wanted)) return true
  return false
}

/** An end record whose directory lies inside the file: some program will open this as a ZIP. */
export function endsAsZip(source: Source): boolean {
  const tail = source.read(Math.max(0, source.size - tailLength), tailLength)
  for (
    let at = tail.lastIndexOf('PK\x05\x06', undefined, 'latin1');
    at >= 0;
    at = at === 0 ? -1 : tail.lastIndexOf('PK\x05\x06', at - 1, 'latin1')
  ) {
    if (at + 22 > tail.length) continue
    const entries = tail.readUInt16LE(at + 10)
    const directory = tail.readUInt32LE(at + 12)
    if (entries > 0 && directory >= 46 && directory <= source.size && at + 22 + tail.readUInt16LE(at + 20) <= tail.length) return true
  }
  return false
}

const isWebp = (head: Buffer): boolean => ascii(head.subarray(0, 4)) === 'RIFF' && ascii(head.subarray(8, 12)) === 'WEBP'
const heicBrands = new Set(['heic', 'heix', 'heim', 'heis', 'mif1'])
const isHeic = (head: Buffer): boolean => ascii(head.subarray(4, 8)) === 'ftyp' && heicBrands.has(ascii(head.subarray(8, 12)))
const isTiff = (head: Buffer): boolean => starts(head, 0x49, 0x49, 0x2a, 0) || starts(head, 0x4d, 0x4d, 0, 0x2a)

/** Pictures, by their first bytes. */
const pictures: readonly (readonly [FileType, (head: Buffer) => boolean])[] = [
  ['image/png', head => starts(head, 0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)],
  ['image/jpeg', head => starts(head, 0xff, 0xd8, 0xff)],
  ['image/webp', isWebp],
  ['image/heic', isHeic],
  ['image/tiff', isTiff],
]

export type Family = { family: 'PDF' } | { family: 'ZIP' } | { family: 'PICTURE'; type: FileType } | { family: 'TEXT' }

/** Only these, before a PDF's own first sign, are no second meaning. */
const blankBefore = /^(\xef\xbb\xbf)?[\s\0]*$/

/** What a file is, by its bytes; what it can never be is rejected here. Two meanings at once are one too many. */
export function familyOf(source: Source): Family {
  const head = source.read(0, headLength)
  if (isProgram(head)) throw new Rejected('fileProgram')
  if (isCompound(head)) rejectCompound(source)
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return { family: 'ZIP' }
  if (isOtherArchive(head)) throw new Rejected('fileArchive')
  const picture = pictures.find(([, fits]) => fits(head))
  const pdfAt = ascii(head.subarray(0, 1_024 + 5)).indexOf('%PDF-')
  const isPdf = pdfAt >= 0 && blankBefore.test(ascii(head.subarray(0, pdfAt)))
  if (picture || pdfAt >= 0) {
    if ((picture && pdfAt >= 0) || (!picture && !isPdf) || isPage(head) || endsAsZip(source)) throw new Rejected('filePolyglot')
    return picture ? { family: 'PICTURE', type: picture[0] } : { family: 'PDF' }
  }
  if (isPage(head)) throw new Rejected('fileActive')
  if (endsAsZip(source)) throw new Rejected('filePolyglot')
  return { family: 'TEXT' }
}
