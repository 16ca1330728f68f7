import { dayIn } from 'shared/rules/days.ts'
import { daysBetween, type ReminderKind, reminderDue } from 'shared/rules/reminders.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue, type MailJob } from '../../core/enqueue.ts'
import { notify, peopleOf } from '../../core/notify.ts'
import { zoneOfCountry } from '../../platform/dates.ts'
import type { MailOrder } from '../../platform/mail.ts'

/** Nobody is woken by a reminder: it leaves from this hour of the programme's day on. */
const fromHour = 8

const hourIn = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))

/**
 * Reminds of every open request whose day has come. Each reminder of each due date is a row, so it goes out once, however often this runs.
 * Gives the suppliers whose deadline is a week over.
 */
export async function remindOpen(ctx: Context): Promise<string[]> {
  const [programme] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  const zone = String(programme?.zone ?? 'UTC')
  if (hourIn(ctx.now(), zone) < fromHour) return []
  const today = dayIn(ctx.now(), zone)
  const open = await ctx.ask({
    text: `SELECT r.id, r.supplier_id AS "supplierId", r.due_on::text AS due, greatest(CASE r.status WHEN 'RETURNED' THEN r.status_since ELSE r.requested_at END, r.extended_at) AS opened,
        (SELECT t.title FROM templates t WHERE t.id = r.template_id) AS title, (SELECT coalesce(json_agg(m.kind), '[]') FROM reminders m WHERE m.response_id = r.id AND m.due_on = r.due_on) AS sent
      FROM responses r WHERE r.programme_id = $1 AND r.status IN ('DRAFT', 'RETURNED') AND r.due_on > $2::date - 40
        AND NOT EXISTS (SELECT 1 FROM reminders h WHERE h.response_id = r.id AND h.by_id IS NOT NULL AND (h.sent_at AT TIME ZONE $3)::date = $2::date) ORDER BY r.due_on`,
    // Whoever was reminded by hand today hears from the clock tomorrow, if there is something to say.
    values: [ctx.actor.programmeId, today, zone],
  })
  const late: string[] = []
  for (const one of open) {
    const kind = reminderDue({ opened: dayIn(one.opened as Date, zone), due: String(one.due), today, sent: one.sent as ReminderKind[] })
    if (!kind || !(await keep(ctx, one, kind))) continue
    await remind(ctx, one, kind)
    if (kind === 'SEVEN_AFTER') late.push(String(one.supplierId))
  }
  return late
}

/** False: another run has sent it. */
async function keep(ctx: Context, one: Row, kind: ReminderKind): Promise<boolean> {
  const kept = await ctx.ask({
    text: `INSERT INTO reminders (response_id, due_on, kind, programme_id, supplier_id, sent_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING kind`,
    values: [one.id, one.due, kind, ctx.actor.programmeId, one.supplierId, ctx.now()],
  })
  return kept.length > 0
}

/** Whoever takes part for the supplier; and whoever has an invitation that still works, by that. */
async function remind(ctx: Context, one: Row, kind: ReminderKind): Promise<void> {
  const order = { kind: 'requestReminder', subjectId: String(one.id), reminder: kind, dueOn: String(one.due) }
  const people = await peopleOf(ctx, String(one.supplierId))
  await notify(ctx, people, { key: 'requestReminder', values: { title: one.title, due: one.due }, path: `/responses/${one.id}` })
  for (const accountId of people) await enqueue(ctx, 'mail', { ...order, accountId })
  const invited = await ctx.ask({
    text: 'SELECT id FROM invitations WHERE programme_id = $1 AND supplier_id = $2 AND accepted_at IS NULL AND withdrawn_at IS NULL AND expires_at > $3',
    values: [ctx.actor.programmeId, one.supplierId, ctx.now()],
  })
  for (const { id } of invited) await enqueue(ctx, 'mail', { ...order, invitationId: String(id) })
}

/** The mail of a reminder. Null: handed in meanwhile, or given another date. */
export async function requestReminder(
  ctx: Context,
  { subjectId, accountId, invitationId, reminder, dueOn, reminderId }: MailJob,
): Promise<MailOrder<'requestReminder'> | null> {
  const [row] = await ctx.ask({
    text: `SELECT p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, s.country, t.title, r.due_on::text AS "dueOn", r.required - r.answered AS open,
        coalesce(hand.name, by_.name) AS "personName", coalesce(hand.email, by_.email) AS "personEmail", m.words, coalesce(a.name, i.name) AS name, coalesce(a.email, i.email) AS email, coalesce(a.locale, i.locale) AS locale, i.expires_at AS "expiresAt"
      FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id
      JOIN accounts by_ ON by_.id = r.requested_by_id LEFT JOIN reminders m ON m.id = $5 LEFT JOIN accounts hand ON hand.id = m.by_id LEFT JOIN accounts a ON a.id = $2 LEFT JOIN invitations i ON i.id = $3 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL
      WHERE r.id = $1 AND r.status IN ('DRAFT', 'RETURNED') AND r.due_on = $4::date AND (a.id IS NULL AND i.id IS NOT NULL
        OR EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = a.id AND m.supplier_id = r.supplier_id AND m.deactivated_at IS NULL))`,
    values: [subjectId, accountId ?? null, invitationId ?? null, dueOn, reminderId ?? null],
  })
  if (!row) return null
  const timeZone = String(row.timeZone)
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'requestReminder',
    values: {
      name: String(row.name),
      programme: String(row.programme),
      timeZone,
      supplier: String(row.supplier),
      title: row.title as LocalText,
      path: invitationId ? `/invitation/${ctx.house.signer.token('invitation', invitationId)}` : `/responses/${subjectId}`,
      reminder: reminder as ReminderKind | 'BY_HAND',
      words: row.words as string | null,
      dueOn: String(row.dueOn),
      left: daysBetween(dayIn(ctx.now(), timeZone), String(row.dueOn)),
      open: Math.max(Number(row.open), 0),
      ownZone: zoneOfCountry(String(row.country), ctx.now()),
      contact: { name: String(row.personName), email: String(row.personEmail) },
      expiresAt: row.expiresAt instanceof Date ? row.expiresAt.toISOString() : null,
    },
  }
}
