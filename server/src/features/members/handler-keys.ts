import { randomBytes, randomUUID } from 'node:crypto'
import { houseActor } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import type { Context } from '../../core/context.ts'
import { DoesNotOpen, type KeyPair, keyFrom, keyOfPassword, newPair, seal, unseal } from '../../platform/sealing.ts'
import type { Membership } from './member.entity.ts'

/**
 * A grievance handler's pair of keys. The private half lies only wrapped: in locks, each of which opens it on its own (the password
 * today; a passkey or the passphrase of somebody who signs in elsewhere would be one more row), and, as long as a session lasts,
 * under a key from the session's token, which only the person's browser has.
 */
export interface HandlerKey extends KeyPair {
  readonly id: string
}

const inLock = (keyId: string): string => `headwater handler key ${keyId}`
const inSession = (keyId: string): string => `headwater handler key ${keyId} in a session`
const sessionKey = (token: string): Buffer => keyFrom(token, 'session')

/** Does the account handle grievances anywhere? */
async function handlesCases(ctx: Context, accountId: string): Promise<boolean> {
  const found = await ctx.ask({
    text: `SELECT 1 FROM memberships WHERE account_id = $1 AND deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (roles) LIMIT 1`,
    values: [accountId],
  })
  return found.length > 0
}

/** The private half out of its lock; null: the password does not fit it, or there is none. */
async function openLock(ctx: Context, accountId: string, password: string): Promise<HandlerKey | null> {
  const [lock] = await ctx.ask({
    text: `SELECT k.id, k.public_key, l.salt, l.sealed FROM handler_keys k JOIN handler_key_locks l ON l.key_id = k.id AND l.kind = 'PASSWORD'
      WHERE k.account_id = $1 AND k.lost_at IS NULL`,
    values: [accountId],
  })
  if (!lock) return null
  const id = String(lock.id)
  try {
    const privateKey = await unseal(await keyOfPassword(password, lock.salt as Buffer), lock.sealed as Buffer, inLock(id))
    return { id, publicKey: lock.public_key as Buffer, privateKey }
  } catch (error) {
    if (error instanceof DoesNotOpen) return null
    throw error
  }
}

async function writeLock(ctx: Context, accountId: string, key: HandlerKey, password: string): Promise<void> {
  const salt = randomBytes(16)
  await ctx.ask({
    text: `INSERT INTO handler_key_locks (id, key_id, account_id, kind, salt, sealed, made_at) VALUES ($1, $2, $3, 'PASSWORD', $4, $5, $6)
      ON CONFLICT (key_id, kind) DO UPDATE SET salt = excluded.salt, sealed = excluded.sealed, made_at = excluded.made_at`,
    values: [
      randomUUID(),
      key.id,
      accountId,
      salt,
      await seal(await keyOfPassword(password, salt), key.privateKey, inLock(key.id)),
      ctx.now(),
    ],
  })
}

async function makeKey(ctx: Context, accountId: string, password: string): Promise<HandlerKey> {
  const key = { id: randomUUID(), ...(await newPair()) }
  await ctx.ask({
    text: 'INSERT INTO handler_keys (id, account_id, public_key, made_at) VALUES ($1, $2, $3, $4)',
    values: [key.id, accountId, key.publicKey, ctx.now()],
  })
  await writeLock(ctx, accountId, key, password)
  return key
}

/** A key that nobody can open any more; what it wrapped, another handler wraps anew. */
export async function loseKey(ctx: Context, accountId: string): Promise<void> {
  await ctx.ask({ text: 'DELETE FROM session_handler_keys WHERE account_id = $1', values: [accountId] })
  await ctx.ask({ text: 'DELETE FROM handler_key_locks WHERE account_id = $1', values: [accountId] })
  await ctx.ask({
    text: 'UPDATE handler_keys SET lost_at = $2 WHERE account_id = $1 AND lost_at IS NULL',
    values: [accountId, ctx.now()],
  })
}

/**
 * With the password in hand, at sign-in: the key is made, or taken out of its lock, and laid under the session. Acts as the account.
 * A lock that the right password does not open is of a password that was reset past us.
 */
export async function unlockKey(ctx: Context, accountId: string, password: string, token: string): Promise<void> {
  if (!(await handlesCases(ctx, accountId))) return
  const key = (await openLock(ctx, accountId, password)) ?? (await anotherKey(ctx, accountId, password))
  await keepForSession(ctx, accountId, key, token)
  await vouchForFirst(ctx, accountId, key.id)
}

/** With a paper that could say whose a key is, nobody gets around it sooner: long enough for everybody to see that nothing can come in. */
const waitsDays = 14

/**
 * The first key of a programme's handlers needs nobody's word. Every later one waits for a handler who says whose it is: otherwise
 * an administrator could name a handler of their own making, or whoever reads a mailbox set a new password, and read what comes next.
 * Where nobody is left to say it, the recovery key says it; where there is none, or it is lost too, nobody can any more.
 */
