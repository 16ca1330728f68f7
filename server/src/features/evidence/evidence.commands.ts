import { randomUUID } from 'node:crypto'
import { baseName, fileNameFault } from 'shared/rules/file-names.ts'
import { type DecideEvidence, type DescribeEvidence, decideEvidence, describeEvidence as describeSchema } from 'shared/schemas/evidence.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { isId } from '../../core/listing.ts'
import { loadForUpdate, store } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { EvidenceFile } from './evidence-file.entity.ts'
import { type Examined, examineBytes } from './examining.ts'

/** What a person may say of a file when it comes in. */
type Description = Partial<Pick<EvidenceFile, 'kind' | 'number' | 'issuer' | 'issuedOn' | 'expiresOn'>>

/** A name is data, and some names are traps. */
export function soundName(given: string): string {
  const name = baseName(given)
  const fault = fileNameFault(name)
  if (fault) throw new Refused(fault)
  return name
}

export function checkSize(ctx: Context, size: number): void {
  if (!(size > 0)) throw new Refused('fileEmpty')
  const { fileBytes } = ctx.house.evidenceLimits
  if (size > fileBytes) throw new Refused('fileLarge', { limit: Math.round(fileBytes / 1024 / 1024) })
}

/** What a supplier keeps with us has an end too; what colleagues are sending counts. */
export async function checkQuota(ctx: Context, supplierId: string, more: number): Promise<void> {
  const [row] = await ctx.ask({
    text: `SELECT (SELECT coalesce(sum(size), 0) FROM evidence_files WHERE supplier_id = $1)::float8
      + (SELECT coalesce(sum(size), 0) FROM uploads WHERE supplier_id = $1 AND file_id IS NULL AND refusal IS NULL)::float8 AS used`,
    values: [supplierId],
  })
  const { supplierBytes } = ctx.house.evidenceLimits
  const used = Number(row?.used)
  const gb = (bytes: number): number => Math.round(bytes / 1024 ** 2 / 102.4) / 10
  if (used + more > supplierBytes) throw new Refused('quotaReached', { limit: gb(supplierBytes), used: gb(used) })
}

/** The file that a new revision follows: the last of its chain. */
export async function fileToReplace(ctx: Context, id: string): Promise<EvidenceFile> {
  if (!isId(id)) throw new NotFound()
  const older = await loadForUpdate(ctx, EvidenceFile, 'evidence.replace', id)
  const [later] = await ctx.ask({ text: 'SELECT 1 FROM evidence_files WHERE revision_of_id = $1', values: [id] })
  if (later) throw new Refused('alreadyReplaced')
  return older
}

/** Enters a file that lies in the store. The one it replaces stays as it is. */
export async function enterFile(
  ctx: Context,
  supplierId: string,
  name: string,
  { type, size, sha256, scan, heldReasons }: Examined,
  { revisionOf, ...description }: Description & { revisionOf?: EvidenceFile | null } = {},
): Promise<EvidenceFile> {
  const id = randomUUID()
  const file = ctx.db.create(EvidenceFile, {
    id,
    programmeId: ctx.actor.programmeId ?? '',
    supplierId,
    name,
    type,
    size,
    sha256,
    uploadedById: ctx.actor.accountId ?? '',
    uploadedAt: ctx.now(),
    kind: revisionOf?.kind ?? null,
    number: null,
    issuer: revisionOf?.issuer ?? null,
    issuedOn: null,
    expiresOn: null,
    ...description,
    firstId: revisionOf?.firstId ?? id,
    revision: (revisionOf?.revision ?? 0) + 1,
    revisionOfId: revisionOf?.id ?? null,
    scan,
    state: heldReasons.length > 0 ? 'HELD' : scan,
    heldReasons: [...heldReasons],
    decidedById: null,
    decidedAt: null,
    decisionWords: null,
    version: 1,
  })
  await ctx.db.insert(EvidenceFile, file)
  note(ctx, {
    action: revisionOf ? 'evidence.replace' : 'evidence.upload',
    subjectType: 'evidence_files',
    subjectId: id,
    supplierId,
    audience: 'ALL',
    to: file.state,
    data: { sha256, size, type, ...(heldReasons.length > 0 && { heldReasons }), ...(revisionOf && { revisionOf: revisionOf.id }) },
  })
  return file
}

/** Takes a small file in at once. What it is, its bytes say. */
export async function receiveFile(
  ctx: Context,
  supplierId: string,
  given: Description & { name: string; bytes: Buffer; revisionOf?: string },
): Promise<EvidenceFile> {
  const { name: said, bytes, revisionOf, ...description } = given
  authorize(ctx, 'evidence.upload', { programmeId: ctx.actor.programmeId, supplierId })
  const name = soundName(said)
  checkSize(ctx, bytes.length)
  const older = revisionOf ? await fileToReplace(ctx, revisionOf) : null
  await checkQuota(ctx, supplierId, bytes.length)
  const examined = await examineBytes(ctx.house, ctx.actor.programmeId ?? '', name, bytes)
  return enterFile(ctx, supplierId, name, examined, { ...description, revisionOf: older })
}

/** Says what a file is: its kind, number, issuer and days. Its bytes stay what they are. */
export async function describeEvidence(ctx: Context, input: DescribeEvidence): Promise<string> {
  const { id, version, ...given } = parse(describeSchema, input)
  const file = await loadForUpdate(ctx, EvidenceFile, 'evidence.describe', id, version)
  const description = {
    kind: given.kind ?? null,
    number: given.number,
    issuer: given.issuer,
    issuedOn: given.issuedOn ?? null,
    expiresOn: given.expiresOn ?? null,
  }
  const before = { kind: file.kind, number: file.number, issuer: file.issuer, issuedOn: file.issuedOn, expiresOn: file.expiresOn }
  if (JSON.stringify(before) === JSON.stringify(description)) return file.id
  await store(ctx, EvidenceFile, file, description)
  note(ctx, {
    action: 'evidence.describe',
    subjectType: 'evidence_files',
    subjectId: file.id,
    supplierId: file.supplierId,
    audience: 'ALL',
    data: { before, after: description },
  })
  return file.id
}

/** A reviewer takes a held file as it is: it goes back to what the scanner said. */
export const releaseEvidence = (ctx: Context, input: DecideEvidence): Promise<string> =>
  decide(ctx, input, 'evidence.release', file => file.scan)

/** A reviewer refuses a held file: it stays for the record, and is not given to anybody else. */
export const refuseEvidence = (ctx: Context, input: DecideEvidence): Promise<string> =>
  decide(ctx, input, 'evidence.refuse', () => 'REFUSED')

async function decide(
  ctx: Context,
  input: DecideEvidence,
  action: 'evidence.release' | 'evidence.refuse',
  next: (file: EvidenceFile) => EvidenceFile['state'],
): Promise<string> {
  const { id, version, words } = parse(decideEvidence, input)
  const file = await loadForUpdate(ctx, EvidenceFile, action, id, version)
  if (file.state !== 'HELD') throw new Refused('wrongState', { action, from: file.state })
  const state = next(file)
  await store(ctx, EvidenceFile, file, { state, decidedById: ctx.actor.accountId, decidedAt: ctx.now(), decisionWords: words })
  note(ctx, {
    action,
    subjectType: 'evidence_files',
    subjectId: file.id,
    supplierId: file.supplierId,
    audience: 'ALL',
    from: 'HELD',
    to: state,
    note: words,
  })
  return file.id
}
