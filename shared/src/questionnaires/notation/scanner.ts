/** Reads a small notation sign by sign, and says exactly where something is not understood. */

/** What is not understood; its sentence stands below `templates:notation`. */
export type NotationKey =
  | 'reference'
  | 'operator'
  | 'atLeast'
  | 'value'
  | 'bracket'
  | 'quote'
  | 'tier'
  | 'left'
  | 'tooDeep'
  | 'signal'
  | 'if'
  | 'field'
  | 'number'

export interface NotationFault {
  readonly key: NotationKey
  /** Which sign of the text, counted from 1. */
  readonly sign: number
  readonly found: string
}

class Misread extends Error {
  constructor(readonly fault: NotationFault) {
    super(fault.key)
  }
}

export type Read<T> = { readonly value: T; readonly fault?: never } | { readonly value?: never; readonly fault: NotationFault }

const nearby = 20

export class Scanner {
  private at = 0
  constructor(private readonly text: string) {
    this.skip()
  }

  private skip(): void {
    this.match(/[\s\u3000]*/y)
  }

  private match(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'yiu')
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)?.[0] ?? null
    if (found !== null) this.at += found.length
    return found
  }

  /** The next piece, if it looks like that. Letters count as they are unless the pattern names both. */
  take(pattern: RegExp): string | null {
    const sticky = new RegExp(pattern.source, 'yu')
    sticky.lastIndex = this.at
    const found = sticky.exec(this.text)?.[0]
    if (found === undefined) return null
    this.at += found.length
    this.skip()
    return found
  }

  /** A word of the notation itself, however it is written, and not the beginning of a longer one. */
  word(word: string): boolean {
    if (this.match(new RegExp(`${word}(?![A-Za-z0-9_-])`)) === null) return false
    this.skip()
    return true
  }

  /** A word and the bracket that makes it a list: `sum(`. Nothing is taken where the bracket is missing. */
  listOf(word: string): boolean {
    if (this.match(new RegExp(`${word}[\\s\\u3000]*[(（]`)) === null) return false
    this.skip()
    return true
  }

  open = (): boolean => this.take(/[(（]/) !== null
  close(): void {
    if (this.take(/[)）]/) === null) this.wrong('bracket')
  }
  comma = (): boolean => this.take(/[,，、]/) !== null
  get done(): boolean {
    return this.at >= this.text.length
  }

  list<T>(one: () => T): T[] {
    const members = [one()]
    while (this.comma()) members.push(one())
    this.close()
    return members
  }

  wrong(key: NotationKey): never {
    throw new Misread({ key, sign: this.at + 1, found: this.text.slice(this.at, this.at + nearby).split('\n')[0] ?? '' })
  }
}

/** Everything is read, or nothing. */
export function readAll<T>(text: string, read: (scanner: Scanner) => T): Read<T> {
  const scanner = new Scanner(text)
  try {
    const value = read(scanner)
    if (!scanner.done) scanner.wrong('left')
    return { value }
  } catch (error) {
    if (error instanceof Misread) return { fault: error.fault }
    throw error
  }
}
