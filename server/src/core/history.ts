import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Action } from 'shared/policy/policy.ts'
import type { Audience } from 'shared/words/lists.ts'
import type { Context } from './context.ts'

/** One act, as it will stand in the history. */
export interface HistoryDraft {
  readonly programmeId: string
  readonly action: Action | 'response.request'
  readonly subjectType: string
  readonly subjectId: string
  readonly supplierId: string | null
  readonly audience: Audience
  readonly from: string | null
  readonly to: string | null
  readonly note: string | null
  readonly data: Record<string, unknown>
  readonly byRule: boolean
  /** From when it holds; by default the instant it is recorded. */
  readonly effectiveAt: Date
  /** Null: whose act it followed is not said. */
  readonly actorId?: null
}

type Told = Pick<HistoryDraft, 'action' | 'subjectType' | 'subjectId'> & Partial<HistoryDraft>

/** Cases have a history of their own, which their handlers alone may ask for; so has whatever stands in it. */
export const standsInCase = (subjectType: string): boolean => subjectType === 'grievances'
/** What is noted of a case: that it happened, to whom it may be known, and no word of it. */
const ofCase: Partial<HistoryDraft> = { audience: 'CASE', note: null, supplierId: null }

/** Notes an act. It is written, chained, with the commit. */
export function note(ctx: Context, told: Told): void {
  const { programmeId } = ctx.actor
  if (!programmeId && !told.programmeId) throw new Error('history needs a programme')
  ctx.history.push({
    programmeId: programmeId ?? '',
    supplierId: null,
    audience: 'STAFF',
    from: null,
    to: null,
    note: null,
    data: {},
    byRule: false,
    effectiveAt: ctx.now(),
    ...told,
    ...(standsInCase(told.subjectType) && ofCase),
  })
}

/** What is noted meanwhile does not say whose act it followed. */
export async function unnamed(ctx: Context, act: () => Promise<void>): Promise<void> {
  const from = ctx.history.length
  await act()
  ctx.history.push(...ctx.history.splice(from).map(draft => ({ ...draft, actorId: null })))
}

/** An entry as it is hashed: every stored field but the hash itself. */
export interface ChainedEntry {
  id: string
  programmeId: string
  seq: number
  prev: string
  action: string
  subjectType: string
  subjectId: string
  supplierId: string | null
  audience: string
  from: string | null
  to: string | null
  note: string | null
  data: unknown
  actorId: string | null
  byRule: boolean
  effectiveAt: string
  recordedAt: string
}

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

/** SHA-256 of the canonical JSON (RFC 8785) of an entry; each entry holds the hash of the one before it. */
export const hashOf = (entry: ChainedEntry): string => sha256(canonicalize(entry) ?? '')

/** The hash before the first entry of a programme. */
export const genesis = (programmeId: string): string => sha256(`headwater:${programmeId}`)
/** The same of its cases. */
export const caseGenesis = (programmeId: string): string => sha256(`headwater:${programmeId}:cases`)

/** A chain: where its entries lie, where its head and its checkpoints, and what it begins with. */
export interface Chain {
  readonly name: 'PROGRAMME' | 'CASES'
  readonly entries: string
  readonly heads: string
  readonly checkpoints: string
  /** Beside the evidence. */
  readonly folder: string
  readonly genesis: (programmeId: string) => string
}
const programmesChain: Chain = {
  name: 'PROGRAMME',
  entries: 'history',
  heads: 'history_heads',
  checkpoints: 'checkpoints',
  folder: 'checkpoints',
  genesis,
}
/** In the programme's own chain the place of a case's act would be a gap for everybody else, who would learn that there is a case. */
const casesChain: Chain = {
  name: 'CASES',
  entries: 'case_history',
  heads: 'case_history_heads',
  checkpoints: 'case_checkpoints',
  folder: 'case-checkpoints',
  genesis: caseGenesis,
}
export const chains: readonly Chain[] = [programmesChain, casesChain]

/**
 * Chains the noted acts to the programme's head. The head row is locked, so that there is one order;
 * this runs last before the commit, so that nobody waits behind work.
 */
export async function writeHistory(ctx: Context): Promise<void> {
  const drafts = ctx.history.splice(0)
  const isOfCase = (draft: HistoryDraft): boolean => draft.audience === 'CASE'
  await writeChain(
    ctx,
    programmesChain,
    drafts.filter(draft => !isOfCase(draft)),
  )
  await writeChain(ctx, casesChain, drafts.filter(isOfCase))
}

async function writeChain(ctx: Context, chain: Chain, drafts: readonly HistoryDraft[]): Promise<void> {
  const [first] = drafts
  if (!first) return
  const { programmeId } = first
  const [head] = await ctx.ask({
    text: `SELECT seq::int AS seq, hash FROM ${chain.heads} WHERE programme_id = $1 FOR UPDATE`,
    values: [programmeId],
  })
  let seq = Number(head?.seq ?? 0)
  let prev = String(head?.hash ?? chain.genesis(programmeId))
  const recordedAt = ctx.now().toISOString()
  const entries = drafts.map(draft => {
    seq += 1
    const entry: ChainedEntry = {
      ...draft,
      id: randomUUID(),
      seq,
      prev,
      actorId: draft.actorId === null ? null : ctx.actor.accountId,
      effectiveAt: draft.effectiveAt.toISOString(),
      recordedAt,
    }
    const hash = hashOf(entry)
    prev = hash
    return { ...entry, hash }
  })
  await ctx.ask({
    text: `INSERT INTO ${chain.entries} (id, programme_id, seq, prev, hash, action, subject_type, subject_id, supplier_id, audience, "from", "to", note, data, actor_id, by_rule, effective_at, recorded_at)
      SELECT x.id, x."programmeId", x.seq, x.prev, x.hash, x.action, x."subjectType", x."subjectId", x."supplierId", x.audience, x."from", x."to", x.note, x.data, x."actorId", x."byRule", x."effectiveAt", x."recordedAt"
      FROM jsonb_to_recordset($1) AS x(id uuid, "programmeId" uuid, seq bigint, prev text, hash text, action text, "subjectType" text, "subjectId" uuid, "supplierId" uuid, audience text,
        "from" text, "to" text, note text, data jsonb, "actorId" uuid, "byRule" boolean, "effectiveAt" timestamptz, "recordedAt" timestamptz)`,
    values: [JSON.stringify(entries)],
  })
  await ctx.ask({
    text: head
      ? `UPDATE ${chain.heads} SET seq = $2, hash = $3 WHERE programme_id = $1`
      : `INSERT INTO ${chain.heads} (programme_id, seq, hash) VALUES ($1, $2, $3)`,
    values: [programmeId, seq, prev],
  })
}
