import { can } from 'shared/policy/policy.ts'
import type { Question, Template } from 'shared/questionnaires/template.ts'
import { visibleSections } from 'shared/questionnaires/visible.ts'
import type { AnswerState, Tier } from 'shared/words/lists.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { NotFound } from '../../core/errors.ts'
import { fromLastYear } from './last-year.reading.ts'
import type { QuestionFacts, ResponseFacts } from './response.pdf.ts'

const rowsOf = (value: unknown): Row[] => (Array.isArray(value) ? (value as Row[]) : [])
const date = (value: unknown): Date => new Date(String(value))
const dateOrNull = (value: unknown): Date | null => (value ? date(value) : null)

const statement = `SELECT r.id, r.programme_id AS "programmeId", r.supplier_id AS "supplierId", p.name AS programme, p.time_zone AS "timeZone", s.name AS supplier, t.title, t.content,
    r.tier, r.status, r.status_since AS "stateSince", r.requested_at AS "requestedAt", (SELECT a.name FROM accounts a WHERE a.id = r.requested_by_id) AS "requestedBy", r.due_on::text AS "dueOn",
    (SELECT json_agg(x) FROM (SELECT a.question, a.status, a.value, a.reason, a.note, ${fromLastYear('a')} AS "fromLastYear", (SELECT json_agg(json_build_object('id', f.id, 'name', f.name, 'size', f.size, 'sha256', f.sha256, 'uploadedAt', f.uploaded_at,
      'uploadedBy', (SELECT u.name FROM accounts u WHERE u.id = f.uploaded_by_id)) ORDER BY f.uploaded_at, f.id) FROM answer_files g JOIN evidence_files f ON f.id = g.file_id WHERE g.answer_id = a.id) AS files
      FROM answers a WHERE a.response_id = r.id) x) AS answers,
    (SELECT json_agg(x ORDER BY x.round) FROM (SELECT j.question, j.round, j.decision, j.words, j.fresh_proof AS "freshProof", j.audience, j.judged_at AS at, (SELECT a.name FROM accounts a WHERE a.id = j.judged_by_id) AS by
      FROM judgements j WHERE j.response_id = r.id) x) AS judgements,
    (SELECT json_agg(x ORDER BY x.number) FROM (SELECT o.number, o.submitted_at AS "submittedAt", (SELECT a.name FROM accounts a WHERE a.id = o.submitted_by_id) AS "submittedBy", o.sha256,
      o.returned_at AS "returnedAt", o.return_words AS "returnWords", o.due_on::text AS "dueOn" FROM rounds o WHERE o.response_id = r.id) x) AS rounds,
    (SELECT json_agg(x ORDER BY x.seq) FROM (SELECT h.seq, h.recorded_at AS at, h.action, h."from", h."to", h.note, (SELECT a.name FROM accounts a WHERE a.id = h.actor_id) AS by, h.by_rule AS "byRule", h.audience
      FROM history h WHERE h.programme_id = r.programme_id AND h.subject_id = r.id) x) AS history
  FROM responses r JOIN programmes p ON p.id = r.programme_id JOIN suppliers s ON s.id = r.supplier_id JOIN templates t ON t.id = r.template_id WHERE r.id = $1`

/** All that the document of a response says to this reader. */
export async function responseFactsOf(ctx: Context, id: string): Promise<ResponseFacts> {
  const [row] = await ctx.ask({ name: 'response-facts', text: statement, values: [id] })
  if (!row) {
    ctx.authorised = true
    throw new NotFound()
  }
  const subject = { programmeId: String(row.programmeId), supplierId: String(row.supplierId) }
  authorize(ctx, 'answer.read', subject)
  const judgements = rowsOf(row.judgements).filter(one => can(ctx.actor, 'judgement.read', { ...subject, audience: String(one.audience) }))
  const history = rowsOf(row.history).filter(one => can(ctx.actor, 'history.read', { ...subject, audience: String(one.audience) }))
  return {
    programme: String(row.programme),
    timeZone: String(row.timeZone),
    supplier: String(row.supplier),
    title: row.title as ResponseFacts['title'],
    state: row.status as ResponseFacts['state'],
    stateSince: date(row.stateSince),
    requestedAt: date(row.requestedAt),
    requestedBy: String(row.requestedBy),
    dueOn: String(row.dueOn),
    createdAt: ctx.now(),
    ...askedOf(row.content as Template, row.tier as Tier, rowsOf(row.answers), judgements),
    rounds: rowsOf(row.rounds).map(one => ({
      ...one,
      submittedAt: date(one.submittedAt),
      returnedAt: dateOrNull(one.returnedAt),
    })) as never,
    history: history.map(one => ({ ...one, at: date(one.at) })) as never,
  }
}

/** What was asked of this supplier, as its answers make it show. */
function askedOf(template: Template, tier: Tier, given: Row[], judgements: Row[]): Pick<ResponseFacts, 'settings' | 'sections'> {
  const rows = new Map(given.map(one => [String(one.question), one]))
  const answers = new Map(given.map(one => [String(one.question), { status: one.status as AnswerState, value: one.value }]))
  return {
    settings: template.settings,
    sections: visibleSections(template, tier, answers).map(({ code, title, questions }) => ({
      code,
      title,
      questions: questions.map(asked => questionFacts(asked, rows.get(asked.code) ?? {}, judgements)),
    })),
  }
}

const questionFacts = (asked: Question, answer: Row, judgements: Row[]): QuestionFacts => ({
  asked,
  status: (answer.status ?? 'EMPTY') as QuestionFacts['status'],
  value: answer.value ?? null,
  reason: (answer.reason ?? null) as string | null,
  note: (answer.note ?? null) as string | null,
  fromLastYear: (answer.fromLastYear ?? null) as QuestionFacts['fromLastYear'],
  files: rowsOf(answer.files).map(file => ({ ...file, uploadedAt: date(file.uploadedAt) })) as never,
  judgements: judgements.filter(one => one.question === asked.code).map(one => ({ ...one, at: date(one.at) })) as never,
})
