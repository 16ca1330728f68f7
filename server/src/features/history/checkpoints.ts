import { randomUUID } from 'node:crypto'
import type { Context } from '../../core/context.ts'
import { type Chain, chains } from '../../core/history.ts'
import { rememberKey } from './signing-keys.ts'

/** What a checkpoint says, signed. */
export interface CheckpointClaim {
  programmeId: string
  seq: number
  head: string
  at: string
  /** Missing: the programme's own chain. */
  chain?: 'CASES'
}

const fileOf = (folder: string, seq: number): string => `${folder}/${String(seq).padStart(12, '0')}.jws`

/**
 * Signs the heads of the actor's programme, of its history and of that of its cases, and lays a copy beside the evidence, outside the database.
 * Twice is once: a head that is signed already is left as it is.
 */
export async function makeCheckpoint(ctx: Context): Promise<void> {
  ctx.authorised = true
  for (const chain of chains) await signHead(ctx, chain)
}

async function signHead(ctx: Context, chain: Chain): Promise<void> {
  const programmeId = ctx.actor.programmeId ?? ''
  const { signer, storage } = ctx.house
  const [head] = await ctx.ask({
    text: `SELECT seq::int AS seq, hash FROM ${chain.heads} h WHERE programme_id = $1 AND NOT EXISTS (SELECT 1 FROM ${chain.checkpoints} c WHERE c.programme_id = h.programme_id AND c.seq = h.seq)`,
    values: [programmeId],
  })
  if (!head) return
  const claim: CheckpointClaim = {
    programmeId,
    seq: Number(head.seq),
    head: String(head.hash),
    at: ctx.now().toISOString(),
    ...(chain.name === 'CASES' && { chain: chain.name }),
  }
  const jws = signer.sign(claim)
  await rememberKey(ctx)
  await ctx.ask({
    text: `INSERT INTO ${chain.checkpoints} (id, programme_id, seq, head, at, kid, jws) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
    values: [randomUUID(), programmeId, claim.seq, claim.head, claim.at, signer.kid, jws],
  })
  await storage.putOnce(programmeId, fileOf(chain.folder, claim.seq), jws)
}
