import { type Action, mayEver } from 'shared/policy/policy.ts'
import { fillText } from 'shared/questionnaires/fill-text.ts'
import type { LocalText as LocalTextShape, WorkKind } from 'shared/words/lists.ts'
import type { Context, Row } from '../../core/context.ts'

const responses = `SELECT r.id, s.name AS subject, ((r.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", r.status_since AS since, NULL::text AS detail,
    (SELECT a.name FROM accounts a WHERE a.id = r.requested_by_id) AS "requestedBy", r.required, r.answered, r.previous_id IS NOT NULL AS yearly,
    (SELECT t.title FROM templates t WHERE t.id = r.template_id) AS title FROM responses r JOIN suppliers s ON s.id = r.supplier_id JOIN programmes p ON p.id = r.programme_id WHERE r.programme_id = $1`
const suppliers = `SELECT s.id, s.name AS subject, NULL::timestamptz AS "dueAt", s.status_since AS since, NULL::text AS detail FROM suppliers s WHERE s.programme_id = $1`

/** Sections in the hands of whoever asks, as `h`. */
const myOpenSections = `h.programme_id = $1 AND h.email = (SELECT a.email FROM accounts a WHERE a.id = $3) AND h.done_at IS NULL AND h.taken_back_at IS NULL`
const sectionTitle = `(SELECT s->'title' FROM responses o JOIN templates t ON t.id = o.template_id, jsonb_array_elements(t.content->'sections') s WHERE o.id = h.response_id AND s->>'code' = h.section)`

