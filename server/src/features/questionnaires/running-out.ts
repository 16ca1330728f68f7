import { addDays, type Day, dayIn } from 'shared/rules/days.ts'
import { daysBetween } from 'shared/rules/reminders.ts'
import { runningOut, runningOutDays, validMonths } from 'shared/rules/validity.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue } from '../../core/enqueue.ts'
import { notify, peopleOf, staffWith } from '../../core/notify.ts'
import { validUntil } from './last-year.reading.ts'

/** What runs out is said 90, 60, 30 and 7 days before (0.4, *Time*), each once: an accepted response to the house, papers to their supplier and its reviewer. */
export async function remindOfWhatRunsOut(ctx: Context, today: Day): Promise<void> {
  const last = addDays(today, runningOutDays[0])
  for (const one of await acceptances(ctx, today, last)) if (await keep(ctx, one, today)) await tellHouse(ctx, one)
  const due = new Map<string, Row[]>()
  for (const one of await papers(ctx, today, last))
    if (await keep(ctx, one, today)) due.set(String(one.supplierId), [...(due.get(String(one.supplierId)) ?? []), one])
  for (const files of due.values()) await tellOfPapers(ctx, files)
}

const sent = (x: string, until: string): string =>
  `ARRAY(SELECT o.days FROM running_out o WHERE o.subject_id = ${x}.id AND o.last_day = ${until})`

/** Of each supplier the acceptance that holds now; the year that was before it is over. */
const acceptances = (ctx: Context, today: Day, last: Day): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT r.id, r.supplier_id AS "supplierId", s.name AS supplier, s.reviewer_id AS "reviewerId", ${validUntil('r')}::text AS until, ${sent('r', validUntil('r'))} AS sent
      FROM responses r JOIN suppliers s ON s.id = r.supplier_id WHERE r.programme_id = $1 AND r.status = 'ACCEPTED' AND ${validUntil('r')} BETWEEN $2::date AND $3::date
        AND r.status_since BETWEEN $2::date - interval '${validMonths.usual} months 3 days' AND $3::date - interval '${validMonths.usual} months' + interval '3 days'
        AND NOT EXISTS (SELECT 1 FROM responses n WHERE n.supplier_id = r.supplier_id AND n.status = 'ACCEPTED' AND n.status_since > r.status_since) ORDER BY r.status_since`,
    values: [ctx.actor.programmeId, today, last],
  })

/** The newest revision of each paper, unless a reviewer refused it. */
const papers = (ctx: Context, today: Day, last: Day): Promise<Row[]> =>
  ctx.ask({
    text: `SELECT f.id, f.supplier_id AS "supplierId", s.name AS supplier, s.reviewer_id AS "reviewerId", f.expires_on::text AS until, ${sent('f', 'f.expires_on')} AS sent
      FROM evidence_files f JOIN suppliers s ON s.id = f.supplier_id WHERE f.programme_id = $1 AND coalesce(f.expires_on, '2199-12-31') BETWEEN $2::date AND $3::date
        AND f.state <> 'REFUSED' AND NOT EXISTS (SELECT 1 FROM evidence_files n WHERE n.revision_of_id = f.id) ORDER BY f.expires_on, f.id`,
    values: [ctx.actor.programmeId, today, last],
  })

/** False: nothing is due today, or another run has said it. */
async function keep(ctx: Context, one: Row, today: Day): Promise<boolean> {
  const days = runningOut(String(one.until), today, one.sent as number[])
  if (days === null) return false
  const kept = await ctx.ask({
    text: 'INSERT INTO running_out (subject_id, last_day, days, programme_id, supplier_id, sent_at) VALUES ($1, $2, $3, $4, $5, $6) ON CONFLICT DO NOTHING RETURNING days',
    values: [one.id, one.until, days, ctx.actor.programmeId, one.supplierId, ctx.now()],
  })
  return kept.length > 0
}

/** Whoever looks after the supplier; where nobody does, every reviewer. */
async function reviewersOf(ctx: Context, { reviewerId }: Row): Promise<string[]> {
  const all = await staffWith(ctx, 'REVIEWER')
  return all.includes(String(reviewerId)) ? [String(reviewerId)] : all
}

async function tellHouse(ctx: Context, one: Row): Promise<void> {
  const people = [...new Set([...(await reviewersOf(ctx, one)), ...(await staffWith(ctx, 'PURCHASING'))])]
  const { supplier, until, id } = one
  await notify(ctx, people, { key: 'acceptanceRunningOut', values: { supplier, until }, path: `/suppliers/${String(one.supplierId)}` })
  for (const accountId of people)
    await enqueue(ctx, 'mail', { kind: 'acceptanceRunningOut', subjectId: String(id), accountId, dueOn: String(until) })
}

/** One mail for all papers of a supplier whose day has come. */
async function tellOfPapers(ctx: Context, files: readonly Row[]): Promise<void> {
  const [first] = files
  if (!first) return
  const { supplier, until } = first
  const supplierId = String(first.supplierId)
  const values = { supplier, until, count: files.length }
  const [theirs, ours] = [await peopleOf(ctx, supplierId), await reviewersOf(ctx, first)]
  await notify(ctx, theirs, { key: 'documentsRunningOut', values, path: '/library' })
  await notify(ctx, ours, { key: 'documentsRunningOut', values, path: `/suppliers/${supplierId}` })
  const order = { kind: 'documentsRunningOut', subjectId: supplierId, mailAt: ctx.now().toISOString() }
  for (const accountId of theirs) await enqueue(ctx, 'mail', { ...order, accountId, side: 'SUPPLIER' })
  for (const accountId of ours) await enqueue(ctx, 'mail', { ...order, accountId, side: 'HOUSE' })
}

/** The programme's today, from eight o'clock on: nobody is woken by a reminder. */
export async function remindRunningOut(ctx: Context): Promise<void> {
  const [row] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  const zone = String(row?.zone ?? 'UTC')
  const hour = Number(new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' }).format(ctx.now()))
  if (hour >= 8) await remindOfWhatRunsOut(ctx, dayIn(ctx.now(), zone))
}

export const daysLeft = (ctx: Context, until: string, zone: string): number => daysBetween(dayIn(ctx.now(), zone), until)
