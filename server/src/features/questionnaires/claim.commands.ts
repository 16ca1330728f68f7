import { id as idSchema } from 'shared/schemas/fields.ts'
import type { Context } from '../../core/context.ts'
import { Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { notify } from '../../core/notify.ts'
import { parse } from '../../core/parse.ts'
import { Response } from './response.entity.ts'

/** One reviewer at a time has a response in hand, so that two do not collide. Anybody may take it over, and says so by that. */

const isAtReview = ({ status }: Response): boolean => status === 'SUBMITTED' || status === 'IN_REVIEW'

const write = (ctx: Context, response: Response, by: string | null): Promise<unknown> => {
  response.claimedById = by
  response.claimedAt = by ? ctx.now() : null
  return ctx.ask({
    text: 'UPDATE responses SET claimed_by_id = $2, claimed_at = $3 WHERE id = $1',
    values: [response.id, by, response.claimedAt],
  })
}

/** Whoever decides has it in hand from then on; what another has in hand is taken over first. */
export async function holdResponse(ctx: Context, response: Response): Promise<void> {
  const { claimedById } = response
  if (claimedById === ctx.actor.accountId) return
  if (claimedById) {
    const [by] = await ctx.ask({ text: 'SELECT name FROM accounts WHERE id = $1', values: [claimedById] })
    throw new Refused('claimedByOther', { name: by?.name })
  }
  await write(ctx, response, ctx.actor.accountId)
}

async function forReview(ctx: Context, action: 'response.claim' | 'response.release', id: string): Promise<Response> {
  const response = await loadForUpdate(ctx, Response, action, parse(idSchema, id))
  if (!isAtReview(response)) throw new Refused('wrongState', { action, from: response.status })
  return response
}

const told = (ctx: Context, action: 'response.claim' | 'response.release', { id, supplierId }: Response, from: string | null): void =>
  note(ctx, { action, subjectType: 'responses', subjectId: id, supplierId, data: { from } })

/** Takes it in hand; whoever had it before learns of it. */
export async function claimResponse(ctx: Context, id: string): Promise<string> {
  const response = await forReview(ctx, 'response.claim', id)
  const before = response.claimedById
  if (before === ctx.actor.accountId) return id
  await write(ctx, response, ctx.actor.accountId)
  told(ctx, 'response.claim', response, before)
  if (before) {
    const [supplier] = await ctx.ask({ text: 'SELECT name FROM suppliers WHERE id = $1', values: [response.supplierId] })
    const [by] = await ctx.ask({ text: 'SELECT name FROM accounts WHERE id = $1', values: [ctx.actor.accountId] })
    await notify(ctx, [before], {
      key: 'responseTakenOver',
      values: { supplier: supplier?.name, by: by?.name },
      path: `/responses/${id}/review`,
    })
  }
  return id
}

/** Gives it back to the queue. */
export async function releaseResponse(ctx: Context, id: string): Promise<string> {
  const response = await forReview(ctx, 'response.release', id)
  const before = response.claimedById
  if (!before) return id
  await write(ctx, response, null)
  told(ctx, 'response.release', response, before)
  return id
}
