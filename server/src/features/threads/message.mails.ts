import { fillText } from 'shared/questionnaires/fill-text.ts'
import type { Locale, LocalText, MessageSide } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import type { MailJob } from '../../core/enqueue.ts'
import type { MailOrder } from '../../platform/mail.ts'
import { questionPath } from './question-place.ts'

/** More than these a mail does not hold; it counts them all. */
const most = 10

/** What the reader has not read of what was said within one mail's time. Null: nothing, or they are no longer concerned. */
export async function messagesAtQuestions(
  ctx: Context,
  { subjectId, accountId, side, mailAt }: MailJob,
): Promise<MailOrder<'messagesAtQuestions'> | null> {
  const [reader] = await ctx.ask({
    text: `SELECT a.name, a.email, a.locale, p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, t.title, t.content->'settings' AS settings FROM responses r
      JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id JOIN accounts a ON a.id = $2
      WHERE r.id = $1 AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.programme_id = r.programme_id AND m.deactivated_at IS NULL
        AND (CASE $3 WHEN 'HOUSE' THEN m.supplier_id = r.supplier_id ELSE m.supplier_id IS NULL AND 'REVIEWER' = ANY (m.roles) END))`,
    values: [subjectId, accountId, side],
  })
  if (!reader) return null
  const unread = await ctx.ask({
    text: `SELECT m.question, m.words, x.section, a.name AS author, a.email,
        (SELECT q->'label' FROM responses r JOIN templates t ON t.id = r.template_id, jsonb_path_query(t.content, '$.sections[*].questions[*]') q WHERE r.id = m.response_id AND q->>'code' = m.question LIMIT 1) AS label
      FROM messages m JOIN threads x ON x.response_id = m.response_id AND x.question = m.question JOIN accounts a ON a.id = m.author_id
      WHERE m.response_id = $1 AND m.side = $2 AND m.mail_at = $3
        AND NOT EXISTS (SELECT 1 FROM thread_reads d WHERE d.account_id = $4 AND d.response_id = m.response_id AND d.question = m.question AND d.read_at >= m.at)
      ORDER BY m.at, m.id`,
    values: [subjectId, side, mailAt, accountId],
  })
  const [first] = unread
  const last = unread.at(-1)
  if (!first || !last) return null
  const settings = (reader.settings ?? {}) as Record<string, number>
  const to: MessageSide = side === 'HOUSE' ? 'SUPPLIER' : 'HOUSE'
  return {
    to: String(reader.email),
    locale: reader.locale as Locale,
    key: 'messagesAtQuestions',
    values: {
      name: String(reader.name),
      programme: String(reader.programme),
      timeZone: String(reader.timeZone),
      supplier: String(reader.supplier),
      title: reader.title as LocalText,
      path: questionPath(to, subjectId, String(first.section), String(first.question)),
      reader: to,
      count: unread.length,
      messages: unread.slice(0, most).map(one => said(one, settings)),
      last: { name: String(last.author), email: String(last.email) },
    },
  }
}

const said = ({ question, words, author, label }: Row, settings: Record<string, number>) => ({
  question: String(question),
  label: fillText(label as LocalText, settings),
  author: String(author),
  words: String(words),
})