/** What waits for whom: whoever may do the act sees what waits for it. The walls narrow each to the asker's own. */
const waiting: Record<WorkKind, { for: Action; rows: string }> = {
  CORRECT_RESPONSE: { for: 'answer.save', rows: `${responses} AND r.status = 'RETURNED' ORDER BY r.due_on` },
  ANSWER_SECTION: {
    for: 'section.finish',
    rows: `SELECT r.id, x.by AS subject, ((r.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", x.at AS since, x.by AS detail, x.section, x.title
      FROM (SELECT h.*, ${sectionTitle} AS title, (SELECT a.name FROM accounts a WHERE a.id = h.by_id) AS by FROM assignments h WHERE ${myOpenSections}) x
      JOIN responses r ON r.id = x.response_id JOIN programmes p ON p.id = r.programme_id WHERE r.programme_id = $1 AND r.status IN ('DRAFT', 'RETURNED') ORDER BY r.due_on, x.section`,
  },
  // Whoever was handed sections has these to do, and the whole only where they may hand it in.
  ANSWER_REQUEST: {
    for: 'answer.save',
    rows: `${responses} AND r.status = 'DRAFT' AND ($4::boolean OR NOT EXISTS (SELECT 1 FROM assignments h WHERE h.response_id = r.id AND ${myOpenSections})) ORDER BY r.due_on`,
  },
  ANSWER_MESSAGE: {
    for: 'thread.write',
    rows: `SELECT r.id, s.name AS subject, NULL::timestamptz AS "dueAt", x.since, x.question AS detail, x.section,
        (SELECT q->'label' FROM templates t, jsonb_path_query(t.content, '$.sections[*].questions[*]') q WHERE t.id = r.template_id AND q->>'code' = x.question LIMIT 1) AS title,
        (SELECT t.content->'settings' FROM templates t WHERE t.id = r.template_id) AS settings
      FROM threads x JOIN responses r ON r.id = x.response_id JOIN suppliers s ON s.id = r.supplier_id
      WHERE x.programme_id = $1 AND x.waits_for = $5 ORDER BY x.since`,
  },
  // Who asks, and until when: what about stands in the letter alone.
  ANSWER_HEARING: {
    for: 'hearing.answer',
    rows: `SELECT h.id, p.name AS subject, ((h.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", h.asked_at AS since, NULL::text AS detail
      FROM hearings h JOIN programmes p ON p.id = h.programme_id WHERE h.programme_id = $1 AND $3 = ANY (h.recipient_ids) AND h.status = 'ASKED' ORDER BY h.due_on, h.id`,
  },
  REVIEW_RESPONSE: {
    for: 'answer.judge',
    rows: `SELECT r.id, s.name AS subject, NULL::timestamptz AS "dueAt", r.submitted_at AS since, r.round::text AS detail
      FROM responses r JOIN suppliers s ON s.id = r.supplier_id WHERE r.programme_id = $1 AND r.status IN ('SUBMITTED', 'IN_REVIEW') ORDER BY r.submitted_at`,
  },
  // Whoever sees to a condition: from a week before its day on.
  SEE_TO_CONDITION: {
    for: 'condition.fulfil',
    rows: `SELECT s.id, s.name AS subject, ((c.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", c.named_at AS since, c.name AS detail
      FROM conditions c JOIN suppliers s ON s.id = c.supplier_id JOIN programmes p ON p.id = c.programme_id
      WHERE c.programme_id = $1 AND c.status = 'OPEN' AND c.owner_id = $3 AND c.due_on <= ($2::timestamptz AT TIME ZONE p.time_zone)::date + 7 ORDER BY c.due_on, c.id`,
  },
  JUDGE_HIT: {
    for: 'hit.clear',
    rows: `SELECT h.id, h.subject_name AS subject, NULL::timestamptz AS "dueAt", h.status_since AS since, h.matched_name AS detail FROM screening_hits h JOIN suppliers s ON s.id = h.supplier_id
      WHERE h.programme_id = $1 AND h.status IN ('NEW', 'POSSIBLE') AND (s.reviewer_id = $3 OR s.reviewer_id IS NULL) ORDER BY h.status_since, h.id`,
  },
  // Those of one's own suppliers, and those that nobody looks after.
  ASSESS_FLAG: {
    for: 'flag.dismiss',
    rows: `SELECT f.id, s.name AS subject, NULL::timestamptz AS "dueAt", f.raised_at AS since, f.code AS detail FROM red_flags f JOIN suppliers s ON s.id = f.supplier_id
      WHERE f.programme_id = $1 AND f.status = 'RAISED' AND (s.reviewer_id = $3 OR s.reviewer_id IS NULL) ORDER BY f.raised_at, f.id`,
  },
  WORK_PACKAGE: {
    for: 'package.finish',
    rows: `SELECT d.id, s.name AS subject, ((k.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", k.status_since AS since,
        'F-17 ' || chr(96 + array_position(ARRAY['COUNTRY', 'KYS', 'CUSTODY', 'TDS', 'MAP', 'ASSESSMENT', 'RISK'], k.kind)) AS detail
      FROM dossier_packages k JOIN dossiers d ON d.id = k.dossier_id JOIN suppliers s ON s.id = k.supplier_id JOIN programmes p ON p.id = k.programme_id
      WHERE k.programme_id = $1 AND k.owner_id = $3 AND k.status IN ('TODO', 'RUNNING') AND d.status = 'OPEN' ORDER BY k.due_on NULLS LAST, k.id`,
  },
  JUDGE_INCIDENT: {
    for: 'incident.judgeRelevant',
    rows: `SELECT i.id, coalesce((SELECT s.name FROM suppliers s WHERE s.id = i.supplier_id), i.party, i.place, i.country) AS subject, NULL::timestamptz AS "dueAt", i.recorded_at AS since, i.source AS detail
      FROM incidents i WHERE i.programme_id = $1 AND i.status = 'REPORTED' ORDER BY i.recorded_at, i.id`,
  },
  // Somebody else's proposal waits for a second person: the policy lets nobody agree to their own.
  AGREE_OVERRIDE: {
    for: 'check.approveOverride',
    rows: `SELECT c.id, c.country AS subject, NULL::timestamptz AS "dueAt", c.status_since AS since, (SELECT a.name FROM accounts a WHERE a.id = c.override_by_id) AS detail
      FROM country_checks c WHERE c.programme_id = $1 AND c.superseded_at IS NULL AND c.status = 'OVERRIDE_PROPOSED' AND c.override_by_id IS DISTINCT FROM $3 ORDER BY c.status_since, c.id`,
  },
  AGREE_RULE: {
    for: 'rule.approve',
    rows: `SELECT r.id, r.words AS subject, NULL::timestamptz AS "dueAt", r.proposed_at AS since, (SELECT a.name FROM accounts a WHERE a.id = r.proposed_by_id) AS detail
      FROM country_rules r WHERE r.programme_id = $1 AND r.status = 'PROPOSED' AND r.proposed_by_id IS DISTINCT FROM $3 ORDER BY r.proposed_at, r.id`,
  },
  // By its number alone: a title or a topic would stand in a list that others look over somebody's shoulder at.
  HANDLE_CASE: {
    for: 'grievance.acknowledge',
    rows: `SELECT g.id, g.locator AS subject, ((g.due_on + 1)::timestamp AT TIME ZONE p.time_zone) AS "dueAt", g.status_since AS since, NULL::text AS detail
      FROM grievances g JOIN programmes p ON p.id = g.programme_id WHERE g.programme_id = $1 AND $3 = ANY (g.handler_ids) AND g.due_on IS NOT NULL ORDER BY g.due_on, g.id`,
  },
  INVITATION_EXPIRED: {
    for: 'supplier.invite',
    rows: `SELECT s.id, s.name AS subject, NULL::timestamptz AS "dueAt", i.expires_at AS since, i.email AS detail FROM invitations i JOIN suppliers s ON s.id = i.supplier_id
      WHERE i.programme_id = $1 AND i.accepted_at IS NULL AND i.withdrawn_at IS NULL AND i.expires_at <= $2 ORDER BY i.expires_at`,
  },
  // The mail server refused it, or a person knows: a corrected address or a call helps.
  ADDRESS_UNDELIVERABLE: {
    for: 'address.mark',
    rows: `SELECT s.id, s.name AS subject, NULL::timestamptz AS "dueAt", u.since, u.email AS detail FROM undeliverable_addresses u JOIN contacts c ON c.programme_id = u.programme_id AND c.email = u.email
      JOIN suppliers s ON s.id = c.supplier_id WHERE u.programme_id = $1 AND u.cleared_at IS NULL AND EXISTS (SELECT 1 FROM responses r WHERE r.supplier_id = s.id AND r.status IN ('DRAFT', 'RETURNED')) ORDER BY u.since`,
  },
  INVITE_SUPPLIER: { for: 'supplier.invite', rows: `${suppliers} AND s.status = 'PROSPECT' ORDER BY s.created_at` },
  START_TRADING: { for: 'supplier.startTrading', rows: `${suppliers} AND s.status IN ('APPROVED', 'CONDITIONAL') ORDER BY s.status_since` },
  INVITE_STAFF: {
    for: 'member.invite',
    rows: `SELECT p.id, p.name AS subject, NULL::timestamptz AS "dueAt", p.created_at AS since, NULL::text AS detail FROM programmes p WHERE p.id = $1
      AND (SELECT count(*) FROM memberships m WHERE m.programme_id = p.id AND m.supplier_id IS NULL) = 1 AND NOT EXISTS (SELECT 1 FROM invitations i WHERE i.programme_id = p.id)`,
  },
}

