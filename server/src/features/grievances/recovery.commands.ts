import { randomUUID } from 'node:crypto'
import { conflictOf } from 'shared/rules/grievances/conflict.ts'
import { parsePaperKey, writePaperKey } from 'shared/rules/grievances/receipt-code.ts'
import { asHouse } from '../../core/atomic.ts'
import { authorizeHere } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { oneAtATime, store } from '../../core/load-for-update.ts'
import { type KeyPair, newPair, pairOf, unsealWith } from '../../platform/sealing.ts'
import { type Holder, handlersWithKeys, trustedHandlers, vouchFor } from '../members/handler-keys.ts'
import {
  caseKey,
  keyInHand,
  type Opens,
  type RecoveryKey,
  recoveryKey,
  removeWraps,
  whoCanOpen,
  wrapForHandler,
  wrapForRecovery,
} from './case-keys.ts'
import { Grievance } from './grievance.entity.ts'

const here = (ctx: Context): string => ctx.actor.programmeId ?? ''

/**
 * Makes the programme's recovery key and gives its private half, once, to be written on paper. Another one in its place needs the
 * old paper, or the word that it is lost.
 */
export async function makeRecoveryKey(ctx: Context, { old, lost }: { old: string | null; lost: boolean }): Promise<string> {
  authorizeHere(ctx, 'recoveryKey.make')
  const mine = await keyInHand(ctx)
  // Whose key nobody knows must not lay a key of their own under everything that comes.
  if (!(await trustedHandlers(ctx)).some(one => one.keyId === mine.id)) throw new Refused('handlerNotVouched')
  await oneAtATime(ctx, `recovery key ${here(ctx)}`)
  const former = await recoveryKey(ctx)
  const paper = former && old ? await fromPaper(old, former) : null
  if (former && !paper && !lost) throw new Refused('recoveryKeyThere')
  const pair = await newPair()
  const fresh: RecoveryKey = { id: randomUUID(), publicKey: pair.publicKey }
  await ctx.ask({
    text: 'UPDATE grievance_recovery_keys SET retired_at = $2 WHERE programme_id = $1 AND retired_at IS NULL',
    values: [here(ctx), ctx.now()],
  })
  await ctx.ask({
    text: 'INSERT INTO grievance_recovery_keys (id, programme_id, public_key, made_by_id, made_at) VALUES ($1, $2, $3, $4, $5)',
    values: [fresh.id, here(ctx), fresh.publicKey, ctx.actor.accountId, ctx.now()],
  })
  note(ctx, {
    action: 'recoveryKey.make',
    subjectType: 'programmes',
    subjectId: here(ctx),
    data: { replaces: former !== null, lost: former !== null && !paper },
  })
  if (paper && former) await asHouse(ctx, () => wrapAnew(ctx, former, paper, fresh))
  else await wrapMine(ctx, fresh)
  return writePaperKey(pair.privateKey)
}

async function fromPaper(typed: string, key: RecoveryKey): Promise<KeyPair> {
  const bytes = parsePaperKey(typed)
  const pair = bytes && (await pairOf(bytes))
  if (!pair?.publicKey.equals(key.publicKey)) throw new Invalid({ paper: 'errors:recoveryPaper' })
  return pair
}

/** Everything that the old paper opened, the new one opens. */
async function wrapAnew(ctx: Context, former: RecoveryKey, paper: KeyPair, fresh: RecoveryKey): Promise<void> {
  for (const { grievance_id: id, opens, sealed } of await recoveryWraps(ctx, former.id)) {
    const key = await unsealWith(paper, sealed as Buffer)
    await replaceRecoveryWrap(ctx, String(id), opens as Opens, key, fresh)
  }
}

