import type { Locale } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import type { MailJob } from '../../core/enqueue.ts'
import type { MailOrder } from '../../platform/mail.ts'

/** That a comment is asked for, and until when: no word of what it is about, nor who looks into it. Null: it is over, or the person has left. */
export async function hearingAsked(ctx: Context, { subjectId, accountId, reminder }: MailJob): Promise<MailOrder<'hearingAsked'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, h.due_on::text AS "dueOn", a.name, a.email, a.locale
      FROM hearings h JOIN programmes p ON p.id = h.programme_id JOIN suppliers s ON s.id = h.supplier_id JOIN accounts a ON a.id = $2 AND a.id = ANY (h.recipient_ids)
      WHERE h.id = $1 AND h.status = 'ASKED' AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = h.supplier_id AND m.deactivated_at IS NULL)`,
    values: [subjectId, accountId ?? null],
  })
  if (!row) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'hearingAsked',
    values: {
      name: String(row.name),
      programme: String(row.programme),
      timeZone: String(row.timeZone),
      supplier: String(row.supplier),
      dueOn: String(row.dueOn),
      path: `/hearings/${subjectId}`,
      again: reminder !== undefined,
    },
  }
}
