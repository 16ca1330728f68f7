import { endingOf } from 'shared/rules/file-names.ts'
import type { FileType, HeldReason } from 'shared/words/lists.ts'
import { Budget, openArchive } from './archive.ts'
import { familyOf } from './kinds.ts'
import { OfficeLook } from './office.ts'
import { pdfReasons } from './pdf.ts'
import { textType } from './texts.ts'
import { Rejected, type Source, sourceOf, type Verdict } from './verdict.ts'

interface Looked {
  readonly type: FileType
  readonly reasons: ReadonlySet<HeldReason>
}

const nothing: ReadonlySet<HeldReason> = new Set()

/** What our own rules say of a file, by its bytes; of its name only the ending of a text counts. */
export async function inspect(source: Source, name: string): Promise<Verdict> {
  try {
    const { type, reasons } = await look(source, name, new Budget(), 0)
    return reasons.size > 0 ? { verdict: 'HELD', type, reasons: [...reasons].sort() } : { verdict: 'TAKEN', type }
  } catch (error) {
    if (error instanceof Rejected) return { verdict: 'REFUSED', rule: error.rule }
    throw error
  }
}

async function look(source: Source, name: string, budget: Budget, depth: number): Promise<Looked> {
  const found = familyOf(source)
  switch (found.family) {
    case 'PDF':
      return { type: 'application/pdf', reasons: new Set(pdfReasons(source)) }
    case 'PICTURE':
      return { type: found.type, reasons: nothing }
    case 'TEXT':
      return { type: textType(source, name), reasons: nothing }
    case 'ZIP':
      return lookInside(source, budget, depth)
  }
}

const deepest = 3

/** An Office file is an archive with a list of contents; any other is what it holds. */
async function lookInside(source: Source, budget: Budget, depth: number): Promise<Looked> {
  if (depth >= deepest) throw new Rejected('archiveSize')
  const office = new OfficeLook()
  const reasons = new Set<HeldReason>()
  for await (const { name, bytes } of openArchive(source, budget)) {
    office.part(name, bytes)
    for (const reason of await entryReasons(name, bytes, budget, depth)) reasons.add(reason)
  }
  if (!office.type) return { type: 'application/zip', reasons }
  // The parts of an Office file are its own; only what it does counts, and what is packed into it.
  for (const reason of ['ARCHIVE_ACTIVE', 'ARCHIVE_UNREADABLE'] as const) reasons.delete(reason)
  return { type: office.type, reasons: new Set([...reasons, ...office.reasons]) }
}

/** Endings that run or open as a page, whatever the bytes look like. */
const programs = new Set('exe com bat cmd msi scr pif dll js jse vbs vbe wsf ps1 jar hta lnk sh'.split(' '))
const pages = new Set(['html', 'htm', 'xhtml', 'svg', 'mht', 'mhtml', 'xml'])

async function entryReasons(name: string, bytes: Buffer, budget: Budget, depth: number): Promise<Iterable<HeldReason>> {
  if (bytes.length === 0) return []
  const ending = endingOf(name)
  if (programs.has(ending)) throw new Rejected('archiveProgram')
  if (pages.has(ending)) return ['ARCHIVE_ACTIVE']
  try {
    return (await look(sourceOf(bytes), name, budget, depth + 1)).reasons
  } catch (error) {
    if (!(error instanceof Rejected)) throw error
    if (error.rule === 'fileProgram' || error.rule === 'archiveProgram') throw new Rejected('archiveProgram')
    if (error.rule.startsWith('archive') && error.rule !== 'archiveEncrypted') throw error
    return [error.rule === 'fileActive' || error.rule === 'filePolyglot' ? 'ARCHIVE_ACTIVE' : 'ARCHIVE_UNREADABLE']
  }
}
