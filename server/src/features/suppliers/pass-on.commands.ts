import { type PassOnInvitation, passOnInvitation as schema } from 'shared/schemas/talk.ts'
import { houseActor, nobody } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Refused, Throttled } from '../../core/errors.ts'
import { note, writeHistory } from '../../core/history.ts'
import { oneAtATime } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { announce } from '../../core/transition.ts'
import { tokenHash } from '../../platform/signing.ts'
import { invitationOf } from '../members/account.commands.ts'
import { invite } from '../members/invitations.ts'
import { Invitation } from '../members/member.entity.ts'
import { contactOf, pendingInvitation, type Standing, standingOf } from './colleagues.ts'
import { Contact } from './supplier.entity.ts'

/** What follows an invitation passed on is told so much. */
export interface PassedOn {
  readonly supplierId: string
  readonly from: string
  readonly to: { readonly email: string; readonly name: string; readonly invitationId: string | null }
}

type Given = ReturnType<typeof schema.parse>

/** Why an address cannot take an invitation over. */
const refusedFor: Partial<Record<Standing, string>> = {
  MEMBER: 'passOnMember',
  WITHDRAWN: 'colleagueWithdrawn',
  ELSEWHERE: 'colleagueElsewhere',
}

/**
 * "Not me, ask my colleague": whoever holds the link names who should have it. The link ends, the colleague gets one of their own with
 * the same rights, and whoever invited is told. Asked again with the same address, it is one and the same act.
 */
export async function passOnInvitation(ctx: Context, input: PassOnInvitation): Promise<void> {
  const given = parse(schema, input)
  authorize(ctx, 'invitation.passOn', nobody)
  const asker = ctx.actor
  await ctx.house.limits.beforeTry(ctx.origin(), tokenHash(given.token))
  const found = await invitationOf(ctx, given.token)
  if (!found) return alreadyPassedOn(ctx, given)
  if (!found.supplier_id) throw new Refused('passOnStaff')
  await enter(ctx, houseActor(String(found.programme_id)))
  const old = await ctx.db
    .createQueryBuilder(Invitation, 'i')
    .setLock('for_no_key_update')
    .where('i.id = :id AND i.acceptedAt IS NULL AND i.withdrawnAt IS NULL', { id: found.id })
    .getOne()
  if (!old) throw new Refused('link')
  await checkColleague(ctx, old, given.email)
  if (!(await ctx.house.limits.mayMail(ctx.origin(), given.email))) throw new Throttled(15 * 60)
  await handOn(ctx, old, given)
  // While we still act inside the programme; then whoever asked is again who they were.
  await writeHistory(ctx)
  await enter(ctx, asker)
}

/** A line that broke after the act was done: asked again, it was done. Any other dead link is one. */
async function alreadyPassedOn(ctx: Context, { token, email }: Given): Promise<void> {
  const [before] = await ctx.ask({
    text: 'SELECT id, programme_id FROM invitations WHERE token_hash = $1 AND passed_on_at IS NOT NULL',
    values: [tokenHash(token)],
  })
  if (!before) throw new Refused('link')
  const asker = ctx.actor
  await enter(ctx, houseActor(String(before.programme_id)))
  const [next] = await ctx.ask({
    text: 'SELECT 1 FROM invitations WHERE passed_on_from_id = $1 AND email = $2',
    values: [before.id, email],
  })
  await enter(ctx, asker)
  if (!next) throw new Refused('link')
}

async function checkColleague(ctx: Context, old: Invitation, email: string): Promise<void> {
  const supplierId = old.supplierId ?? ''
  if (email === old.email) throw new Refused('passOnYourself')
  await oneAtATime(ctx, `contacts ${supplierId}`)
  const refused = refusedFor[await standingOf(ctx, email, supplierId)]
  if (refused) throw new Refused(refused)
  const [circle] = await ctx.ask({
    text: `WITH RECURSIVE before AS (SELECT id, passed_on_from_id, email FROM invitations WHERE id = $1
        UNION SELECT i.id, i.passed_on_from_id, i.email FROM invitations i JOIN before b ON i.id = b.passed_on_from_id)
      SELECT 1 FROM before WHERE email = $2`,
    values: [old.id, email],
  })
  if (circle) throw new Refused('passOnCircle')
  if (await pendingInvitation(ctx, email, supplierId)) throw new Refused('passOnInvited')
}

async function handOn(ctx: Context, old: Invitation, { name, email, locale, words }: Given): Promise<void> {
  const supplierId = old.supplierId ?? ''
  const before = old.contactId ? await ctx.db.findOneBy(Contact, { id: old.contactId }) : null
  const contact = await contactOf(ctx, { supplierId, email, name, locale, signatory: before?.signatory ?? false })
  await ctx.db.update(Invitation, { id: old.id }, { withdrawnAt: ctx.now(), passedOnAt: ctx.now() })
  const { roles, invitedById } = old
  const fresh = await invite(ctx, {
    email,
    name,
    locale,
    roles,
    supplierId,
    contactId: contact.id,
    invitedById,
    passedOnFromId: old.id,
    words,
  })
  note(ctx, {
    action: 'invitation.passOn',
    subjectType: 'invitations',
    subjectId: fresh.id,
    supplierId,
    data: { instead: old.id, roles },
  })
  await announce(ctx, 'invitation.passOn', { supplierId, from: old.email, to: { email, name, invitationId: fresh.id } } satisfies PassedOn)
  await notify(ctx, [invitedById], { key: 'invitationPassedOn', values: { from: old.name, to: name }, path: `/suppliers/${supplierId}` })
}
