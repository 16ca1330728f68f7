import { randomUUID } from 'node:crypto'
import { rm } from 'node:fs/promises'
import type { Readable } from 'node:stream'
import type { Context, Row } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { isId } from '../../core/listing.ts'
import { keyFrom, openFile as openSealed, sealFile, sealValue, unsealValue } from '../../platform/sealing.ts'
import { hashFile } from '../../platform/storage.ts'
import { caseKey, type OfCase } from './case-keys.ts'
import { noteOpening } from './openings.ts'

/** A file that was looked at and cleaned, in the private memory folder; whoever laid it there takes it away again. */
export interface GivenFile {
  readonly path: string
  readonly name: string
  readonly type: string
  readonly size: number
  /** Of the bytes as the person sent them, before they were cleaned. */
  readonly sentSha256?: string
}

export interface FileFacts {
  readonly id: string
  readonly recordId: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly at: Date
  /** Of the bytes that are kept. */
  readonly sha256: string
}

const about = (grievanceId: string, id: string): string => `headwater ${grievanceId} FILE ${id}`
const fileKey = (key: Buffer, id: string): Buffer => keyFrom(key, `file ${id}`)

/** Seals files beside a record of a case. In clear they lie in memory and nowhere else. */
export async function keepFiles(
  ctx: Context,
  grievance: OfCase,
  recordId: string,
  shared: boolean,
  files: readonly GivenFile[],
): Promise<void> {
  for (const file of files) await keepFile(ctx, grievance, recordId, shared, file)
}

async function keepFile(ctx: Context, grievance: OfCase, recordId: string, shared: boolean, file: GivenFile): Promise<void> {
  const key = await caseKey(ctx, grievance.id)
  const id = randomUUID()
  const facts = { name: file.name, type: file.type, size: file.size, sha256: await hashFile(file.path) }
  const place = await laySealed(ctx, file.path, id, fileKey(key, id))
  await ctx.ask({
    text: `INSERT INTO grievance_files (id, programme_id, grievance_id, record_id, shared, place, sealed, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [
      id,
      ctx.actor.programmeId,
      grievance.id,
      recordId,
      shared,
      place,
      await sealValue(key, facts, about(grievance.id, id)),
      ctx.now(),
    ],
  })
}

/** The sealed bytes go to the store, under a hash that says nothing of what they are. */
export async function laySealed(ctx: Context, path: string, id: string, key: Buffer): Promise<string> {
  const { spool, storage } = ctx.house
  await spool.prepare()
  const beside = spool.path(`sealed-${id}`)
  try {
    await sealFile(path, beside, key)
    const sha256 = await hashFile(beside)
    await storage.keep(ctx.actor.programmeId ?? '', beside, sha256)
    return sha256
  } finally {
    await rm(beside, { force: true })
  }
}

const opened = async (key: Buffer, grievanceId: string, row: Row): Promise<FileFacts> => {
  const facts = (await unsealValue(key, row.sealed as Buffer, about(grievanceId, String(row.id)))) as Pick<
    FileFacts,
    'name' | 'type' | 'size' | 'sha256'
  >
  return { id: String(row.id), recordId: String(row.recordId), at: row.at as Date, ...facts }
}

/** The files of a case that whoever acts may see, with their names. */
export async function filesOf(ctx: Context, grievance: OfCase): Promise<FileFacts[]> {
  const rows = await ctx.ask({
    text: 'SELECT id, record_id AS "recordId", at, sealed FROM grievance_files WHERE grievance_id = $1 ORDER BY at, id',
    values: [grievance.id],
  })
  if (rows.length === 0) return []
  const key = await caseKey(ctx, grievance.id)
  return Promise.all(rows.map(row => opened(key, grievance.id, row)))
}

export type OpenFile = FileFacts & { readonly body: Readable }

async function found(ctx: Context, id: string): Promise<Row> {
  const [row] = isId(id)
    ? await ctx.ask({
        text: 'SELECT id, grievance_id, record_id AS "recordId", place, at, sealed FROM grievance_files WHERE id = $1',
        values: [id],
      })
    : []
  if (!row) throw new NotFound()
  return row
}

async function streamed(ctx: Context, row: Row): Promise<OpenFile> {
  const grievanceId = String(row.grievance_id)
  const key = await caseKey(ctx, grievanceId)
  const facts = await opened(key, grievanceId, row)
  const sealed = await ctx.house.storage.get(ctx.actor.programmeId ?? '', String(row.place))
  return { ...facts, body: openSealed(sealed, fileKey(key, facts.id)) }
}

/** For a handler: on record before the first byte is sent. */
export async function openFile(ctx: Context, id: string): Promise<OpenFile> {
  const row = await found(ctx, id)
  await caseKey(ctx, String(row.grievance_id))
  await noteOpening(ctx, String(row.grievance_id), 'FILE', id)
  return streamed(ctx, row)
}

/** For the sender, of the case whose code was shown. */
export const openFileOfSender = async (ctx: Context, id: string): Promise<OpenFile> => streamed(ctx, await found(ctx, id))
