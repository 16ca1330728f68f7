import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { type Notice, notify, peopleOf, staffWith } from '../../core/notify.ts'
import type { Response } from './response.entity.ts'

/** Who learns of a response's steps, inside the product and by mail. */
async function facts(ctx: Context, response: Response): Promise<Record<string, unknown>> {
  const [row] = await ctx.ask({
    text: 'SELECT s.name AS supplier, t.title FROM suppliers s, templates t WHERE s.id = $1 AND t.id = $2',
    values: [response.supplierId, response.templateId],
  })
  return { ...row, round: response.round }
}

async function tell(ctx: Context, response: Response, accounts: string[], key: Notice['key'], path: string): Promise<void> {
  await notify(ctx, accounts, { key, values: await facts(ctx, response), path })
  for (const accountId of accounts) await enqueue(ctx, 'mail', { kind: key, subjectId: response.id, accountId, round: response.round })
}

export async function tellReviewers(ctx: Context, response: Response): Promise<void> {
  await tell(ctx, response, await staffWith(ctx, 'REVIEWER'), 'responseSubmitted', `/responses/${response.id}/review`)
}

/** Whoever handed in gets a confirmation with the hash of what arrived. */
export async function confirmReceipt(ctx: Context, response: Response): Promise<void> {
  await enqueue(ctx, 'mail', {
    kind: 'roundReceived',
    subjectId: response.id,
    round: response.round,
    ...(ctx.actor.accountId && { accountId: ctx.actor.accountId }),
  })
}

const tellSupplier =
  (key: 'responseReturned' | 'responseAccepted' | 'requestOpened' | 'requestRecalled') =>
  async (ctx: Context, response: Response): Promise<void> =>
    tell(ctx, response, await peopleOf(ctx, response.supplierId), key, `/responses/${response.id}`)

/** Something new is asked of people who have joined already. Whoever has not is invited. */
export const tellAsked = tellSupplier('requestOpened')
export const tellRecalled = tellSupplier('requestRecalled')
export const tellReturned = tellSupplier('responseReturned')
export const tellAccepted = tellSupplier('responseAccepted')
