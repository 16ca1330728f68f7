import { can, mayEver } from 'shared/policy/policy.ts'
import type { Locale, LocalText } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { type CalendarFile, calendarText, type Deadline } from '../../platform/calendar.ts'
import { dueWords } from '../../platform/dates.ts'
import { translator } from '../../platform/words.ts'

/** Whoever has so many deadlines looks at the list, not at a calendar. */
const most = 1_000

/** Open requests: a supplier's own; of staff those of suppliers they look after or stand in for, and what they asked for themselves. */
const requests = `SELECT r.id, r.programme_id AS "programmeId", r.supplier_id AS "supplierId", r.version, r.due_on::text AS day, s.name AS supplier, t.title
  FROM responses r JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id
  WHERE r.programme_id = $1 AND r.status IN ('DRAFT', 'RETURNED')`
const mine = `($3::boolean OR r.requested_by_id = $2 OR s.reviewer_id = $2 OR s.reviewer_id IN (SELECT b.account_id FROM absences b WHERE b.programme_id = $1 AND b.deputy_id = $2
    AND ($4::timestamptz AT TIME ZONE (SELECT p.time_zone FROM programmes p WHERE p.id = $1))::date BETWEEN b.first_day AND b.last_day))`

const conditions = `SELECT c.id, c.programme_id AS "programmeId", c.supplier_id AS "supplierId", c.response_id AS "responseId", c.version, c.due_on::text AS day, s.name AS supplier, c.name
  FROM conditions c JOIN suppliers s ON s.id = c.supplier_id WHERE c.programme_id = $1 AND c.status = 'OPEN' AND ($3::boolean OR c.owner_id = $2) ORDER BY c.due_on, c.id LIMIT ${most}`

interface Speaking {
  readonly locale: Locale
  readonly origin: string
  readonly timeZone: string
  /** Whoever asks works for a supplier. */
  readonly own: boolean
}

function requestDeadline(row: Row, { locale, origin, timeZone, own }: Speaking): Deadline {
  const t = translator(locale)
  const facts = {
    supplier: String(row.supplier),
    title: (row.title as LocalText)[locale],
    due: dueWords(String(row.day), timeZone, locale),
  }
  return {
    id: `response-${String(row.id)}`,
    sequence: Number(row.version),
    day: String(row.day),
    summary: t(own ? 'calendar:request.own' : 'calendar:request.theirs', facts),
    words: t('calendar:request.words', facts),
    url: new URL(`/responses/${String(row.id)}`, origin).href,
  }
}

function conditionDeadline(row: Row, { locale, origin, timeZone, own }: Speaking): Deadline {
  const t = translator(locale)
  const facts = { supplier: String(row.supplier), name: String(row.name), due: dueWords(String(row.day), timeZone, locale) }
  const path = own
    ? row.responseId
      ? `/responses/${String(row.responseId)}`
      : '/submissions'
    : `/suppliers/${String(row.supplierId)}#conditions`
  return {
    id: `condition-${String(row.id)}`,
    sequence: Number(row.version),
    day: String(row.day),
    summary: t('calendar:condition.summary', facts),
    words: t('calendar:condition.words', facts),
    url: new URL(path, origin).href,
  }
}

const visible = (ctx: Context, action: 'response.read' | 'condition.read', rows: Row[]): Row[] =>
  rows.filter(row => can(ctx.actor, action, { programmeId: String(row.programmeId), supplierId: String(row.supplierId) }))

async function speaking(ctx: Context, locale: Locale): Promise<Speaking & { programme: string }> {
  const [row] = await ctx.ask({ text: 'SELECT name, time_zone AS zone FROM programmes WHERE id = $1', values: [ctx.actor.programmeId] })
  const zone = String(row?.zone ?? 'UTC')
  return { locale, origin: ctx.house.origin, timeZone: zone, own: ctx.actor.supplierId !== null, programme: String(row?.name ?? '') }
}

const fileOf = (ctx: Context, name: string, deadlines: readonly Deadline[]): CalendarFile => ({
  name,
  host: new URL(ctx.house.origin).hostname,
  now: ctx.now(),
  deadlines,
})

/** Everything that the person who asks has to keep, as a calendar reads it. What was handed in, met or lifted is no longer there. */
export async function calendarOf(ctx: Context, locale: Locale): Promise<string> {
  const say = await speaking(ctx, locale)
  const known = [ctx.actor.programmeId, ctx.actor.accountId, say.own]
  const deadlines: Deadline[] = []
  if (mayEver(ctx.actor, 'response.read')) {
    const rows = await ctx.ask({ text: `${requests} AND ${mine} ORDER BY r.due_on, r.id LIMIT ${most}`, values: [...known, ctx.now()] })
    deadlines.push(...visible(ctx, 'response.read', rows).map(row => requestDeadline(row, say)))
  }
  if (mayEver(ctx.actor, 'condition.read')) {
    const rows = await ctx.ask({ text: conditions, values: known })
    deadlines.push(...visible(ctx, 'condition.read', rows).map(row => conditionDeadline(row, say)))
  }
  return calendarText(fileOf(ctx, translator(locale)('calendar:name', { programme: say.programme }), deadlines))
}

/** The one deadline of a response, to be taken along. */
export async function deadlineOf(ctx: Context, id: string, locale: Locale): Promise<{ name: string; text: string }> {
  ctx.authorised = true
  if (!mayEver(ctx.actor, 'response.read')) throw new NotFound()
  const rows = await ctx.ask({ text: `${requests} AND r.id = $2`, values: [ctx.actor.programmeId, id] })
  const [row] = visible(ctx, 'response.read', rows)
  if (!row) throw new NotFound()
  const say = await speaking(ctx, locale)
  const deadline = requestDeadline(row, say)
  return {
    name: `${say.own ? say.programme : String(row.supplier)} ${deadline.day}.ics`,
    text: calendarText(fileOf(ctx, deadline.summary, [deadline])),
  }
}
