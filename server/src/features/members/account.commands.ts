import { randomUUID } from 'node:crypto'
import {
  type AcceptInvitation,
  acceptInvitation as acceptSchema,
  askPasswordReset as askSchema,
  type ChangePassword,
  changePassword as changeSchema,
  type ResetPassword,
  resetPassword as resetSchema,
} from 'shared/schemas/accounts.ts'
import { locale as localeSchema, password as passwordSchema } from 'shared/schemas/fields.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter, peek } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note, writeHistory } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { demonstrationPassword } from '../../platform/mode.ts'
import { fitsPassword, hashPassword } from '../../platform/passwords.ts'
import { tokenHash } from '../../platform/signing.ts'
import { lockAnew, loseKey } from './handler-keys.ts'
import { Account, Invitation, Membership } from './member.entity.ts'
import { openSession, opensAccount, unlockCases } from './session.commands.ts'

/** A password that may be taken as a new one. */
export function newPassword(ctx: Context, given: string, field = 'password'): string {
  const checked = passwordSchema.safeParse(given)
  if (!checked.success) throw new Invalid({ [field]: `errors:field.${checked.error.issues[0]?.message ?? 'other'}` })
  if (ctx.house.mode === 'production' && given === demonstrationPassword) throw new Invalid({ [field]: 'errors:demonstrationPassword' })
  return checked.data
}

/** Always the same answer in the same time: whether there is such an account, the job finds out. */
export async function askPasswordReset(ctx: Context, email: string): Promise<void> {
  const given = parse(askSchema, { email })
  authorize(ctx, 'account.resetPassword', nobody)
  if (await ctx.house.limits.mayMail(ctx.origin(), given.email))
    await enqueue(ctx, 'passwordReset', { id: randomUUID(), email: given.email })
}

export async function resetPassword(ctx: Context, input: ResetPassword): Promise<void> {
  const given = parse(resetSchema, input)
  authorize(ctx, 'account.resetPassword', nobody)
  const password = newPassword(ctx, given.password)
  const [reset] = await ctx.ask({
    text: 'UPDATE password_resets SET used_at = $2 WHERE token_hash = $1 AND used_at IS NULL AND expires_at > $2 RETURNING account_id',
    values: [tokenHash(given.token), ctx.now()],
  })
  if (!reset) throw new Refused('link')
  const accountId = String(reset.account_id)
  await setPassword(ctx, accountId, password)
  // Who can read a mailbox must not thereby read cases: what the old password locked stays locked for ever.
  await enter(ctx, { ...nobody, accountId, roles: ['ACCOUNT'] })
  await loseKey(ctx, accountId)
  await enter(ctx, nobody)
}

export async function changePassword(ctx: Context, input: ChangePassword): Promise<void> {
  const given = parse(changeSchema, input)
  const accountId = ctx.actor.accountId ?? ''
  authorize(ctx, 'account.edit', { programmeId: null, accountId })
  const account = await ctx.db.findOneByOrFail(Account, { id: accountId })
  await ctx.house.limits.beforeTry(ctx.origin(), account.email)
  if (!(await fitsPassword(given.current, account.passwordHash))) {
    ctx.answerAfterMs = await ctx.house.limits.failed(ctx.origin(), account.email)
    throw new Invalid({ current: 'errors:field.passwordCurrent' })
  }
  await ctx.house.limits.succeeded(ctx.origin(), account.email)
  const password = newPassword(ctx, given.password)
  await setPassword(ctx, accountId, password)
  await lockAnew(ctx, accountId, given.current, password)
}

/** A new password ends every other session of the account, and the owner is told. */
async function setPassword(ctx: Context, accountId: string, password: string): Promise<void> {
  await ctx.db.update(Account, { id: accountId }, { passwordHash: await hashPassword(password), passwordChangedAt: ctx.now() })
  await ctx.ask({
    text: 'DELETE FROM sessions WHERE account_id = $1 AND token_hash IS DISTINCT FROM $2',
    values: [accountId, ctx.sessionHash],
  })
  await ctx.ask({
    text: 'UPDATE password_resets SET used_at = $2 WHERE account_id = $1 AND used_at IS NULL',
    values: [accountId, ctx.now()],
  })
  await enqueue(ctx, 'mail', { kind: 'passwordChanged', subjectId: accountId })
}

export async function setLanguage(ctx: Context, locale: string): Promise<void> {
  const given = parse(localeSchema, locale)
  const accountId = ctx.actor.accountId ?? ''
  authorize(ctx, 'account.edit', { programmeId: null, accountId })
  await ctx.db.update(Account, { id: accountId }, { locale: given })
}

/** The invitation that a token opens, if it is still good. The walls let its holder see it and nothing else. */
export async function invitationOf(ctx: Context, token: string): Promise<Record<string, unknown> | null> {
  await ctx.ask({ text: `SELECT set_config('app.token', $1, true)`, values: [tokenHash(token)] })
  const [invitation] = await ctx.ask({
    text: `SELECT i.*, (SELECT a.name FROM accounts a WHERE a.id = i.invited_by_id) AS invited_by, (SELECT a.email FROM accounts a WHERE a.id = i.invited_by_id) AS invited_by_email, EXISTS (SELECT 1 FROM accounts a WHERE a.email = i.email) AS account_exists
      FROM invitations i WHERE i.token_hash = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at > $2`,
    values: [tokenHash(token), ctx.now()],
  })
  return invitation ?? null
}

