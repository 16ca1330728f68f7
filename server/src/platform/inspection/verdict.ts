import type { FileType, HeldReason } from 'shared/words/lists.ts'

/** Why a file never becomes evidence: the key of a sentence below `errors`. */
export type RefusalRule =
  | 'fileKind'
  | 'fileActive'
  | 'fileProgram'
  | 'fileArchive'
  | 'fileOld'
  | 'fileOldMacro'
  | 'fileProtected'
  | 'filePolyglot'
  | 'fileBroken'
  | 'archiveEntries'
  | 'archiveSize'
  | 'archiveRatio'
  | 'archiveEncrypted'
  | 'archivePath'
  | 'archiveLink'
  | 'archiveProgram'

/** What our own rules say of a file's bytes (trust, section 3). */
export type Verdict =
  | { readonly verdict: 'TAKEN'; readonly type: FileType }
  | { readonly verdict: 'HELD'; readonly type: FileType; readonly reasons: readonly HeldReason[] }
  | { readonly verdict: 'REFUSED'; readonly rule: RefusalRule }

/** Thrown deep inside, told at the door. */
export class Rejected extends Error {
  readonly rule: RefusalRule

  constructor(rule: RefusalRule) {
    super(rule)
    this.rule = rule
  }
}

/** Bytes that can be read at any place: a file, or what lay inside one. */
export interface Source {
  readonly size: number
  /** At most so many; fewer at the end. */
  read(offset: number, length: number): Buffer
}

export const sourceOf = (bytes: Buffer): Source => ({
  size: bytes.length,
  read: (offset, length) => bytes.subarray(offset, offset + length),
})
