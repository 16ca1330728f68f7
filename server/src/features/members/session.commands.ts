import type { MemberRole } from 'shared/policy/roles.ts'
import { dayIn } from 'shared/rules/days.ts'
import { type SignIn, signIn as signInSchema } from 'shared/schemas/accounts.ts'
import { id as idSchema } from 'shared/schemas/fields.ts'
import { actorOf, nobody, rowToSession } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound, Refused } from '../../core/errors.ts'
import { parse } from '../../core/parse.ts'
import { demonstrationPassword } from '../../platform/mode.ts'
import { fitsPassword } from '../../platform/passwords.ts'
import { newToken, tokenHash } from '../../platform/signing.ts'
import { unlockKey } from './handler-keys.ts'
import { Account, Membership } from './member.entity.ts'

/** The words are the same whether the account, the password or the mode says no; so is the time. */
const refused = (): Refused => new Refused('signIn')

export async function signIn(ctx: Context, input: SignIn): Promise<void> {
  const given = parse(signInSchema, input)
  authorize(ctx, 'account.signIn', nobody)
  const email = given.email.normalize('NFC').trim().toLowerCase()
  await ctx.house.limits.beforeTry(ctx.origin(), email)
  const account = await ctx.db.findOneBy(Account, { email })
  if (!(await opensAccount(ctx, account, given.password)) || !account) {
    ctx.answerAfterMs = await ctx.house.limits.failed(ctx.origin(), email)
    throw refused()
  }
  await ctx.house.limits.succeeded(ctx.origin(), email)
  await openSession(ctx, account.id)
  await unlockCases(ctx, given.password)
}

/** Whoever handles grievances opens their key with the same password (`handler-keys.ts`). */
export async function unlockCases(ctx: Context, password: string): Promise<void> {
  const token = ctx.newSession ?? ctx.sessionSecret()
  if (token && ctx.actor.accountId) await unlockKey(ctx, ctx.actor.accountId, password, token)
}

/** Is this the account's password, and one that opens anything here? No account takes the same time to say no. */
export async function opensAccount(ctx: Context, account: Account | null, password: string): Promise<boolean> {
  const fits = await fitsPassword(password, account?.passwordHash ?? null)
  return fits && !(ctx.house.mode === 'production' && password === demonstrationPassword)
}

/** A new token at every sign-in; only its SHA-256 is kept. With one membership, or one just accepted, the programme is chosen already. */
export async function openSession(ctx: Context, accountId: string, membershipId?: string): Promise<void> {
  const token = newToken()
  const at = ctx.now()
  await endSession(ctx)
  await enter(ctx, { ...nobody, accountId, roles: ['ACCOUNT'] })
  const memberships = await openMemberships(ctx, accountId)
  const only = memberships.length === 1 ? memberships[0] : memberships.find(one => one.id === membershipId)
  await ctx.ask({
    text: 'INSERT INTO sessions (token_hash, account_id, membership_id, programme_id, created_at, last_seen_at) VALUES ($1, $2, $3, $4, $5, $5)',
    values: [tokenHash(token), accountId, only?.id ?? null, only?.programmeId ?? null, at],
  })
  ctx.newSession = token
  await actAs(ctx, tokenHash(token))
}

/** From here on the operation is the session's person. */
async function actAs(ctx: Context, sessionHash: string): Promise<void> {
  const [row] = await ctx.ask({ text: 'SELECT * FROM enter_session($1)', values: [sessionHash] })
  ctx.sessionHash = sessionHash
  await enter(ctx, (row && actorOf(rowToSession(row), ctx.now())) ?? nobody)
}

async function openMemberships(ctx: Context, accountId: string): Promise<{ id: string; programmeId: string; roles: MemberRole[] }[]> {
  const found = await ctx.db
    .createQueryBuilder(Membership, 'm')
    .where('m.accountId = :accountId AND m.deactivatedAt IS NULL', { accountId })
    .getMany()
  // Whose last day is over everywhere has nothing to choose; where exactly it ends, `actorOf` tells by the programme's zone.
  const today = dayIn(ctx.now(), 'Etc/GMT+12')
  return found.filter(one => one.validUntil === null || one.validUntil >= today)
}

async function endSession(ctx: Context): Promise<void> {
  if (ctx.sessionHash) await ctx.ask({ text: 'DELETE FROM sessions WHERE token_hash = $1', values: [ctx.sessionHash] })
  ctx.sessionHash = null
}

export async function signOut(ctx: Context): Promise<void> {
  authorize(ctx, 'account.signOut', nobody)
  await endSession(ctx)
  ctx.newSession = null
  await enter(ctx, nobody)
}

/** Steps into one of one's programmes. */
export async function chooseProgramme(ctx: Context, membershipId: string): Promise<void> {
  authorize(ctx, 'account.edit', { programmeId: null, accountId: ctx.actor.accountId })
  const id = parse(idSchema, membershipId)
  const membership = (await openMemberships(ctx, ctx.actor.accountId ?? '')).find(one => one.id === id)
  if (!membership || !ctx.sessionHash) throw new NotFound()
  await ctx.ask({
    text: 'UPDATE sessions SET membership_id = $2, programme_id = $3 WHERE token_hash = $1',
    values: [ctx.sessionHash, membership.id, membership.programmeId],
  })
  await actAs(ctx, ctx.sessionHash)
}