/** Why a link is dead: its request was taken back, and by whom; of any other it is only said that it is dead. */
export async function deadLink(ctx: Context, token: string): Promise<Refused> {
  await ctx.ask({ text: `SELECT set_config('app.token', $1, true)`, values: [tokenHash(token)] })
  const [ended] = await ctx.ask({
    text: 'SELECT programme_id, recalled_response_id AS response FROM invitations WHERE token_hash = $1 AND recalled_response_id IS NOT NULL',
    values: [tokenHash(token)],
  })
  if (!ended) return new Refused('link')
  const programmeId = String(ended.programme_id)
  const [told] = await peek(ctx, houseActor(programmeId, ctx.actor.accountId), {
    text: `SELECT p.name AS programme, (SELECT a.name FROM responses r JOIN accounts a ON a.id = r.recalled_by_id WHERE r.id = $2) AS name
      FROM programmes p WHERE p.id = $1`,
    values: [programmeId, ended.response],
  })
  return told?.name ? new Refused('requestRecalled', told) : new Refused('link')
}

/** Becomes a member: with a new account, or with the one the address has already, by its password. */
export async function acceptInvitation(ctx: Context, input: AcceptInvitation): Promise<void> {
  const given = parse(acceptSchema, input)
  authorize(ctx, 'invitation.accept', nobody)
  const found = await invitationOf(ctx, given.token)
  if (!found) throw await deadLink(ctx, given.token)
  const programmeId = String(found.programme_id)
  await enter(ctx, houseActor(programmeId))
  const invitation = await ctx.db
    .createQueryBuilder(Invitation, 'i')
    .setLock('pessimistic_write')
    .where('i.id = :id AND i.acceptedAt IS NULL AND i.withdrawnAt IS NULL', { id: found.id })
    .getOne()
  if (!invitation) throw new Refused('link')
  const accountId = await accountFor(ctx, invitation, given)
  await enter(ctx, houseActor(programmeId, accountId))
  await ctx.db.update(Invitation, { id: invitation.id }, { acceptedAt: ctx.now() })
  const membershipId = await join(ctx, invitation, accountId)
  note(ctx, {
    programmeId,
    action: 'invitation.accept',
    subjectType: 'memberships',
    subjectId: membershipId,
    supplierId: invitation.supplierId,
    audience: 'ALL',
    data: { invitationId: invitation.id, roles: invitation.roles },
  })
  await announce(ctx, 'invitation.accept', { ...invitation, membershipId })
  // While we still act inside the programme: the session that opens now may stand in none.
  await writeHistory(ctx)
  await openSession(ctx, accountId, membershipId)
  await unlockCases(ctx, given.password)
}

async function accountFor(
  ctx: Context,
  invitation: Invitation,
  given: { name?: string | null; password: string; locale: Account['locale'] },
): Promise<string> {
  // The same person may follow two invitations at once.
  await oneAtATime(ctx, `account ${invitation.email}`)
  const existing = await ctx.db.findOneBy(Account, { email: invitation.email })
  if (existing) {
    await ctx.house.limits.beforeTry(ctx.origin(), existing.email)
    if (!(await opensAccount(ctx, existing, given.password))) {
      ctx.answerAfterMs = await ctx.house.limits.failed(ctx.origin(), existing.email)
      throw new Refused('signIn')
    }
    await ctx.house.limits.succeeded(ctx.origin(), existing.email)
    return existing.id
  }
  return createAccount(ctx, {
    email: invitation.email,
    name: given.name ?? invitation.name,
    password: newPassword(ctx, given.password),
    locale: given.locale,
  })
}

export async function createAccount(
  ctx: Context,
  given: { email: string; name: string; password: string; locale: Account['locale']; installationAdministrator?: boolean },
): Promise<string> {
  const id = randomUUID()
  const at = ctx.now()
  await ctx.db.insert(Account, {
    id,
    email: given.email,
    name: given.name,
    locale: given.locale,
    installationAdministrator: given.installationAdministrator ?? false,
    passwordHash: await hashPassword(given.password),
    createdAt: at,
    passwordChangedAt: at,
  })
  return id
}

/** A former membership is taken up again with the rights of the invitation. */
async function join(ctx: Context, invitation: Invitation, accountId: string): Promise<string> {
  const { programmeId, supplierId, roles, departmentId, reachIds, validUntil } = invitation
  const rights = { roles, departmentId, reachIds, validUntil, deactivatedAt: null }
  const former = (await ctx.db.findBy(Membership, { programmeId, accountId })).find(one => one.supplierId === supplierId)
  if (former) {
    await ctx.db.update(Membership, { id: former.id }, { ...rights, version: former.version + 1 })
    return former.id
  }
  const id = randomUUID()
  await ctx.db.insert(Membership, { ...rights, id, programmeId, accountId, supplierId, createdAt: ctx.now(), version: 1 })
  return id
}
