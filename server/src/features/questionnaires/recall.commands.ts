import { responseMachine } from 'shared/machines/response.ts'
import { type AskAgain, askAgain as againSchema, type RecallResponse, recallResponse as recallSchema } from 'shared/schemas/requests.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { Refused } from '../../core/errors.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { askContacts } from '../suppliers/supplier.commands.ts'
import { Supplier } from '../suppliers/supplier.entity.ts'
import { askSupplierAgain, withdrawSupplier } from '../suppliers/supplier-moves.ts'
import { Response } from './response.entity.ts'
import { tellAsked, tellRecalled } from './response-news.ts'

/**
 * Takes back what was sent by mistake, until something was handed in. What was typed stays and is closed. Supplier and reviewer
 * hold the same row: either the handing in was first and the recall is refused, or the other way round.
 */
export async function recallResponse(ctx: Context, input: RecallResponse): Promise<string> {
  const { id, version, words } = parse(recallSchema, input)
  const response = await loadForUpdate(ctx, Response, 'response.recall', id)
  if (response.round > 0) throw new Refused('recallTooLate')
  if (response.status === 'DRAFT' && response.version !== version) throw new Refused('changedMeanwhile', { version: response.version })
  await transition(ctx, Response, responseMachine, response, 'response.recall', {
    words,
    changes: { recalledById: ctx.actor.accountId, recallWords: words },
  })
  return id
}

/** Is anything else asked of the supplier, or was anything ever accepted? */
async function hasOther(ctx: Context, { id, supplierId }: Response, states: readonly string[]): Promise<boolean> {
  const rows = await ctx.ask({
    text: 'SELECT 1 FROM responses WHERE supplier_id = $1 AND id <> $2 AND status = ANY ($3) LIMIT 1',
    values: [supplierId, id, states],
  })
  return rows.length > 0
}
const open = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED'] as const

/** With the request its invitations end, and the supplier stands where it stood; unless there is another request. */
export async function endRequest(ctx: Context, response: Response): Promise<void> {
  const ended = (await hasOther(ctx, response, open)) ? [] : await endInvitations(ctx, response)
  if (!(await hasOther(ctx, response, [...open, 'ACCEPTED']))) await withdrawSupplier(ctx, response)
  await tellRecalled(ctx, response)
  for (const invitationId of ended) await enqueue(ctx, 'mail', { kind: 'requestRecalled', subjectId: response.id, invitationId })
}

/** Those that still worked; whoever opens any of them from now on is told what became of it. */
async function endInvitations(ctx: Context, { id, supplierId }: Response): Promise<string[]> {
  const rows = await ctx.ask({
    text: `UPDATE invitations SET withdrawn_at = $2, recalled_response_id = $3 WHERE programme_id = $1 AND supplier_id = $4 AND accepted_at IS NULL AND withdrawn_at IS NULL
      RETURNING id, expires_at > $2 AS works`,
    values: [ctx.actor.programmeId, ctx.now(), id, supplierId],
  })
  return rows.filter(({ works }) => works).map(row => String(row.id))
}

/** Asks once more what was taken back: the answers of then are open again, and everybody there is invited or told. */
export async function askAgain(ctx: Context, input: AskAgain): Promise<string> {
  const { id, version, dueOn, words } = parse(againSchema, input)
  const response = await loadForUpdate(ctx, Response, 'response.askAgain', id, version)
  await checkDueDay(ctx, dueOn)
  const supplier = await ctx.db.findOneByOrFail(Supplier, { id: response.supplierId })
  if (await hasOther(ctx, response, open)) throw new Refused('alreadyAsked', { supplier: supplier.name })
  await transition(ctx, Response, responseMachine, response, 'response.askAgain', {
    words,
    changes: {
      dueOn,
      message: words ?? response.message,
      requestedAt: ctx.now(),
      requestedById: ctx.actor.accountId ?? response.requestedById,
      recalledById: null,
      recallWords: null,
      extendedFrom: null,
      extendedAt: null,
      extendedById: null,
      extensionWords: null,
    },
    data: { dueOn },
  })
  return id
}

export async function beginAgain(ctx: Context, response: Response): Promise<void> {
  await askSupplierAgain(ctx, response)
  await askContacts(ctx, await ctx.db.findOneByOrFail(Supplier, { id: response.supplierId }))
  await tellAsked(ctx, response)
}