/** A statement takes just the values it names: programme, now, account, whether they may hand in, their side. */
function withValues(text: string, known: readonly unknown[]): { text: string; values: unknown[] } {
  const named = [...new Set([...text.matchAll(/\$(\d)/g)].map(([, number]) => Number(number)))].sort()
  return {
    text: text.replace(/\$(\d)/g, (_, number: string) => `$${named.indexOf(Number(number)) + 1}`),
    values: named.map(number => known[number - 1]),
  }
}

const most = 100

/** A question's words with the template's thresholds in them. */
const filled = ({ title, settings }: Row): { title?: LocalTextShape } =>
  title && settings ? { title: fillText(title as LocalTextShape, settings as Record<string, number>) } : {}

/** Everything that waits for whoever asks, at most so many of a kind. */
export async function whatWaits(ctx: Context): Promise<(Row & { readonly kind: WorkKind })[]> {
  const kinds = (Object.keys(waiting) as WorkKind[]).filter(kind => mayEver(ctx.actor, waiting[kind].for))
  const known: readonly unknown[] = [
    ctx.actor.programmeId,
    ctx.now(),
    ctx.actor.accountId,
    mayEver(ctx.actor, 'response.submit'),
    ctx.actor.supplierId ? 'SUPPLIER' : 'HOUSE',
  ]
  const found: (Row & { kind: WorkKind })[][] = await Promise.all(
    kinds.map(async kind => {
      const { rows } = waiting[kind]
      const { text, values } = withValues(`${rows} LIMIT ${most}`, known)
      const items = await ctx.ask({ name: `work-${kind}`, text, values })
      return items.map(item => ({ ...item, ...filled(item), kind, subjectId: item.id }))
    }),
  )
  return found.flat()
}
