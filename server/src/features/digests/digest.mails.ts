import { mayEver } from 'shared/policy/policy.ts'
import { type Day, dayIn } from 'shared/rules/days.ts'
import { isDigestDue, type Rhythm, usualRhythm } from 'shared/rules/digest.ts'
import { type Locale, type WorkKind, workKinds } from 'shared/words/lists.ts'
import { actorOf, houseActor, rowToSession } from '../../core/actor.ts'
import { enter } from '../../core/atomic.ts'
import type { Context, Row } from '../../core/context.ts'
import { enqueue, type MailJob } from '../../core/enqueue.ts'
import { readCount } from '../../core/listing.ts'
import type { MailOrder } from '../../platform/mail.ts'
import type { DigestLine, QueueLine } from '../../platform/mails/letters.ts'
import { calendar } from '../programmes/programme.commands.ts'
import { responseList } from '../questionnaires/response.reading.ts'
import { whatWaits } from '../work/work.reading.ts'

/** Nobody is woken by it: it leaves from this hour of the programme's day on. */
const fromHour = 8

const hourIn = (at: Date, timeZone: string): number =>
  Number(new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', hourCycle: 'h23' }).format(at))

/** Orders the mails of everybody whose day it is. Each period is told once, however often this runs: the row is the lock. */
export async function tellDigests(ctx: Context): Promise<void> {
  const { programmeId } = ctx.actor
  const [programme] = await ctx.ask({ text: 'SELECT time_zone AS zone FROM programmes WHERE id = $1', values: [programmeId] })
  const zone = String(programme?.zone ?? 'UTC')
  if (hourIn(ctx.now(), zone) < fromHour) return
  const today = dayIn(ctx.now(), zone)
  const days = await calendar(ctx)
  const people = await ctx.ask({
    text: `SELECT m.id, m.account_id AS "accountId", d.rhythm, d.told_on::text AS "toldOn" FROM memberships m LEFT JOIN digests d ON d.programme_id = m.programme_id AND d.account_id = m.account_id
      WHERE m.programme_id = $1 AND m.supplier_id IS NULL AND m.deactivated_at IS NULL AND m.roles <> '{AUDITOR}' ORDER BY m.created_at, m.id`,
    values: [programmeId],
  })
  for (const one of people) {
    const rhythm = (one.rhythm ?? usualRhythm) as Rhythm
    if (!isDigestDue({ rhythm, today, calendar: days, toldOn: one.toldOn as Day | null })) continue
    if (await keep(ctx, String(one.accountId), today))
      await enqueue(ctx, 'mail', { kind: 'digest', subjectId: String(one.id), accountId: String(one.accountId) })
  }
}

/** False: another run has told them today. Also where nothing waits then: a weekly mail comes on its day or not at all. */
async function keep(ctx: Context, accountId: string, today: Day): Promise<boolean> {
  const kept = await ctx.ask({
    text: `INSERT INTO digests (programme_id, account_id, told_on) VALUES ($1, $2, $3) ON CONFLICT (programme_id, account_id) DO UPDATE SET told_on = excluded.told_on
      WHERE digests.told_on IS DISTINCT FROM excluded.told_on RETURNING account_id`,
    values: [ctx.actor.programmeId, accountId, today],
  })
  return kept.length > 0
}

/** What stands in a reviewer's queue, of suppliers whom they look after and of those whom nobody does. */
const queue: Record<QueueLine, object> = {
  waiting: { status: ['SUBMITTED', 'IN_REVIEW'] },
  back: { cameBack: true },
  soon: { dueWithin: 7 },
  overdue: { overdue: true },
  silent: { silent: true },
}

async function inQueue(ctx: Context): Promise<DigestLine[]> {
  if (!mayEver(ctx.actor, 'answer.judge')) return []
  const lines: DigestLine[] = []
  for (const [line, filter] of Object.entries(queue) as [QueueLine, object][]) {
    const mine = await readCount(ctx, responseList, { filter: { ...filter, mine: true } })
    const nobodys = await readCount(ctx, responseList, { filter: { ...filter, nobodys: true, mine: false } })
    lines.push({ queue: line, count: mine.value + nobodys.value })
  }
  return lines.filter(({ count }) => count > 0)
}

/** What waits besides: kinds of work, without those that the queue counts. */
async function besides(ctx: Context): Promise<DigestLine[]> {
  const items = await whatWaits(ctx)
  const count = (kind: WorkKind): number => items.filter(item => item.kind === kind).length
  return workKinds.filter(kind => kind !== 'REVIEW_RESPONSE' && count(kind) > 0).map(kind => ({ work: kind, count: count(kind) }))
}

/** Gathered through the reader's own eyes at the moment of writing. Null: nothing waits, or the person is no longer there. */
export async function digest(ctx: Context, { subjectId, accountId }: MailJob): Promise<MailOrder<'digest'> | null> {
  const { programmeId } = ctx.actor
  const row = await memberOf(ctx, subjectId, accountId)
  const actor = row && actorOf(rowToSession(row), ctx.now())
  if (!row || !programmeId || actor?.programmeId !== programmeId) return null
  await enter(ctx, actor)
  const lines = [...(await inQueue(ctx)), ...(await besides(ctx))]
  await enter(ctx, houseActor(programmeId))
  if (lines.length === 0) return null
  return {
    to: String(row.email),
    locale: row.locale as Locale,
    key: 'digest',
    values: {
      name: String(row.name),
      programme: String(row.programme),
      timeZone: String(row.time_zone),
      path: mayEver(actor, 'answer.judge') ? '/responses?mine=yes' : '/',
      rhythm: row.rhythm === 'DAILY' ? 'DAILY' : 'WEEKLY',
      day: dayIn(ctx.now(), String(row.time_zone)),
      lines,
    },
  }
}

/** A membership in the shape of a session, so that the same rule says who it makes somebody. */
async function memberOf(ctx: Context, membershipId: string, accountId: string | undefined): Promise<Row | null> {
  const [row] = await ctx.ask({
    text: `SELECT a.id AS account_id, a.name, a.email, a.locale, false AS installation_administrator, m.id AS membership_id, m.programme_id, m.roles, m.supplier_id, m.reach, m.valid_until,
        m.deactivated_at, p.name AS programme, p.time_zone, now() AS created_at, now() AS last_seen_at, (SELECT d.rhythm FROM digests d WHERE d.programme_id = m.programme_id AND d.account_id = a.id) AS rhythm
      FROM memberships m JOIN accounts a ON a.id = m.account_id JOIN programmes p ON p.id = m.programme_id WHERE m.id = $1 AND a.id = $2`,
    values: [membershipId, accountId ?? null],
  })
  return row && row.rhythm !== 'OFF' ? { ...row, created_at: ctx.now(), last_seen_at: ctx.now() } : null
}
