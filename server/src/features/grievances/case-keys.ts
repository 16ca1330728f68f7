import { randomUUID } from 'node:crypto'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { sealFor, unsealWith } from '../../platform/sealing.ts'
import { type HandlerKey, type Holder, myKey } from '../members/handler-keys.ts'

/** A case, as far as sealing needs to know it. */
export interface OfCase {
  readonly id: string
}

/** What a key opens: the case, or who the sender is. */
export type Opens = 'CASE' | 'IDENTITY'

/** Keys that this operation holds already: of a case that was just filed, or opened with its code. They go with the operation. */
const inHand = new WeakMap<Context, Map<string, Buffer>>()

const nameOf = (grievanceId: string, opens: Opens): string => `${opens} ${grievanceId}`

export function hold(ctx: Context, grievanceId: string, key: Buffer, opens: Opens = 'CASE'): void {
  const held = inHand.get(ctx) ?? new Map<string, Buffer>()
  inHand.set(ctx, held.set(nameOf(grievanceId, opens), key))
}

/** The handler's own key, or the refusal that says how to unlock it. */
export async function keyInHand(ctx: Context): Promise<HandlerKey> {
  const mine = await myKey(ctx)
  if (!mine) throw new Refused('casesLocked')
  return mine
}

/** The key of a case, for whoever acts: by its code, or by the handler's own key. */
export async function caseKey(ctx: Context, grievanceId: string, opens: Opens = 'CASE'): Promise<Buffer> {
  const held = inHand.get(ctx)?.get(nameOf(grievanceId, opens))
  if (held) return held
  const mine = await keyInHand(ctx)
  const [wrap] = await ctx.ask({
    text: `SELECT key_id, sealed FROM grievance_keys WHERE grievance_id = $1 AND opens = $2 AND holder = 'HANDLER' AND account_id = $3`,
    values: [grievanceId, opens, ctx.actor.accountId],
  })
  // Wrapped for a key that was lost with a password: another handler gives it again.
  if (!wrap || wrap.key_id !== mine.id) throw new Refused(opens === 'CASE' ? 'caseKeyLost' : 'identityClosed')
  const key = await unsealWith(mine, wrap.sealed as Buffer)
  hold(ctx, grievanceId, key, opens)
  return key
}

interface Wrap {
  readonly holder: 'HANDLER' | 'RECEIPT' | 'RECOVERY'
  readonly accountId?: string
  readonly keyId?: string
  readonly recoveryKeyId?: string
  readonly sealed: Buffer
}

/** Lays a wrapped key beside the case. */
export async function layWrap(ctx: Context, grievanceId: string, opens: Opens, wrap: Wrap): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO grievance_keys (id, programme_id, grievance_id, opens, holder, account_id, key_id, recovery_key_id, sealed, made_at)
      VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      randomUUID(),
      ctx.actor.programmeId,
      grievanceId,
      opens,
      wrap.holder,
      wrap.accountId ?? null,
      wrap.keyId ?? null,
      wrap.recoveryKeyId ?? null,
      wrap.sealed,
      ctx.now(),
    ],
  })
}

export async function wrapForHandler(ctx: Context, grievanceId: string, opens: Opens, key: Buffer, to: Holder): Promise<void> {
  const sealed = await sealFor(to.publicKey, key)
  await layWrap(ctx, grievanceId, opens, { holder: 'HANDLER', accountId: to.accountId, keyId: to.keyId, sealed })
}

/** Who holds a key of the case and can use it. */
export async function whoCanOpen(ctx: Context, grievanceId: string, opens: Opens = 'CASE'): Promise<string[]> {
  const rows = await ctx.ask({
    text: `SELECT w.account_id FROM grievance_keys w JOIN handler_keys k ON k.id = w.key_id AND k.lost_at IS NULL
      JOIN grievances g ON g.id = w.grievance_id AND w.account_id = ANY (g.handler_ids)
      JOIN memberships m ON m.programme_id = w.programme_id AND m.account_id = w.account_id AND m.supplier_id IS NULL AND m.deactivated_at IS NULL
        AND 'GRIEVANCE_HANDLER' = ANY (m.roles)
      WHERE w.grievance_id = $1 AND w.opens = $2`,
    values: [grievanceId, opens],
  })
  return rows.map(row => String(row.account_id))
}

export const removeWraps = async (ctx: Context, grievanceId: string, accountId: string): Promise<void> =>
  void (await ctx.ask({ text: 'DELETE FROM grievance_keys WHERE grievance_id = $1 AND account_id = $2', values: [grievanceId, accountId] }))

export interface RecoveryKey {
  readonly id: string
  readonly publicKey: Buffer
}

/** The programme's recovery key, if it has one: its public half. */
export async function recoveryKey(ctx: Context): Promise<RecoveryKey | null> {
  const [row] = await ctx.ask({
    text: 'SELECT id, public_key FROM grievance_recovery_keys WHERE programme_id = $1 AND retired_at IS NULL',
    values: [ctx.actor.programmeId],
  })
  return row ? { id: String(row.id), publicKey: row.public_key as Buffer } : null
}

export async function wrapForRecovery(ctx: Context, grievanceId: string, opens: Opens, key: Buffer, to: RecoveryKey): Promise<void> {
  await layWrap(ctx, grievanceId, opens, { holder: 'RECOVERY', recoveryKeyId: to.id, sealed: await sealFor(to.publicKey, key) })
}
