import { departmentsWithoutReader } from 'shared/rules/grievances/readers.ts'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { authorize, authorizeHere } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { parse } from '../../core/parse.ts'
import { fitsPassword } from '../../platform/passwords.ts'
import { type Holder, handlersWithKeys, vouchFor } from '../members/handler-keys.ts'
import { Account } from '../members/member.entity.ts'
import { unlockCases as unlock } from '../members/session.commands.ts'
import { caseKey, keyInHand, type Opens, removeWraps, wrapForHandler } from './case-keys.ts'
import { departmentsOf } from './departments.ts'
import { intakeHandlers } from './settings.ts'

/** Opens the handler's key in a session that began without it: the role was given meanwhile. */
export async function unlockCases(ctx: Context, password: string): Promise<void> {
  authorize(ctx, 'caseKey.unlock', ctx.actor)
  const account = await ctx.db.findOneByOrFail(Account, { id: ctx.actor.accountId ?? '' })
  await ctx.house.limits.beforeTry(ctx.origin(), account.email)
  if (!(await fitsPassword(password, account.passwordHash))) {
    ctx.answerAfterMs = await ctx.house.limits.failed(ctx.origin(), account.email)
    throw new Refused('signIn')
  }
  await ctx.house.limits.succeeded(ctx.origin(), account.email)
  await unlock(ctx, password)
}

async function holderOf(ctx: Context, accountId: string): Promise<Holder> {
  const id = parse(idSchema, accountId)
  authorize(ctx, 'caseKey.vouch', { programmeId: ctx.actor.programmeId, accountId: id })
  const holder = (await handlersWithKeys(ctx)).find(one => one.accountId === id)
  if (holder) return holder
  const [handler] = await ctx.ask({
    text: `SELECT 1 FROM memberships WHERE programme_id = $1 AND account_id = $2 AND supplier_id IS NULL AND deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (roles)`,
    values: [ctx.actor.programmeId, id],
  })
  throw handler ? new Refused('handlerWithoutKey') : new NotFound()
}

/** Says that a handler's key is theirs: from now on they may get cases. To be said by whoever has asked them in person. */
export async function vouchForHandler(ctx: Context, accountId: string): Promise<string> {
  const holder = await holderOf(ctx, accountId)
  const mine = await keyInHand(ctx)
  const self = (await handlersWithKeys(ctx)).find(one => one.keyId === mine.id)
  if (!self?.vouched) throw new Refused('handlerNotVouched')
  if (!holder.vouched) {
    await vouchFor(ctx, holder.keyId)
    note(ctx, { action: 'caseKey.vouch', subjectType: 'accounts', subjectId: holder.accountId })
  }
  return holder.accountId
}

/** A handler whose password was reset gets back what whoever acts can open: all cases that were wrapped for the key that is gone. */
export async function regiveCases(ctx: Context, accountId: string): Promise<number> {
  const { keyId, ...holder } = await holderOf(ctx, accountId)
  await vouchForHandler(ctx, accountId)
  const mine = await keyInHand(ctx)
  const rows = await ctx.ask({
    text: `SELECT w.grievance_id, w.opens FROM grievance_keys w JOIN grievances g ON g.id = w.grievance_id AND $2 = ANY (g.handler_ids)
      WHERE w.programme_id = $1 AND w.account_id = $2 AND w.key_id <> $3
        AND EXISTS (SELECT 1 FROM grievance_keys m WHERE m.grievance_id = w.grievance_id AND m.opens = w.opens AND m.account_id = $4 AND m.key_id = $5)
      ORDER BY w.grievance_id, w.opens`,
    values: [ctx.actor.programmeId, accountId, keyId, ctx.actor.accountId, mine.id],
  })
  const keys = await Promise.all(rows.map(async row => ({ row, key: await caseKey(ctx, String(row.grievance_id), row.opens as Opens) })))
  const cases = new Set(rows.map(row => String(row.grievance_id)))
  for (const id of cases) {
    await removeWraps(ctx, id, accountId)
    note(ctx, { action: 'grievance.give', subjectType: 'grievances', subjectId: id, data: { accountId, again: true } })
  }
  for (const { row, key } of keys) await wrapForHandler(ctx, String(row.grievance_id), row.opens as Opens, key, { ...holder, keyId })
  return cases.size
}

export interface HandlerState {
  readonly accountId: string
  readonly name: string
  readonly departmentId: string | null
  /** They have signed in as a handler once. */
  readonly hasKey: boolean
  readonly vouched: boolean
  /** Cases of mine that were theirs, and that their key does not open any more. */
  readonly lost: number
}

export interface KeyState {
  readonly unlocked: boolean
  readonly vouched: boolean
  /** My cases that my key does not open. */
  readonly lost: number
  readonly recoveryMadeAt: Date | null
  readonly recoveryMadeBy: string | null
  /** Departments about which nobody could tell anything here: nobody outside them takes cases in. */
  readonly departmentsWithoutReader: readonly string[]
  readonly handlers: readonly HandlerState[]
}

/** Everybody who has the role, and how it stands with their key. */
export async function handlerStates(ctx: Context): Promise<HandlerState[]> {
  const rows = await ctx.ask({
    text: `SELECT m.account_id AS "accountId", a.name, m.department_id AS "departmentId", k.id IS NOT NULL AS "hasKey",
        EXISTS (SELECT 1 FROM handler_vouchers v WHERE v.programme_id = m.programme_id AND v.key_id = k.id) AS vouched,
        (SELECT count(*)::int FROM grievance_keys w JOIN handler_keys o ON o.id = w.key_id AND o.lost_at IS NOT NULL WHERE w.account_id = m.account_id AND w.opens = 'CASE') AS lost
      FROM memberships m JOIN accounts a ON a.id = m.account_id LEFT JOIN handler_keys k ON k.account_id = m.account_id AND k.lost_at IS NULL
      WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND 'GRIEVANCE_HANDLER' = ANY (m.roles) ORDER BY a.name, m.account_id`,
    values: [ctx.actor.programmeId],
  })
  return rows as unknown as HandlerState[]
}

/** How it stands with the keys of the programme's handlers, as far as my cases tell. */
export async function keyState(ctx: Context, unlocked: boolean): Promise<KeyState> {
  authorizeHere(ctx, 'caseKey.read')
  const { programmeId, accountId } = ctx.actor
  const handlers = await handlerStates(ctx)
  const [recovery] = await ctx.ask({
    text: `SELECT r.made_at AS at, (SELECT a.name FROM accounts a WHERE a.id = r.made_by_id) AS by FROM grievance_recovery_keys r WHERE r.programme_id = $1 AND r.retired_at IS NULL`,
    values: [programmeId],
  })
  const closed = departmentsWithoutReader(await departmentsOf(ctx), await intakeHandlers(ctx))
  const me = handlers.find(one => one.accountId === accountId)
  return {
    unlocked,
    vouched: me?.vouched ?? false,
    lost: me?.lost ?? 0,
    recoveryMadeAt: (recovery?.at as Date | undefined) ?? null,
    recoveryMadeBy: (recovery?.by as string | undefined) ?? null,
    departmentsWithoutReader: closed.map(({ name }) => name),
    handlers: handlers.filter(one => one.accountId !== accountId),
  }
}