async function vouchForFirst(ctx: Context, accountId: string, keyId: string): Promise<void> {
  const person = ctx.actor
  const rows = await ctx.ask({
    text: `SELECT programme_id FROM memberships WHERE account_id = $1 AND deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (roles)`,
    values: [accountId],
  })
  for (const row of rows) {
    await enter(ctx, houseActor(String(row.programme_id), accountId))
    await ctx.ask({
      text: `INSERT INTO handler_vouchers (programme_id, key_id, at) SELECT $1, $2, $3 WHERE NOT EXISTS (${trusted})
        AND (NOT EXISTS (SELECT 1 FROM handler_vouchers WHERE programme_id = $1)
          OR NOT EXISTS (SELECT 1 FROM grievance_recovery_keys WHERE programme_id = $1 AND retired_at IS NULL)
          OR EXISTS (SELECT 1 FROM handler_keys WHERE id = $2 AND made_at < $3::timestamptz - make_interval(days => ${waitsDays})))
        ON CONFLICT DO NOTHING`,
      values: [row.programme_id, keyId, ctx.now()],
    })
  }
  await enter(ctx, person)
}

const trusted = `SELECT 1 FROM handler_vouchers v JOIN handler_keys k ON k.id = v.key_id AND k.lost_at IS NULL
  JOIN memberships m ON m.programme_id = v.programme_id AND m.account_id = k.account_id AND m.deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (m.roles)
  WHERE v.programme_id = $1`

async function anotherKey(ctx: Context, accountId: string, password: string): Promise<HandlerKey> {
  await loseKey(ctx, accountId)
  return makeKey(ctx, accountId, password)
}

/** One look per operation. */
const taken = new WeakMap<Context, Promise<HandlerKey | null>>()

async function keepForSession(ctx: Context, accountId: string, key: HandlerKey, token: string): Promise<void> {
  const sealed = await seal(sessionKey(token), key.privateKey, inSession(key.id))
  await ctx.ask({
    text: `INSERT INTO session_handler_keys (token_hash, account_id, key_id, sealed) VALUES ($1, $2, $3, $4)
      ON CONFLICT (token_hash) DO UPDATE SET key_id = excluded.key_id, sealed = excluded.sealed`,
    values: [ctx.sessionHash, accountId, key.id, sealed],
  })
  taken.set(ctx, Promise.resolve(key))
}

/** A changed password: the same key in a new lock. */
export async function lockAnew(ctx: Context, accountId: string, old: string, password: string): Promise<void> {
  const key = await openLock(ctx, accountId, old)
  if (key) await writeLock(ctx, accountId, key, password)
}

/** The key of whoever acts, as long as they are signed in; null: it has to be unlocked with the password first. */
export function myKey(ctx: Context): Promise<HandlerKey | null> {
  const known = taken.get(ctx) ?? fromSession(ctx)
  taken.set(ctx, known)
  return known
}

async function fromSession(ctx: Context): Promise<HandlerKey | null> {
  const token = ctx.sessionSecret()
  if (!token || !ctx.sessionHash) return null
  const [row] = await ctx.ask({
    text: `SELECT k.id, k.public_key, s.sealed FROM session_handler_keys s JOIN handler_keys k ON k.id = s.key_id AND k.lost_at IS NULL WHERE s.token_hash = $1`,
    values: [ctx.sessionHash],
  })
  if (!row) return null
  const id = String(row.id)
  const privateKey = await unseal(sessionKey(token), row.sealed as Buffer, inSession(id))
  return { id, publicKey: row.public_key as Buffer, privateKey }
}

export const isHandler = ({ deactivatedAt, roles }: Membership): boolean => deactivatedAt === null && roles.includes('GRIEVANCE_HANDLER')

export interface Holder {
  readonly accountId: string
  readonly name: string
  readonly departmentId: string | null
  readonly keyId: string
  readonly publicKey: Buffer
  /** Another handler has said whose key it is. */
  readonly vouched: boolean
}

/** The programme's handlers for whom something can be sealed. */
export async function handlersWithKeys(ctx: Context): Promise<Holder[]> {
  const rows = await ctx.ask({
    text: `SELECT m.account_id AS "accountId", a.name, m.department_id AS "departmentId", k.id AS "keyId", k.public_key AS "publicKey",
        EXISTS (SELECT 1 FROM handler_vouchers v WHERE v.programme_id = m.programme_id AND v.key_id = k.id) AS vouched
      FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN handler_keys k ON k.account_id = m.account_id AND k.lost_at IS NULL
      WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (m.roles)
      ORDER BY a.name, m.account_id`,
    values: [ctx.actor.programmeId],
  })
  return rows as unknown as Holder[]
}

/** Those who may get what is new. */
export const trustedHandlers = async (ctx: Context): Promise<Holder[]> => (await handlersWithKeys(ctx)).filter(one => one.vouched)

export async function vouchFor(ctx: Context, keyId: string): Promise<void> {
  await ctx.ask({
    text: 'INSERT INTO handler_vouchers (programme_id, key_id, vouched_by_id, at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING',
    values: [ctx.actor.programmeId, keyId, ctx.actor.accountId, ctx.now()],
  })
}
