import { openGrievanceStates } from 'shared/machines/grievance.ts'
import { reminderDays } from 'shared/rules/grievances/retention.ts'
import type { Context, Row } from '../../core/context.ts'
import type { List } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape, told } from '../../core/shape.ts'
import type { Value } from '../../core/statement.ts'

type Bind = (value: Value) => string

/** People by their ids, as a short list of names. */
const people = (g: string, ids: string): string =>
  `(SELECT coalesce(jsonb_agg(jsonb_build_object('id', a.id, 'name', a.name) ORDER BY a.name, a.id), '[]') FROM accounts a WHERE a.id = ANY (${g}.${ids}))`

const isPaused = (g: string): string => `(${g}.pauses @? '$[*] ? (@.to == null)')`
const retaliation = (g: string): string => `(${g}.retaliation_at IS NOT NULL AND ${g}.retaliation_answered_at IS NULL)`

/** A case as far as it stands in clear: to its handlers alone. What it says is opened by itself (records.ts). */
export const caseShape: Shape = {
  table: 'grievances',
  read: 'grievance.read',
  fields: {
    ...columns('id', 'programmeId', 'handlerIds', 'decidedById', 'locator', 'status', 'statusSince', 'channel', 'topic', 'country'),
    ...columns('concernsUs', 'receivedAt', 'acknowledgedAt', 'decidedAt', 'dismissedFor', 'referredTo', 'decision', 'remedyKind'),
    ...columns('solved', 'rootCause', 'changeMade', 'appealedAt', 'retaliationAt', 'retaliationAnsweredAt', 'clock', 'version'),
    dueOn: column(g => `${g}.due_on::text`),
    remedyDueOn: column(g => `${g}.remedy_due_on::text`),
    forgetOn: column(g => `${g}.forget_on::text`),
    keptUntil: column(g => `${g}.kept_until::text`),
    remindedOn: column(g => `${g}.reminded_on::text`),
    pausedSince: column(g => `(SELECT p->>'from' FROM jsonb_array_elements(${g}.pauses) p WHERE p->>'to' IS NULL LIMIT 1)`),
    retaliation: column(retaliation),
    hearingDueOn: column(
      g =>
        `(SELECT min(h.due_on)::text FROM hearing_cases c JOIN hearings h ON h.id = c.hearing_id WHERE c.grievance_id = ${g}.id AND h.status = 'ASKED')`,
    ),
    department: column(g => `(SELECT d.name FROM departments d WHERE d.id = ${g}.department_id)`),
    lead: nameOf('lead_id'),
    handlers: column(g => people(g, 'handler_ids')),
    hasIdentity: column(g => `EXISTS (SELECT 1 FROM grievance_records r WHERE r.grievance_id = ${g}.id AND r.kind = 'IDENTITY')`),
    allowedActions: told('id', 'programmeId', 'handlerIds', 'decidedById', 'status', 'channel'),
  },
}

interface Given {
  group: string
  topic: string[]
  country: string
  channel: string[]
}
const given = (args: Record<string, unknown>): Given => args.filter as Given

const today = (bind: Bind): string =>
  `(SELECT (${bind(ctx => ctx.now())}::timestamptz AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${bind(ctx => ctx.actor.programmeId)}::uuid)`

const isOpen = (g: string): string => `${g}.status IN (${openGrievanceStates.map(state => `'${state}'`).join(', ')})`
/** What a handler looks for, by the word of its chip. */
const groups: Record<string, (g: string, bind: Bind) => string> = {
  OPEN: g => `(${isOpen(g)} OR ${retaliation(g)})`,
  OVERDUE: (g, bind) => `(${g}.due_on < ${today(bind)})`,
  RETALIATION: retaliation,
  APPEALED: g => `${g}.status = 'APPEALED'`,
  PAUSED: isPaused,
  OVER: g => `NOT ${isOpen(g)}`,
  ENDING: (g, bind) => `(${g}.forget_on <= ${today(bind)} + ${reminderDays})`,
}

/** Cases by their deadline: what has none comes last. */
export const caseList: List = {
  shape: caseShape,
  sorts: {
    DUE: { sql: g => `coalesce(${g}.due_on, '2199-12-31'::date)`, type: 'date' },
    RECEIVED: { sql: g => `${g}.received_at`, type: 'timestamptz', descending: true },
  },
  filters: {
    // One statement for all groups: which one is asked is a value, and the others cost nothing.
    group: (g, bind) =>
      `CASE ${bind((_, args) => given(args).group)} ${Object.entries(groups)
        .map(([name, holds]) => `WHEN '${name}' THEN ${holds(g, bind)}`)
        .join(' ')} ELSE false END`,
    topic: (g, bind) => `${g}.topic = ANY (${bind((_, args) => given(args).topic)})`,
    country: (g, bind) => `${g}.country = ${bind((_, args) => given(args).country)}`,
    channel: (g, bind) => `${g}.channel = ANY (${bind((_, args) => given(args).channel)})`,
  },
}

/** What happened to a case, by whom and when, the newest first: no word of it. */
export const acts = (ctx: Context, id: string): Promise<Row[]> =>
  ctx.ask({
    name: 'case-acts',
    text: `SELECT h.id, h.action, h.from, h.to, h.data, h.by_rule AS "byRule", h.recorded_at AS at, (SELECT a.name FROM accounts a WHERE a.id = h.actor_id) AS actor
      FROM case_history h JOIN grievances g ON g.id = h.subject_id WHERE h.programme_id = $2 AND h.subject_id = $1 AND $3 = ANY (g.handler_ids) ORDER BY h.seq DESC LIMIT 200`,
    values: [id, ctx.actor.programmeId, ctx.actor.accountId],
  })

/** Handlers of the programme who could be added to a case: neither in it, nor of the department concerned, nor kept out, and with a key that somebody vouched for. */
export const candidates = (ctx: Context, id: string): Promise<Row[]> =>
  ctx.ask({
    name: 'case-candidates',
    text: `SELECT DISTINCT a.id, a.name FROM grievances g JOIN memberships m ON m.programme_id = g.programme_id AND m.supplier_id IS NULL AND m.deactivated_at IS NULL
        AND 'GRIEVANCE_HANDLER' = ANY (m.roles) JOIN accounts a ON a.id = m.account_id
      WHERE g.id = $1 AND g.programme_id = $2 AND NOT a.id = ANY (g.handler_ids) AND NOT a.id = ANY (g.excluded_ids)
        AND NOT (g.concerns_us AND g.department_id IS NOT NULL AND m.department_id IS NOT DISTINCT FROM g.department_id)
        AND EXISTS (SELECT 1 FROM handler_keys k JOIN handler_vouchers v ON v.key_id = k.id AND v.programme_id = g.programme_id WHERE k.account_id = a.id AND k.lost_at IS NULL) ORDER BY a.name, a.id LIMIT 100`,
    values: [id, ctx.actor.programmeId],
  })

/** Suppliers by a part of their name: a handler reads no register, and names whom a decision concerns. */
export async function suppliersToName(ctx: Context, search: string): Promise<Row[]> {
  const words = search.normalize('NFKC').trim().slice(0, 100)
  if (words.length < 2) return []
  return ctx.ask({
    name: 'suppliers-to-name',
    text: `SELECT s.id, s.name FROM suppliers s WHERE s.programme_id = $1 AND s.merged_into_id IS NULL AND position(lower($2) IN lower(s.name)) > 0 ORDER BY s.name, s.id LIMIT 20`,
    values: [ctx.actor.programmeId, words],
  })
}
