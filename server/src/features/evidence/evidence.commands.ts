import { randomUUID } from 'node:crypto'
import { fileTypeFromBuffer } from 'file-type'
import { type FileType, fileTypes, maxFileBytes } from 'shared/words/lists.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { EvidenceFile } from './evidence-file.entity.ts'

const isTaken = (type: string | undefined): type is FileType => type !== undefined && type in fileTypes

/** A name is data: no path, no control characters, at most 200 signs; the file lies under its hash. */
function tidyName(given: string): string {
  const name = given
    .normalize('NFC')
    .replace(/^.*[\\/]/, '')
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]/gu, '')
    .trim()
  if (name === '' || name.length > 200) throw new Refused('fileName')
  return name
}

/** Takes a file in: what it is, its bytes say. It is on disk, hashed and read back before the database says "received". */
export async function receiveFile(ctx: Context, supplierId: string, given: { name: string; bytes: Buffer }): Promise<EvidenceFile> {
  authorize(ctx, 'evidence.upload', { programmeId: ctx.actor.programmeId, supplierId })
  const name = tidyName(given.name)
  if (given.bytes.length === 0) throw new Refused('fileEmpty')
  if (given.bytes.length > maxFileBytes) throw new Refused('fileLarge')
  const type = (await fileTypeFromBuffer(given.bytes))?.mime
  if (!isTaken(type)) throw new Refused('fileKind')
  const programmeId = ctx.actor.programmeId ?? ''
  const stored = await keep(ctx, programmeId, given.bytes)
  const file = ctx.db.create(EvidenceFile, {
    id: randomUUID(),
    programmeId,
    supplierId,
    name,
    type,
    ...stored,
    uploadedById: ctx.actor.accountId ?? '',
    uploadedAt: ctx.now(),
  })
  await ctx.db.insert(EvidenceFile, file)
  note(ctx, {
    action: 'evidence.upload',
    subjectType: 'evidence_files',
    subjectId: file.id,
    supplierId,
    audience: 'ALL',
    data: { sha256: file.sha256, size: file.size, type },
  })
  return file
}

/** A full disk is ours to mend, and no path or code of it is shown. */
async function keep(ctx: Context, programmeId: string, bytes: Buffer): Promise<{ sha256: string; size: number }> {
  try {
    return await ctx.house.storage.put(programmeId, bytes)
  } catch (error) {
    if (error instanceof Error && 'code' in error && ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(error.code)))
      throw new Refused('storageFull')
    throw error
  }
}

/** The record of a file that the actor may open. */
export async function fileToOpen(
  ctx: Context,
  id: string,
): Promise<{ name: string; type: FileType; size: number; sha256: string; programmeId: string }> {
  const [row] = await ctx.ask({
    name: 'file-to-open',
    text: 'SELECT programme_id AS "programmeId", supplier_id AS "supplierId", name, type, size, sha256 FROM evidence_files WHERE id = $1',
    values: [id],
  })
  if (!row) throw new NotFound()
  authorize(ctx, 'evidence.read', { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  return row as never
}
