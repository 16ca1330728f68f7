import { randomUUID } from 'node:crypto'
import type { Context, Row } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { sealValue, unsealValue } from '../../platform/sealing.ts'
import { caseKey, type OfCase } from './case-keys.ts'
import { type FileFacts, filesOf, type GivenFile, keepFiles } from './files.ts'
import { noteOpening } from './openings.ts'

/** What a sealed text is, and whether the sender reads it. */
export const recordKinds = {
  REPORT: true,
  RECEIPT: true,
  MESSAGE: true,
  REASON: true,
  DECISION: true,
  REMEDY: true,
  REFERRAL: true,
  SOLVED: true,
  APPEAL: true,
  REVIEW: true,
  WITHDRAWAL: true,
  NOTE: false,
  FINDINGS: false,
  COMMENT: false,
  LESSON: false,
  REDACTED: false,
  /** Under a key of its own. */
  IDENTITY: false,
} as const
export type RecordKind = keyof typeof recordKinds

export interface OpenedRecord {
  readonly id: string
  readonly kind: RecordKind
  readonly side: 'SENDER' | 'HANDLER' | 'RULE'
  readonly shared: boolean
  readonly authorId: string | null
  readonly author: string | null
  readonly at: Date
  readonly version: number
  readonly value: Readonly<Record<string, unknown>>
  readonly files: readonly FileFacts[]
}

/** A sealed text opens as what it was sealed as, in the case it was sealed in, and nowhere else. */
const about = (grievanceId: string, kind: string, id: string): string => `headwater ${grievanceId} ${kind} ${id}`

/** Also when somebody of the house wrote it down. */
const ofSender: ReadonlySet<RecordKind> = new Set(['REPORT', 'RECEIPT', 'IDENTITY', 'SOLVED', 'APPEAL', 'WITHDRAWAL'])
const sideOf = (ctx: Context, kind: RecordKind): OpenedRecord['side'] => (ctx.actor.accountId && !ofSender.has(kind) ? 'HANDLER' : 'SENDER')

interface Keep {
  /** Of the act: the same one twice is once. */
  readonly id?: string
  readonly shared?: boolean
  readonly files?: readonly GivenFile[]
}

/** Seals words of a case. Null: an act of this id is there already. */
export async function sealRecord(
  ctx: Context,
  grievance: OfCase,
  kind: RecordKind,
  value: object,
  { id = randomUUID(), shared = recordKinds[kind], files = [] }: Keep = {},
): Promise<string | null> {
  const key = await caseKey(ctx, grievance.id, kind === 'IDENTITY' ? 'IDENTITY' : 'CASE')
  const sealed = await sealValue(key, value, about(grievance.id, kind, id))
  const side = sideOf(ctx, kind)
  // What is not shared its sender does not even find again; it has an id of ours, which nobody has used.
  const again = shared ? 'ON CONFLICT (id) DO NOTHING RETURNING id' : ''
  const added = await ctx.ask({
    text: `INSERT INTO grievance_records (id, programme_id, grievance_id, kind, side, shared, author_id, at, sealed, version)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 0) ${again}`,
    values: [id, ctx.actor.programmeId, grievance.id, kind, side, shared, ctx.actor.accountId, ctx.now(), sealed],
  })
  if (shared && added.length === 0) return null
  await keepFiles(ctx, grievance, id, shared, files)
  return id
}

/** A draft in other words; its files stay. */
export async function rewriteRecord(ctx: Context, grievance: OfCase, id: string, value: object, version: number): Promise<void> {
  const [record] = await ctx.ask({
    text: 'SELECT kind FROM grievance_records WHERE id = $1 AND grievance_id = $2 AND author_id = $3 FOR UPDATE',
    values: [id, grievance.id, ctx.actor.accountId],
  })
  if (!record) throw new Refused('notYours')
  const sealed = await sealValue(await caseKey(ctx, grievance.id), value, about(grievance.id, String(record.kind), id))
  const done = await ctx.ask({
    text: 'UPDATE grievance_records SET sealed = $3, version = version + 1 WHERE id = $1 AND version = $2 RETURNING id',
    values: [id, version, sealed],
  })
  if (done.length === 0) throw new Refused('changedMeanwhile', { version })
}

const columns = `r.id, r.kind, r.side, r.shared, r.author_id AS "authorId", (SELECT a.name FROM accounts a WHERE a.id = r.author_id) AS author,
  r.at, r.version, r.sealed`

/** The sender's receipt is asked for by name, and who they are in a way of its own. */
const read = Object.keys(recordKinds).filter(kind => kind !== 'IDENTITY' && kind !== 'RECEIPT')

/** What the walls let whoever acts see of a case, opened. It is not on record yet that anybody read it. */
export async function readRecords(ctx: Context, grievance: OfCase, kinds?: readonly RecordKind[]): Promise<OpenedRecord[]> {
  const key = await caseKey(ctx, grievance.id)
  const rows = await ctx.ask({
    text: `SELECT ${columns} FROM grievance_records r WHERE r.grievance_id = $1 AND r.kind = ANY ($2) ORDER BY r.at, r.id`,
    values: [grievance.id, kinds ?? read],
  })
  const files = rows.length > 0 ? await filesOf(ctx, grievance) : []
  return Promise.all(rows.map(row => opened(key, grievance, row, files)))
}

async function opened(key: Buffer, grievance: OfCase, { sealed, ...row }: Row, files: readonly FileFacts[]): Promise<OpenedRecord> {
  const value = await unsealValue(key, sealed as Buffer, about(grievance.id, String(row.kind), String(row.id)))
  return { ...row, value, files: files.filter(one => one.recordId === row.id) } as unknown as OpenedRecord
}

/** What a handler reads of a case; that it was read stands on record before it is sent. */
export async function openRecords(ctx: Context, grievance: OfCase, kinds?: readonly RecordKind[]): Promise<OpenedRecord[]> {
  await caseKey(ctx, grievance.id)
  await noteOpening(ctx, grievance.id, 'CASE')
  return readRecords(ctx, grievance, kinds)
}

/** Who the sender is, with the key that was released; asked for by `identity.commands.ts` alone. */
export async function readIdentityRecord(ctx: Context, grievance: OfCase): Promise<Readonly<Record<string, unknown>> | null> {
  const key = await caseKey(ctx, grievance.id, 'IDENTITY')
  const [row] = await ctx.ask({
    text: `SELECT id, sealed FROM grievance_records WHERE grievance_id = $1 AND kind = 'IDENTITY' ORDER BY at DESC LIMIT 1`,
    values: [grievance.id],
  })
  if (!row) return null
  const value = await unsealValue(key, row.sealed as Buffer, about(grievance.id, 'IDENTITY', String(row.id)))
  return value as Readonly<Record<string, unknown>>
}
