import { createHash, randomUUID } from 'node:crypto'
import { isStaff } from 'shared/policy/roles.ts'
import { threadPlace as placeSchema, type SayAtQuestion, sayAtQuestion as saySchema, type ThreadPlace } from 'shared/schemas/talk.ts'
import type { MessageSide } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { Response } from '../questionnaires/response.entity.ts'
import { tellOtherSide } from './message-news.ts'
import { sectionOf } from './question-place.ts'

/** On whose behalf a person speaks. */
const sideOf = (ctx: Context): MessageSide => (ctx.actor.roles.some(isStaff) ? 'HOUSE' : 'SUPPLIER')
const otherSide: Record<MessageSide, MessageSide> = { SUPPLIER: 'HOUSE', HOUSE: 'SUPPLIER' }

/**
 * Says something at a question. Words, side and time stay as they are; the history holds their hash and not the words,
 * so that what people write to each other lies in one place only.
 */
export async function sayAtQuestion(ctx: Context, input: SayAtQuestion): Promise<string> {
  const { responseId, question, words } = parse(saySchema, input)
  // Held: two who speak at once speak one after the other, and one mail tells of both.
  const response = await loadForUpdate(ctx, Response, 'thread.write', responseId)
  const section = await sectionOf(ctx, responseId, question)
  if (section === null) throw new NotFound()
  const message = { id: randomUUID(), question, section, words, side: sideOf(ctx), at: ctx.now() }
  const group = await tellOtherSide(ctx, response, message)
  await ctx.ask({
    text: `INSERT INTO messages (id, programme_id, supplier_id, response_id, question, words, side, author_id, at, mail_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
    values: [
      message.id,
      response.programmeId,
      response.supplierId,
      responseId,
      question,
      words,
      message.side,
      ctx.actor.accountId,
      message.at,
      group.mailAt,
    ],
  })
  await waitFor(ctx, response, message, otherSide[message.side])
  await markRead(ctx, response, question)
  note(ctx, {
    action: 'thread.write',
    subjectType: 'responses',
    subjectId: responseId,
    supplierId: response.supplierId,
    audience: 'ALL',
    data: { question, messageId: message.id, sha256: createHash('sha256').update(words).digest('hex') },
  })
  return message.id
}

/** The last word is the other side's and needs no answer: nobody is waited for any more. */
export async function settleThread(ctx: Context, input: ThreadPlace): Promise<string> {
  const { responseId, question } = parse(placeSchema, input)
  const response = await loadForUpdate(ctx, Response, 'thread.settle', responseId)
  const [settled] = await ctx.ask({
    text: 'UPDATE threads SET waits_for = NULL, since = $3 WHERE response_id = $1 AND question = $2 AND waits_for = $4 RETURNING question',
    values: [responseId, question, ctx.now(), sideOf(ctx)],
  })
  // Settled already, or answered by a colleague a moment ago: what was wanted is so.
  if (!settled) return responseId
  await markRead(ctx, response, question)
  note(ctx, {
    action: 'thread.settle',
    subjectType: 'responses',
    subjectId: responseId,
    supplierId: response.supplierId,
    audience: 'ALL',
    data: { question },
  })
  return responseId
}

/** Whoever has a thread open before them has read it; no mail tells them of it any more. */
export async function readThread(ctx: Context, input: ThreadPlace): Promise<string> {
  const { responseId, question } = parse(placeSchema, input)
  authorizeEver(ctx, 'thread.mark')
  // Not held: reading disturbs nobody who writes.
  const response = await ctx.db.findOneBy(Response, { id: responseId, programmeId: ctx.actor.programmeId ?? '' })
  if (!response) throw new NotFound()
  authorize(ctx, 'thread.mark', response)
  await markRead(ctx, response, question)
  return responseId
}

async function waitFor(
  ctx: Context,
  response: Response,
  { question, section, at }: { question: string; section: string; at: Date },
  side: MessageSide,
) {
  await ctx.ask({
    text: `INSERT INTO threads (response_id, question, programme_id, supplier_id, section, waits_for, since) VALUES ($1, $2, $3, $4, $5, $6, $7)
      ON CONFLICT (response_id, question) DO UPDATE SET waits_for = excluded.waits_for, since = CASE WHEN threads.waits_for = excluded.waits_for THEN threads.since ELSE excluded.since END`,
    values: [response.id, question, response.programmeId, response.supplierId, section, side, at],
  })
}

async function markRead(ctx: Context, response: Response, question: string): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO thread_reads (account_id, response_id, question, programme_id, supplier_id, read_at) VALUES ($1, $2, $3, $4, $5, $6)
      ON CONFLICT (account_id, response_id, question) DO UPDATE SET read_at = greatest(thread_reads.read_at, excluded.read_at)`,
    values: [ctx.actor.accountId, response.id, question, response.programmeId, response.supplierId, ctx.now()],
  })
}
