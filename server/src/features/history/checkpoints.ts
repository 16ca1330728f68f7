import { randomUUID } from 'node:crypto'
import type { Context } from '../../core/context.ts'
import { rememberKey } from './signing-keys.ts'

/** What a checkpoint says, signed. */
export interface CheckpointClaim {
  programmeId: string
  seq: number
  head: string
  at: string
}

const fileOf = (seq: number): string => `checkpoints/${String(seq).padStart(12, '0')}.jws`

/**
 * Signs the head of the actor's programme and lays a copy beside the evidence, outside the database.
 * Twice is once: a head that is signed already is left as it is.
 */
export async function makeCheckpoint(ctx: Context): Promise<void> {
  ctx.authorised = true
  const programmeId = ctx.actor.programmeId ?? ''
  const { signer, storage } = ctx.house
  const [head] = await ctx.ask({
    text: 'SELECT seq::int AS seq, hash FROM history_heads h WHERE programme_id = $1 AND NOT EXISTS (SELECT 1 FROM checkpoints c WHERE c.programme_id = h.programme_id AND c.seq = h.seq)',
    values: [programmeId],
  })
  if (!head) return
  const claim: CheckpointClaim = { programmeId, seq: Number(head.seq), head: String(head.hash), at: ctx.now().toISOString() }
  const jws = signer.sign(claim)
  await rememberKey(ctx)
  await ctx.ask({
    text: 'INSERT INTO checkpoints (id, programme_id, seq, head, at, kid, jws) VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING',
    values: [randomUUID(), programmeId, claim.seq, claim.head, claim.at, signer.kid, jws],
  })
  await storage.putOnce(programmeId, fileOf(claim.seq), jws)
}
