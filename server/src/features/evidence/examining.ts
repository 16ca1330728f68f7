import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import type { FileType, HeldReason } from 'shared/words/lists.ts'
import type { House } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { ScannerAway } from '../../platform/scanner.ts'
import { isFull } from '../../platform/spool.ts'
import { hashFile } from '../../platform/storage.ts'

/** What is known of a file that may become evidence. */
export interface Examined {
  readonly type: FileType
  readonly size: number
  readonly sha256: string
  readonly scan: 'CLEAN' | 'NOT_SCANNED'
  readonly heldReasons: readonly HeldReason[]
}

/** Our own rules first: they are quick, and what they refuse no scanner need see. Throws the rule that refuses it. */
async function judge(house: House, path: string, name: string): Promise<{ type: FileType; reasons: HeldReason[] }> {
  const told = await house.inspector.inspect(path, name)
  if (told.verdict === 'REFUSED') throw new Refused(told.rule)
  return { type: told.type, reasons: told.verdict === 'HELD' ? [...told.reasons] : [] }
}

/** A scanner that does not answer is no permission: the person tries again. */
async function scan(house: House, path: string): Promise<'CLEAN' | 'NOT_SCANNED' | 'TOO_LARGE'> {
  if (!house.scanner) return 'NOT_SCANNED'
  try {
    const result = await house.scanner.scan(path)
    if (result === 'INFECTED') throw new Refused('fileInfected')
    return result
  } catch (error) {
    throw error instanceof ScannerAway ? new Refused('scannerAway') : error
  }
}

/** A full disk is ours to mend, and no path or code of it is shown. */
export async function orFull<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw isFull(error) ? new Refused('storageFull') : error
  }
}

/**
 * All that happens to a file before the database hears of it: judged, scanned, stored, read back. Twice is once.
 * `hash`: taken while it came in, if it could be.
 */
export async function examine(
  house: House,
  programmeId: string,
  file: { path: string; name: string; size: number; hash: string | null },
): Promise<Examined> {
  const { path, name, size } = file
  const looking = judge(house, path, name).then(async judged => ({ ...judged, scanned: await scan(house, path) }))
  // Heard below; until then a refusal is nobody's.
  looking.catch(() => undefined)
  const sha256 = file.hash ?? (await hashFile(path))
  // Flushed and read back while it is looked at; it has no name in the store before it may.
  await orFull(() => house.storage.keep(programmeId, path, sha256, looking))
  const { type, reasons, scanned } = await looking
  if (scanned === 'TOO_LARGE') reasons.push('NOT_SCANNABLE')
  return { type, size, sha256, scan: scanned === 'CLEAN' ? 'CLEAN' : 'NOT_SCANNED', heldReasons: reasons }
}

/** Small bytes that are in memory already: the story's, and those of a page that sends plainly. */
export async function examineBytes(house: House, programmeId: string, name: string, bytes: Buffer): Promise<Examined> {
  const id = randomUUID()
  const path = house.spool.path(id)
  try {
    await orFull(async () => {
      await house.spool.prepare()
      await writeFile(path, bytes, { mode: 0o600 })
    })
    return await examine(house, programmeId, { path, name, size: bytes.length, hash: null })
  } finally {
    await house.spool.remove(id)
  }
}
