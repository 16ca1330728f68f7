import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { notify, peopleOf } from '../../core/notify.ts'
import { zoneOfCountry } from '../../platform/dates.ts'
import type { MailOrder } from '../../platform/mail.ts'
import type { Response } from './response.entity.ts'

/** The supplier's people learn that they are asked again; they have their accounts from the year before. */
export async function tellNextCycle(ctx: Context, { id, supplierId, templateId, dueOn }: Response): Promise<void> {
  const people = await peopleOf(ctx, supplierId)
  const [template] = await ctx.ask({ text: 'SELECT title FROM templates WHERE id = $1', values: [templateId] })
  await notify(ctx, people, { key: 'nextCycleAsked', values: { title: template?.title, due: dueOn }, path: `/responses/${id}` })
  for (const accountId of people) await enqueue(ctx, 'mail', { kind: 'nextCycleAsked', subjectId: id, accountId })
}

/** The mail of it. Null: handed in meanwhile, or the person has left. */
export async function nextCycleAsked(
  ctx: Context,
  { subjectId, accountId }: { subjectId: string; accountId?: string },
): Promise<MailOrder<'nextCycleAsked'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, s.country, t.title, r.due_on::text AS "dueOn", r.message, a.name, a.email, a.locale,
        by_.name AS "byName", by_.email AS "byEmail", (SELECT count(*)::int FROM last_year_answers l WHERE l.response_id = r.id AND l.proposed IS NOT NULL) AS proposed,
        (SELECT count(*)::int FROM last_year_answers l WHERE l.response_id = r.id AND jsonb_array_length(l.left_out) > 0) AS ended
      FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id
      JOIN accounts by_ ON by_.id = r.requested_by_id JOIN accounts a ON a.id = $2
      WHERE r.id = $1 AND r.status = 'DRAFT' AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = r.supplier_id AND m.deactivated_at IS NULL)`,
    values: [subjectId, accountId ?? null],
  })
  if (!row) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'nextCycleAsked',
    values: {
      name: String(row.name),
      path: `/responses/${subjectId}`,
      programme: String(row.programme),
      timeZone: String(row.timeZone),
      supplier: String(row.supplier),
      title: row.title as LocalText,
      dueOn: String(row.dueOn),
      ownZone: zoneOfCountry(String(row.country), ctx.now()),
      asker: { name: String(row.byName), email: String(row.byEmail) },
      message: row.message as string | null,
      proposed: Number(row.proposed),
      ended: Number(row.ended),
    },
  }
}
