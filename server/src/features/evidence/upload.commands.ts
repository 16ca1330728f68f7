import { randomUUID } from 'node:crypto'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { isId } from '../../core/listing.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import type { SpooledUpload } from '../../platform/spool.ts'
import { checkQuota, checkSize, enterFile, fileToReplace, soundName } from './evidence.commands.ts'
import type { EvidenceFile } from './evidence-file.entity.ts'
import type { Examined } from './examining.ts'

/** A file on its way, as its sender may know it. */
export interface Upload extends SpooledUpload {
  readonly programmeId: string
  readonly supplierId: string
  readonly revisionOfId: string | null
  readonly fileId: string | null
  readonly refusal: { readonly rule: string; readonly facts: Record<string, unknown> } | null
}

export interface ReceivedFile
  extends Pick<EvidenceFile, 'id' | 'name' | 'type' | 'size' | 'sha256' | 'state' | 'heldReasons' | 'revision' | 'uploadedAt'> {
  readonly uploadedBy: string
}

/** A file is announced: by whom, how large, in place of which. `supplierId`: whose it will be. */
export async function beginUpload(
  ctx: Context,
  supplierId: string | null,
  given: { name: string; size: number; revisionOf: string | null },
): Promise<Upload> {
  authorizeEver(ctx, 'evidence.upload')
  const name = soundName(given.name)
  checkSize(ctx, given.size)
  const older = given.revisionOf ? await fileToReplace(ctx, given.revisionOf) : null
  const whose = older?.supplierId ?? supplierId
  const { programmeId, accountId } = ctx.actor
  authorize(ctx, 'evidence.upload', { programmeId, supplierId: whose })
  if (!whose || !programmeId) throw new NotFound()
  await oneAtATime(ctx, `evidence of ${whose}`)
  await checkCount(ctx)
  await checkQuota(ctx, whose, given.size)
  const upload = {
    id: randomUUID(),
    programmeId,
    supplierId: whose,
    name,
    size: given.size,
    revisionOfId: older?.id ?? null,
    createdAt: ctx.now(),
  }
  await ctx.ask({
    text: 'INSERT INTO uploads (id, programme_id, supplier_id, account_id, name, size, revision_of_id, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    values: [upload.id, programmeId, whose, accountId, name, upload.size, upload.revisionOfId, upload.createdAt],
  })
  return { ...upload, fileId: null, refusal: null }
}

async function checkCount(ctx: Context): Promise<void> {
  const [row] = await ctx.ask({
    text: 'SELECT count(*)::int AS there FROM uploads WHERE account_id = $1 AND file_id IS NULL AND refusal IS NULL',
    values: [ctx.actor.accountId],
  })
  const { unfinished } = ctx.house.evidenceLimits
  if (Number(row?.there) >= unfinished) throw new Refused('uploadsUnfinished', { limit: unfinished })
}

const fields = `id, programme_id AS "programmeId", supplier_id AS "supplierId", name, size, revision_of_id AS "revisionOfId", created_at AS "createdAt",
  file_id AS "fileId", refusal`

/** The actor's own; another's is not there. */
export async function uploadOf(ctx: Context, id: string): Promise<Upload> {
  authorizeEver(ctx, 'evidence.upload')
  const [row] = isId(id)
    ? await ctx.ask({
        name: 'upload-of',
        text: `SELECT ${fields} FROM uploads WHERE id = $1 AND account_id = $2`,
        values: [id, ctx.actor.accountId],
      })
    : []
  if (!row) throw new NotFound()
  const upload = row as unknown as Upload
  authorize(ctx, 'evidence.upload', upload)
  return upload
}

/** One that still takes bytes. */
export async function openUploadOf(ctx: Context, id: string): Promise<Upload> {
  const upload = await uploadOf(ctx, id)
  if (upload.fileId || upload.refusal) throw new NotFound()
  return upload
}

export async function unfinishedUploads(ctx: Context): Promise<Upload[]> {
  authorizeEver(ctx, 'evidence.upload')
  const rows = await ctx.ask({
    text: `SELECT ${fields} FROM uploads WHERE account_id = $1 AND supplier_id = $2 AND file_id IS NULL AND refusal IS NULL ORDER BY created_at, id LIMIT 1000`,
    values: [ctx.actor.accountId, ctx.actor.supplierId],
  })
  return rows as unknown as Upload[]
}

/** How an upload ended, if it has: as this file, or by this rule. */
export async function outcomeOf(ctx: Context, upload: Upload): Promise<ReceivedFile | null> {
  if (upload.refusal) throw new Refused(upload.refusal.rule, upload.refusal.facts)
  if (!upload.fileId) return null
  const [row] = await ctx.ask({
    text: `SELECT f.id, f.name, f.type, f.size, f.sha256, f.state, f.held_reasons AS "heldReasons", f.revision, f.uploaded_at AS "uploadedAt",
      (SELECT a.name FROM accounts a WHERE a.id = f.uploaded_by_id) AS "uploadedBy" FROM evidence_files f WHERE f.id = $1`,
    values: [upload.fileId],
  })
  return (row as unknown as ReceivedFile | undefined) ?? null
}

/** The bytes lie in the store: the upload becomes evidence. */
export async function receiveUpload(ctx: Context, id: string, examined: Examined): Promise<ReceivedFile> {
  const upload = await openUploadOf(ctx, id)
  const revisionOf = upload.revisionOfId ? await fileToReplace(ctx, upload.revisionOfId) : null
  const { id: fileId } = await enterFile(ctx, upload.supplierId, upload.name, examined, { revisionOf })
  await ctx.ask({ text: 'UPDATE uploads SET file_id = $2 WHERE id = $1', values: [id, fileId] })
  const file = await outcomeOf(ctx, { ...upload, fileId })
  if (!file) throw new Error('an upload was received and is not there')
  return file
}

/** A rule says no, for good: asked again, the same words are said. */
export async function refuseUpload(ctx: Context, id: string, rule: string, facts: Record<string, unknown>): Promise<void> {
  await openUploadOf(ctx, id)
  await ctx.ask({ text: 'UPDATE uploads SET refusal = $2 WHERE id = $1', values: [id, JSON.stringify({ rule, facts })] })
}

/** The person does not want it any more. */
export async function giveUpUpload(ctx: Context, id: string): Promise<void> {
  await openUploadOf(ctx, id)
  await ctx.ask({ text: 'DELETE FROM uploads WHERE id = $1', values: [id] })
}

/** Our own tidying, by our own records: what was not finished in time, and what has ended long ago. Twice is once. */
export async function forgetUploads(ctx: Context): Promise<void> {
  const { spool, evidenceLimits } = ctx.house
  const gone = await ctx.ask({
    text: `DELETE FROM uploads WHERE programme_id = $1 AND created_at < $2::timestamptz - $3 * interval '1 day' RETURNING id`,
    values: [ctx.actor.programmeId, ctx.now(), evidenceLimits.unfinishedDays],
  })
  for (const { id } of gone) await spool.remove(String(id))
  // What a killed process left: its upload has ended, its bytes are in the store or refused.
  const ended = await ctx.ask({
    text: 'SELECT id FROM uploads WHERE programme_id = $1 AND (file_id IS NOT NULL OR refusal IS NOT NULL)',
    values: [ctx.actor.programmeId],
  })
  for (const { id } of ended) await spool.remove(String(id))
}
