import type { MessageSide } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { notify, peopleOf, staffWith } from '../../core/notify.ts'
import type { Response } from '../questionnaires/response.entity.ts'
import { questionPath } from './question-place.ts'

/** What is said within so long is told in one mail, and not at all to whoever has read it by then. */
const mailAfterMinutes = 15

interface Said {
  readonly question: string
  readonly section: string
  readonly side: MessageSide
  readonly at: Date
}

/** Tells the other side: at once inside the product, a little later by mail, once for all that was said meanwhile. */
export async function tellOtherSide(ctx: Context, response: Response, said: Said): Promise<{ mailAt: Date }> {
  const [waiting] = await ctx.ask({
    text: `SELECT max(mail_at) AS "mailAt", bool_or(question = $3) AS told FROM messages WHERE response_id = $1 AND side = $2 AND mail_at > $4`,
    values: [response.id, said.side, said.question, said.at],
  })
  const others = said.side === 'SUPPLIER' ? await reviewersOf(ctx, response) : await peopleOf(ctx, response.supplierId)
  if (!waiting?.told) await tellInside(ctx, response, said, others)
  if (waiting?.mailAt instanceof Date) return { mailAt: waiting.mailAt }
  const mailAt = new Date(said.at.getTime() + mailAfterMinutes * 60_000)
  for (const accountId of others)
    await enqueue(
      ctx,
      'mail',
      { kind: 'messagesAtQuestions', subjectId: response.id, accountId, side: said.side, mailAt: mailAt.toISOString() },
      mailAt,
    )
  return { mailAt }
}

async function tellInside(ctx: Context, response: Response, { question, section, side }: Said, others: string[]): Promise<void> {
  const [row] = await ctx.ask({
    text: 'SELECT s.name AS supplier, t.title FROM suppliers s, templates t WHERE s.id = $1 AND t.id = $2',
    values: [response.supplierId, response.templateId],
  })
  await notify(ctx, others, {
    key: side === 'SUPPLIER' ? 'messageFromSupplier' : 'messageFromHouse',
    values: { supplier: row?.supplier, title: row?.title, question },
    path: questionPath(side === 'SUPPLIER' ? 'HOUSE' : 'SUPPLIER', response.id, section, question),
  })
}

/** Those reviewers who have to do with it: who asked for it, who judged or spoke in it. Nobody yet: all of them. */
async function reviewersOf(ctx: Context, response: Response): Promise<string[]> {
  const all = await staffWith(ctx, 'REVIEWER')
  const rows = await ctx.ask({
    text: `SELECT requested_by_id AS id FROM responses WHERE id = $1 UNION SELECT judged_by_id FROM judgements WHERE response_id = $1
      UNION SELECT author_id FROM messages WHERE response_id = $1 AND side = 'HOUSE'`,
    values: [response.id],
  })
  const concerned = all.filter(one => rows.some(({ id }) => id === one))
  return concerned.length > 0 ? concerned : all
}
