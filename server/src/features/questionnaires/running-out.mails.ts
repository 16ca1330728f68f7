import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import type { MailJob } from '../../core/enqueue.ts'
import type { MailOrder } from '../../platform/mail.ts'
import { daysLeft } from './running-out.ts'

const reader = (row: Row) => ({ name: String(row.name), programme: String(row.programme), timeZone: String(row.zone) })

/** To the house: what was accepted of a supplier runs out. Null: accepted anew meanwhile, or the person has left. */
export async function acceptanceRunningOut(
  ctx: Context,
  { subjectId, accountId, dueOn }: MailJob,
): Promise<MailOrder<'acceptanceRunningOut'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS zone, s.name AS supplier, r.supplier_id AS "supplierId", t.title, a.name, a.email, a.locale,
        (SELECT n.due_on::text FROM responses n WHERE n.previous_id = r.id ORDER BY n.requested_at DESC LIMIT 1) AS next
      FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id JOIN accounts a ON a.id = $2
      WHERE r.id = $1 AND r.status = 'ACCEPTED' AND NOT EXISTS (SELECT 1 FROM responses n WHERE n.previous_id = r.id AND n.status = 'ACCEPTED')
        AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.programme_id = r.programme_id AND m.supplier_id IS NULL AND m.deactivated_at IS NULL)`,
    values: [subjectId, accountId ?? null],
  })
  if (!row) return null
  const until = String(dueOn)
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'acceptanceRunningOut',
    values: {
      ...reader(row),
      path: `/suppliers/${String(row.supplierId)}`,
      supplier: String(row.supplier),
      title: row.title as LocalText,
      until,
      left: daysLeft(ctx, until, String(row.zone)),
      next: row.next as string | null,
    },
  }
}

/** To the supplier, and to whoever looks after it: papers run out. Null: all of them were replaced meanwhile. */
export async function documentsRunningOut(
  ctx: Context,
  { subjectId, accountId, mailAt, side }: MailJob,
): Promise<MailOrder<'documentsRunningOut'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS zone, s.name AS supplier, a.name, a.email, a.locale,
        (SELECT json_agg(json_build_object('name', f.name, 'until', f.expires_on::text) ORDER BY f.expires_on, f.name) FROM running_out o JOIN evidence_files f ON f.id = o.subject_id AND f.expires_on = o.last_day
          WHERE o.supplier_id = s.id AND o.sent_at = $3::timestamptz AND NOT EXISTS (SELECT 1 FROM evidence_files n WHERE n.revision_of_id = f.id)) AS files
      FROM suppliers s JOIN programmes p ON p.id = s.programme_id JOIN accounts a ON a.id = $2
      WHERE s.id = $1 AND EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.programme_id = s.programme_id AND m.deactivated_at IS NULL)`,
    values: [subjectId, accountId ?? null, mailAt ?? null],
  })
  const files = row?.files as { name: string; until: string }[] | null | undefined
  if (!row || !files?.length) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'documentsRunningOut',
    values: {
      ...reader(row),
      path: side === 'SUPPLIER' ? '/library' : `/suppliers/${subjectId}`,
      reader: side === 'SUPPLIER' ? 'SUPPLIER' : 'HOUSE',
      supplier: String(row.supplier),
      files,
    },
  }
}
