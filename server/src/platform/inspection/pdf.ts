import { constants, inflateSync } from 'node:zlib'
import type { HeldReason } from 'shared/words/lists.ts'
import type { Source } from './verdict.ts'

/**
 * Looks for what a PDF can do beside being read. Every object is found by its own words "1 0 obj", wherever they stand, also
 * inside another's stream: a table of places may point anywhere. Its names are read with their escapes, the texts in it skipped;
 * streams of objects are opened.
 */
const windowLength = 1 << 24
/** No dictionary of an honest file is longer; what lies behind is not looked at, and the file is held. */
const longestObject = 1 << 20
const mostInflated = 1 << 25
const mostInAll = 1 << 28

const meaning: Readonly<Record<string, HeldReason>> = {
  JavaScript: 'PDF_SCRIPT',
  JS: 'PDF_SCRIPT',
  XFA: 'PDF_SCRIPT',
  RichMedia: 'PDF_SCRIPT',
  Launch: 'PDF_LAUNCH',
  ImportData: 'PDF_LAUNCH',
  SubmitForm: 'PDF_LAUNCH',
  GoToE: 'PDF_ATTACHMENT',
  EmbeddedFile: 'PDF_ATTACHMENT',
  EmbeddedFiles: 'PDF_ATTACHMENT',
  Encrypt: 'PDF_ENCRYPTED',
}

const white = new Set([0, 9, 10, 12, 13, 32])
const ends = new Set([...white, ...Buffer.from('()<>[]{}/%')])

/** `/Java#53cript` is the name JavaScript. */
const plain = (name: string): string =>
  name.replace(/#([0-9a-f]{2})/gi, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))

interface Told {
  readonly names: ReadonlySet<string>
  /** Where the word "stream" ended; -1: none. */
  readonly streamAt: number
  readonly whole: boolean
}

/** Behind a text's opening bracket, to its closing one. */
function afterText(bytes: Buffer, from: number): number {
  let depth = 1
  let at = from
  for (; at < bytes.length && depth > 0; at++) {
    const code = bytes[at]
    if (code === 0x5c) at++
    else if (code === 0x28) depth++
    else if (code === 0x29) depth--
  }
  return at
}

const wordAt = (bytes: Buffer, at: number, word: string): boolean => bytes.toString('latin1', at, at + word.length) === word

/** The names of one object, up to its stream or its end. */
export function readObject(bytes: Buffer, from = 0): Told {
  const names = new Set<string>()
  let at = from
  while (at < bytes.length) {
    const code = bytes[at] ?? 0
    if (code === 0x28) at = afterText(bytes, at + 1)
    else if (code === 0x25) while (at < bytes.length && bytes[at] !== 10 && bytes[at] !== 13) at++
    else if (code === 0x2f) {
      const begin = ++at
      while (at < bytes.length && !ends.has(bytes[at] ?? 0)) at++
      names.add(plain(bytes.toString('latin1', begin, at)))
    } else if (code === 0x73 && wordAt(bytes, at, 'stream')) return { names, streamAt: at + 6, whole: true }
    else if (code === 0x65 && wordAt(bytes, at, 'endobj')) return { names, streamAt: -1, whole: true }
    else if (code === 0x73 && wordAt(bytes, at, 'startxref')) return { names, streamAt: -1, whole: true }
    else at++
  }
  return { names, streamAt: -1, whole: false }
}

class Look {
  readonly reasons = new Set<HeldReason>()
  private readonly source: Source
  private inflated = 0

  constructor(source: Source) {
    this.source = source
  }

  names(names: ReadonlySet<string>): void {
    for (const name of names) {
      const reason = Object.hasOwn(meaning, name) ? meaning[name] : undefined
      if (reason) this.reasons.add(reason)
    }
  }

  /** `surely`: not three letters that stand in a picture by chance. */
  object(place: number, surely = true): void {
    // Most objects are short; the long ones are read again, longer.
    for (const length of [4_096, longestObject]) {
      const bytes = this.source.read(place, length)
      const told = readObject(bytes)
      if (!told.whole && bytes.length === length && length < longestObject) continue
      this.names(told.names)
      if (!told.whole && bytes.length === longestObject && surely) this.reasons.add('PDF_UNREADABLE')
      if (told.streamAt >= 0 && told.names.has('ObjStm')) this.objectStream(place + told.streamAt, told.names)
      return
    }
  }

  /** Objects packed into a stream. One that cannot be opened could hide anything. */
  private objectStream(place: number, names: ReadonlySet<string>): void {
    const compressed = this.source.read(place, mostInflated)
    const [first, second] = compressed
    const begins = first === 13 && second === 10 ? 2 : first === 10 || first === 13 ? 1 : 0
    const bytes = compressed.subarray(begins)
    const opened = this.opened(bytes, names)
    if (!opened) {
      // Under a password nothing can be opened, and that is said already.
      this.reasons.add('PDF_UNREADABLE')
      return
    }
    this.inflated += opened.length
    if (this.inflated > mostInAll) {
      this.reasons.add('PDF_UNREADABLE')
      return
    }
    // Objects in there have no "endobj": all names count.
    for (let at = 0; at < opened.length; ) {
      const told = readObject(opened, at)
      this.names(told.names)
      if (told.streamAt < 0) break
      at = told.streamAt
    }
  }

  private opened(bytes: Buffer, names: ReadonlySet<string>): Buffer | null {
    const strange = ['ASCIIHexDecode', 'AHx', 'ASCII85Decode', 'A85', 'LZWDecode', 'LZW', 'RunLengthDecode', 'RL', 'Crypt', 'DecodeParms']
    if (strange.some(name => names.has(name))) return null
    if (!names.has('FlateDecode') && !names.has('Fl')) {
      const end = bytes.indexOf('endstream')
      return end < 0 ? null : bytes.subarray(0, end)
    }
    try {
      return inflateSync(bytes, { maxOutputLength: mostInflated, finishFlush: constants.Z_SYNC_FLUSH })
    } catch {
      return null
    }
  }
}

const longestWord = 64

export function pdfReasons(source: Source): HeldReason[] {
  const look = new Look(source)
  for (let from = 0; from < source.size; from += windowLength) {
    const window = source.read(from, windowLength + longestWord)
    eachWord(window, 'obj', at => isObject(window, at) && look.object(from + at + 3, followsNumber(window, at)))
    // Three letters are found ten times faster than seven.
    eachWord(window, 'tra', at => wordAt(window, at, 'trailer') && look.object(from + at + 7))
  }
  const { reasons } = look
  // What is under a password cannot be read, and needs one reason only.
  if (reasons.has('PDF_ENCRYPTED')) reasons.delete('PDF_UNREADABLE')
  return [...reasons].sort()
}

function eachWord(window: Buffer, word: string, act: (at: number) => unknown): void {
  for (let at = window.indexOf(word, 0, 'latin1'); at >= 0; at = window.indexOf(word, at + 1, 'latin1')) act(at)
}

const isLetter = (code: number): boolean => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)
/** The number, the generation and the word: whatever white lies between. */
const numbered = /\d[\s\0]+\d+[\s\0]+$/
const followsNumber = (window: Buffer, at: number): boolean => numbered.test(window.toString('latin1', Math.max(0, at - longestWord), at))

/** "12 0 obj", also with remarks between or with nothing, and not "endobj". Too many are looked at rather than one too few. */
const isObject = (window: Buffer, at: number): boolean => at > 0 && !isLetter(window[at - 1] ?? 0)
