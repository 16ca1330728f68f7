import { type ExtendResponses, extendResponses as schema } from 'shared/schemas/requests.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { type HeldRequest, holdResponses, isWithSupplier, type Outcome, sift } from './many-responses.ts'
import { type Reached, reachedOf } from './reach.ts'

/** Gives more time, to one or to many, with words; the supplier is told, and reminders follow the new date. */
export async function extendResponses(ctx: Context, input: ExtendResponses): Promise<Outcome> {
  const { ids, dueOn, words } = parse(schema, input)
  const held = await holdResponses(ctx, 'response.extend', ids)
  await checkDueDay(ctx, dueOn)
  const { fit, passedOver } = sift(held, one => (isWithSupplier(one) ? (one.dueOn < dueOn ? null : 'NOT_LATER') : 'NOT_OPEN'))
  const reached = await reachedOf(
    ctx,
    fit.map(one => one.supplierId),
  )
  await write(ctx, fit, dueOn, words)
  for (const one of fit) await tell(ctx, one, reached.get(one.supplierId), dueOn, words)
  return { done: fit.map(({ id }) => id), passedOver }
}

/** The version stays: a date that moves away changes nothing for whoever is handing in at the same moment. */
const write = (ctx: Context, fit: readonly HeldRequest[], dueOn: string, words: string | null): Promise<unknown> =>
  ctx.ask({
    text: `UPDATE responses SET extended_from = due_on, due_on = $2, extended_at = $3, extended_by_id = $4, extension_words = $5 WHERE id = ANY ($1::uuid[])`,
    values: [fit.map(({ id }) => id), dueOn, ctx.now(), ctx.actor.accountId, words],
  })

async function tell(ctx: Context, one: HeldRequest, reached: Reached | undefined, dueOn: string, words: string | null): Promise<void> {
  note(ctx, {
    action: 'response.extend',
    subjectType: 'responses',
    subjectId: one.id,
    supplierId: one.supplierId,
    audience: 'ALL',
    note: words,
    data: { from: one.dueOn, to: dueOn },
  })
  const { accountIds = [], invitationIds = [] } = reached ?? {}
  await notify(ctx, accountIds, { key: 'deadlineExtended', values: { title: one.title, due: dueOn }, path: `/responses/${one.id}` })
  const order = { kind: 'deadlineExtended', subjectId: one.id, dueOn }
  for (const accountId of accountIds) await enqueue(ctx, 'mail', { ...order, accountId })
  for (const invitationId of invitationIds) await enqueue(ctx, 'mail', { ...order, invitationId })
}
