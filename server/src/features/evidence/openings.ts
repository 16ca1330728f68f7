import { randomUUID, timingSafeEqual } from 'node:crypto'
import type { Subject } from 'shared/policy/scopes.ts'
import type { EvidenceFileState, FileType } from 'shared/words/lists.ts'
import { allowed, authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { isId } from '../../core/listing.ts'
import { displaysAs } from '../../platform/pictures.ts'
import type { EvidenceLink } from './evidence.inputs.ts'

export interface FileToOpen {
  readonly id: string
  readonly programmeId: string
  readonly supplierId: string
  readonly name: string
  readonly type: FileType
  readonly size: number
  readonly sha256: string
  readonly state: EvidenceFileState
}
/** The original as it was handed in, or what a page may show of it. */
export type LinkPart = 'original' | 'display'

const lasts = 5 * 60_000

/** A file that waits for a decision, or was refused, is for those who decide. */
export const mayOpen = (ctx: Context, file: Subject & { state: EvidenceFileState }): boolean =>
  allowed(ctx, ['evidence.open'], file).length > 0 &&
  (file.state === 'CLEAN' || file.state === 'NOT_SCANNED' || allowed(ctx, ['evidence.release'], file).length > 0)

const isShown = (file: FileToOpen): boolean => (file.state === 'CLEAN' || file.state === 'NOT_SCANNED') && displaysAs(file) !== null

/** The record of a file that the actor may open. */
async function fileToOpen(ctx: Context, id: string): Promise<FileToOpen> {
  authorizeEver(ctx, 'evidence.open')
  const [row] = isId(id)
    ? await ctx.ask({
        name: 'file-to-open',
        text: `SELECT id, programme_id AS "programmeId", supplier_id AS "supplierId", name, type, size, sha256, state FROM evidence_files WHERE id = $1`,
        values: [id],
      })
    : []
  if (!row) throw new NotFound()
  const file = row as unknown as FileToOpen
  authorize(ctx, 'evidence.open', file)
  if (!mayOpen(ctx, file)) throw new Refused('fileHeld')
  return file
}

const seal = (ctx: Context, id: string, part: LinkPart, until: number): string =>
  ctx.house.signer.token('evidence', [id, part, ctx.actor.accountId, until].join('|'))

const address = (ctx: Context, id: string, part: LinkPart, until: number): string =>
  `/files/${id}/${part}?until=${until}&key=${seal(ctx, id, part, until)}`

/** Notes who opens it, and gives addresses that serve this person alone, for five minutes. */
export async function openEvidence(ctx: Context, id: string): Promise<EvidenceLink> {
  const file = await fileToOpen(ctx, id)
  await ctx.ask({
    text: 'INSERT INTO file_openings (id, programme_id, supplier_id, file_id, account_id, at) VALUES ($1, $2, $3, $4, $5, $6)',
    values: [randomUUID(), file.programmeId, file.supplierId, file.id, ctx.actor.accountId, ctx.now()],
  })
  const until = ctx.now().getTime() + lasts
  return {
    url: address(ctx, file.id, 'original', until),
    displayUrl: isShown(file) ? address(ctx, file.id, 'display', until) : null,
    until: new Date(until),
  }
}

/** Notes who takes several files along at once. */
export async function noteOpenings(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO file_openings (id, programme_id, supplier_id, file_id, account_id, at)
      SELECT gen_random_uuid(), programme_id, supplier_id, id, $2, $3 FROM evidence_files WHERE id = ANY ($1)`,
    values: [ids, ctx.actor.accountId, ctx.now()],
  })
}

/** Lengths in bytes: other letters than ours may be as many and longer. */
const sameText = (a: string, b: string): boolean => {
  const [one, other] = [Buffer.from(a), Buffer.from(b)]
  return one.length === other.length && timingSafeEqual(one, other)
}

/** Follows an address: it must be this person's, unchanged and in time, and the right must still be there. */
export async function followLink(ctx: Context, id: string, part: LinkPart, given: { until: string; key: string }): Promise<FileToOpen> {
  const file = await fileToOpen(ctx, id)
  const until = /^\d{13}$/.test(given.until) ? Number(given.until) : 0
  const now = ctx.now().getTime()
  if (until < now || until > now + lasts || !sameText(seal(ctx, file.id, part, until), given.key)) throw new Refused('link')
  if (part === 'display' && !isShown(file)) throw new Refused('link')
  return file
}
