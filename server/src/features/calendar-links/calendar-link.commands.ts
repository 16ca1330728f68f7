import type { Locale } from 'shared/words/lists.ts'
import { actorOf, rowToSession } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { newToken, tokenHash } from '../../platform/signing.ts'
import { calendarOf } from './deadlines.ts'

const own = (ctx: Context) => ({ programmeId: ctx.actor.programmeId, accountId: ctx.actor.accountId })

const remove = (ctx: Context): Promise<unknown> =>
  ctx.ask({
    text: 'DELETE FROM calendar_links WHERE programme_id = $1 AND account_id = $2',
    values: [ctx.actor.programmeId, ctx.actor.accountId],
  })

/** A new secret address; the one before leads nowhere from now on. Only its hash is kept: it can be shown this once. */
export async function renewCalendarLink(ctx: Context): Promise<{ createdAt: Date; url: string }> {
  authorize(ctx, 'calendarLink.renew', own(ctx))
  const token = newToken()
  const createdAt = ctx.now()
  await remove(ctx)
  await ctx.ask({
    text: 'INSERT INTO calendar_links (programme_id, account_id, membership_id, token_hash, created_at) VALUES ($1, $2, $3, $4, $5)',
    values: [ctx.actor.programmeId, ctx.actor.accountId, ctx.actor.membershipId, tokenHash(token), createdAt],
  })
  return { createdAt, url: new URL(`/calendar/${token}.ics`, ctx.house.origin).href }
}

export async function switchOffCalendarLink(ctx: Context): Promise<boolean> {
  authorize(ctx, 'calendarLink.switchOff', own(ctx))
  await remove(ctx)
  return true
}

/** What lies under a secret address: with the rights that its person has at this moment, and nothing for one who has left. */
export async function calendarUnder(ctx: Context, token: string): Promise<string> {
  ctx.authorised = true
  const [row] = await ctx.ask({ text: 'SELECT * FROM enter_calendar($1)', values: [tokenHash(token)] })
  const session = row && rowToSession({ ...row, created_at: ctx.now(), last_seen_at: ctx.now() })
  const actor = session && actorOf(session, ctx.now())
  if (!session || !actor?.programmeId) throw new NotFound()
  await enter(ctx, actor)
  return calendarOf(ctx, session.locale as Locale)
}
