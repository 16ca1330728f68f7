import { type RemindResponses, remindResponses as schema } from 'shared/schemas/requests.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { note } from '../../core/history.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { type HeldRequest, holdResponses, isWithSupplier, type Outcome, sift } from './many-responses.ts'
import { type Reached, reachedOf, renewInvitations } from './reach.ts'

/** Nobody is reminded twice within a day, whoever asks for it, the clock included. */
const pause = 24 * 3_600_000

/** Reminds now, of one request or of many. Whoever let their invitation run out gets a new link with it. */
export async function remindResponses(ctx: Context, input: RemindResponses): Promise<Outcome> {
  const { ids, words } = parse(schema, input)
  const held = await holdResponses(ctx, 'response.remind', ids)
  const before = sift(held, one => (isWithSupplier(one) ? (isRecent(ctx, one) ? 'REMINDED' : null) : 'NOT_OPEN'))
  const renewed = new Map<string, string[]>()
  for (const { supplierId } of before.fit) renewed.set(supplierId, await renewInvitations(ctx, supplierId))
  const reached = await reachedOf(
    ctx,
    before.fit.map(one => one.supplierId),
  )
  const { fit, passedOver } = sift(before.fit, ({ supplierId }) => reasonOf(reached.get(supplierId)))
  for (const one of fit) await remind(ctx, one, reached.get(one.supplierId), words)
  return { done: fit.map(({ id }) => id), passedOver: [...before.passedOver, ...passedOver] }
}

const isRecent = (ctx: Context, { remindedAt }: HeldRequest): boolean =>
  remindedAt !== null && ctx.now().getTime() - remindedAt.getTime() < pause

const reasonOf = (reached: Reached | undefined): 'UNDELIVERABLE' | 'NOBODY' | null => {
  if (reached && reached.accountIds.length + reached.invitationIds.length > 0) return null
  return reached?.marked ? 'UNDELIVERABLE' : 'NOBODY'
}

async function remind(ctx: Context, one: HeldRequest, reached: Reached | undefined, words: string | null): Promise<void> {
  const [row] = await ctx.ask({
    text: `INSERT INTO reminders (response_id, due_on, kind, programme_id, supplier_id, sent_at, by_id, words) VALUES ($1, $2, 'BY_HAND', $3, $4, $5, $6, $7) RETURNING id`,
    values: [one.id, one.dueOn, ctx.actor.programmeId, one.supplierId, ctx.now(), ctx.actor.accountId, words],
  })
  note(ctx, {
    action: 'response.remind',
    subjectType: 'responses',
    subjectId: one.id,
    supplierId: one.supplierId,
    audience: 'ALL',
    note: words,
    data: { dueOn: one.dueOn },
  })
  const { accountIds = [], invitationIds = [] } = reached ?? {}
  await notify(ctx, accountIds, { key: 'requestReminder', values: { title: one.title, due: one.dueOn }, path: `/responses/${one.id}` })
  const order = { kind: 'requestReminder', subjectId: one.id, reminder: 'BY_HAND', dueOn: one.dueOn, reminderId: String(row?.id) }
  for (const accountId of accountIds) await enqueue(ctx, 'mail', { ...order, accountId })
  for (const invitationId of invitationIds) await enqueue(ctx, 'mail', { ...order, invitationId })
}