const recoveryWraps = (ctx: Context, keyId: string): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT grievance_id, opens, sealed FROM grievance_keys WHERE programme_id = $1 AND recovery_key_id = $2 ORDER BY grievance_id, opens`,
    values: [here(ctx), keyId],
  })

async function replaceRecoveryWrap(ctx: Context, grievanceId: string, opens: Opens, key: Buffer, to: RecoveryKey): Promise<void> {
  await ctx.ask({
    text: `DELETE FROM grievance_keys WHERE grievance_id = $1 AND opens = $2 AND holder = 'RECOVERY'`,
    values: [grievanceId, opens],
  })
  await wrapForRecovery(ctx, grievanceId, opens, key, to)
}

/** What the maker can open. Of the others' cases each is wrapped when one of them opens it next. */
async function wrapMine(ctx: Context, fresh: RecoveryKey): Promise<void> {
  const mine = await keyInHand(ctx)
  const rows = await ctx.ask({
    text: `SELECT grievance_id, opens FROM grievance_keys WHERE programme_id = $1 AND account_id = $2 AND key_id = $3`,
    values: [here(ctx), ctx.actor.accountId, mine.id],
  })
  for (const { grievance_id: id, opens } of rows) {
    const key = await caseKey(ctx, String(id), opens as Opens)
    await replaceRecoveryWrap(ctx, String(id), opens as Opens, key, fresh)
  }
}

/** A case that the programme's recovery key does not open yet is wrapped for it by whoever opens it. */
export async function wrapForPaper(ctx: Context, grievanceId: string): Promise<void> {
  const missing = await ctx.ask({
    text: `SELECT r.id, r.public_key, w.opens FROM grievance_recovery_keys r CROSS JOIN grievance_keys w
      WHERE r.programme_id = $1 AND r.retired_at IS NULL AND w.grievance_id = $2 AND w.account_id = $3
        AND NOT EXISTS (SELECT 1 FROM grievance_keys k WHERE k.grievance_id = w.grievance_id AND k.opens = w.opens AND k.recovery_key_id = r.id)`,
    values: [ctx.actor.programmeId, grievanceId, ctx.actor.accountId],
  })
  for (const { id, public_key: publicKey, opens } of missing) {
    const key = await caseKey(ctx, grievanceId, opens as Opens)
    await replaceRecoveryWrap(ctx, grievanceId, opens as Opens, key, { id: String(id), publicKey: publicKey as Buffer })
  }
}

/**
 * With the paper: a handler gets back the cases whose key was lost with a password, and those that nobody can open any more; never
 * one that is about them. The other cases stay with those who have them.
 */
export async function useRecoveryKey(ctx: Context, paper: string, accountId: string | null): Promise<number> {
  authorizeHere(ctx, 'recoveryKey.use')
  const [key] = [await recoveryKey(ctx)]
  if (!key) throw new Refused('noRecoveryKey')
  const pair = await fromPaper(paper, key)
  const holder = (await handlersWithKeys(ctx)).find(one => one.accountId === (accountId ?? ctx.actor.accountId))
  if (!holder) throw new Refused('handlerWithoutKey')
  await vouchByPaper(ctx, holder)
  const given = await asHouse(ctx, () => giveLost(ctx, key, pair, holder))
  note(ctx, { action: 'recoveryKey.use', subjectType: 'programmes', subjectId: here(ctx), data: { accountId: holder.accountId } })
  return given
}

/** Nobody is left who could say whose key it is: whoever has the paper is believed, for themselves alone. */
async function vouchByPaper(ctx: Context, { vouched, accountId, keyId }: Holder): Promise<void> {
  if (vouched) return
  if (accountId !== ctx.actor.accountId || (await trustedHandlers(ctx)).length > 0) throw new Refused('handlerNotVouched')
  await vouchFor(ctx, keyId)
  note(ctx, { action: 'caseKey.vouch', subjectType: 'accounts', subjectId: accountId, data: { byPaper: true } })
}

async function giveLost(ctx: Context, key: RecoveryKey, pair: KeyPair, holder: Holder): Promise<number> {
  const given = new Set<string>()
  for (const { grievance_id: id, opens, sealed } of await recoveryWraps(ctx, key.id)) {
    const grievance = await ctx.db.findOneByOrFail(Grievance, { id: String(id) })
    // CASE comes before IDENTITY: of whom the case is handed to, the identity may follow.
    const isFirst = opens === 'CASE'
    if (isFirst ? !(await isLostTo(ctx, grievance, holder)) : !given.has(grievance.id) || !(await lacksCustodian(ctx, grievance))) continue
    if (isFirst) await receive(ctx, grievance, holder, given)
    else
      await store(ctx, Grievance, grievance, {
        custodianIds: [...grievance.custodianIds.filter(one => one !== holder.accountId), holder.accountId],
      })
    await wrapForHandler(ctx, grievance.id, opens as Opens, await unsealWith(pair, sealed as Buffer), holder)
  }
  return given.size
}

async function receive(ctx: Context, grievance: Grievance, { accountId }: Holder, given: Set<string>): Promise<void> {
  given.add(grievance.id)
  await removeWraps(ctx, grievance.id, accountId)
  const handlerIds = [...grievance.handlerIds.filter(one => one !== accountId), accountId]
  await store(ctx, Grievance, grievance, { handlerIds })
  note(ctx, { action: 'grievance.give', subjectType: 'grievances', subjectId: grievance.id, data: { accountId, recovered: true } })
}

/** Theirs, and wrapped for a key that is gone; or nobody's who can open it. */
async function isLostTo(ctx: Context, grievance: Grievance, { accountId, departmentId }: Holder): Promise<boolean> {
  if (conflictOf({ accountId, departmentIds: departmentId ? [departmentId] : [] }, grievance)) return false
  const able = await whoCanOpen(ctx, grievance.id)
  return !able.includes(accountId) && (able.length === 0 || grievance.handlerIds.includes(accountId))
}

const lacksCustodian = async (ctx: Context, grievance: Grievance): Promise<boolean> =>
  (await whoCanOpen(ctx, grievance.id, 'IDENTITY')).length < 2
