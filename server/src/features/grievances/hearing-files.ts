import { randomUUID } from 'node:crypto'
import { authorize, authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { isId } from '../../core/listing.ts'
import { keyFrom, openFile as openSealed, sealValue, unsealValue } from '../../platform/sealing.ts'
import { hashFile } from '../../platform/storage.ts'
import { type FileFacts, type GivenFile, laySealed, type OpenFile } from './files.ts'
import { answerKeyOf } from './hearing-keys.ts'
import { noteOpening } from './openings.ts'

const about = (hearingId: string, id: string): string => `headwater hearing ${hearingId} FILE ${id}`
const fileKey = (key: Buffer, id: string): Buffer => keyFrom(key, `file ${id}`)

type Facts = Pick<FileFacts, 'name' | 'type' | 'size' | 'sha256'>

/** Files beside an answer, under its key. In clear they lie in memory and nowhere else. */
export async function keepHearingFiles(ctx: Context, hearingId: string, key: Buffer, files: readonly GivenFile[]): Promise<void> {
  for (const { path, name, type, size } of files) {
    const id = randomUUID()
    const facts: Facts = { name, type, size, sha256: await hashFile(path) }
    const place = await laySealed(ctx, path, id, fileKey(key, id))
    await ctx.ask({
      text: 'INSERT INTO hearing_files (id, programme_id, hearing_id, place, sealed, at) VALUES ($1, $2, $3, $4, $5, $6)',
      values: [id, ctx.actor.programmeId, hearingId, place, await sealValue(key, facts, about(hearingId, id)), ctx.now()],
    })
  }
}

const opened = async (key: Buffer, hearingId: string, { id, sealed, at }: Row): Promise<FileFacts> => {
  const facts = (await unsealValue(key, sealed as Buffer, about(hearingId, String(id)))) as Facts
  return { id: String(id), recordId: hearingId, at: at as Date, ...facts }
}

/** What came with an answer, by name. */
export async function hearingFilesOf(ctx: Context, hearingId: string, key: Buffer): Promise<FileFacts[]> {
  const rows = await ctx.ask({
    text: 'SELECT id, at, sealed FROM hearing_files WHERE hearing_id = $1 ORDER BY at, id',
    values: [hearingId],
  })
  return Promise.all(rows.map(row => opened(key, hearingId, row)))
}

/** For a handler of its case: on record before the first byte is sent. Null: no file of an answer. */
export async function openHearingFile(ctx: Context, id: string): Promise<OpenFile | null> {
  const [row] = isId(id)
    ? await ctx.ask({
        text: `SELECT f.id, f.place, f.at, f.sealed, h.id AS "hearingId", c.grievance_id AS "grievanceId", h.public_key AS "publicKey", h.answer_key AS "answerKey", c.sealed AS private
          FROM hearing_files f JOIN hearings h ON h.id = f.hearing_id JOIN hearing_cases c ON c.hearing_id = h.id WHERE f.id = $1`,
        values: [id],
      })
    : []
  if (!row) return null
  const [hearingId, grievanceId] = [String(row.hearingId), String(row.grievanceId)]
  const key = await answerKeyOf(ctx, grievanceId, { ...row, id: hearingId, sealed: row.private })
  await noteOpening(ctx, grievanceId, 'FILE')
  const facts = await opened(key, hearingId, row)
  const sealed = await ctx.house.storage.get(ctx.actor.programmeId ?? '', String(row.place))
  return { ...facts, body: openSealed(sealed, fileKey(key, facts.id)) }
}

/** Handlers lay files ready beside a case; of a supplier whoever is asked for a comment at this moment. */
export async function authorizeLaying(ctx: Context): Promise<void> {
  const [asked] = await ctx.ask({
    text: `SELECT programme_id AS "programmeId", supplier_id AS "supplierId", recipient_ids AS "recipientIds" FROM hearings WHERE $1 = ANY (recipient_ids) AND status = 'ASKED' LIMIT 1`,
    values: [ctx.actor.accountId],
  })
  if (!asked) return authorizeHere(ctx, 'grievance.attach')
  const { programmeId, supplierId, recipientIds } = asked as { programmeId: string; supplierId: string; recipientIds: string[] }
  authorize(ctx, 'grievance.attach', { programmeId, supplierId, recipientIds })
}
