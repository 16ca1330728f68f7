import { draftFault, type GivenAnswer } from 'shared/questionnaires/question.ts'
import { type SaveAnswer, saveAnswer as saveSchema } from 'shared/schemas/responses.ts'
import type { AnswerState } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context, Row } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { parse } from '../../core/parse.ts'
import type { Question } from './response.entity.ts'

/** How many draft versions of an answer are kept (0.4, *Time*). */
const keptVersions = 50

/** Response, question and answer as one row, the response held against being handed in meanwhile. */
async function answerToSave(ctx: Context, responseId: string, code: string): Promise<Row> {
  authorizeEver(ctx, 'answer.save')
  const [row] = await ctx.ask({
    name: 'answer-to-save',
    text: `SELECT r.programme_id AS "programmeId", r.supplier_id AS "supplierId", r.status AS "responseStatus", a.id, a.status, a.value, a.reason, a.version,
        (SELECT q FROM templates t, jsonb_array_elements(t.questions) q WHERE t.id = r.template_id AND q->>'code' = a.question) AS asked,
        (SELECT x.name FROM accounts x WHERE x.id = a.saved_by_id) AS "savedBy",
        (SELECT j.decision FROM judgements j WHERE j.response_id = r.id AND j.round = r.round AND j.question = a.question) AS decision
      FROM responses r JOIN answers a ON a.response_id = r.id AND a.question = $2 WHERE r.id = $1 AND r.programme_id = $3 FOR SHARE OF r FOR UPDATE OF a`,
    values: [responseId, code, ctx.actor.programmeId],
  })
  if (!row) throw new NotFound()
  authorize(ctx, 'answer.save', { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  if (row.responseStatus === 'RETURNED' && row.decision === 'ACCEPTED') throw new Refused('notReturned')
  if (row.responseStatus !== 'DRAFT' && row.responseStatus !== 'RETURNED') throw new Refused('notEditable')
  return row
}

const sameContent = (row: Row, given: Required<GivenAnswer>): boolean =>
  row.status === given.status &&
  JSON.stringify(row.value ?? null) === JSON.stringify(given.value ?? null) &&
  (row.reason ?? null) === (given.reason ?? null)

/** What stays of an answer in each state: nothing that the state does not show. */
const kept: Record<AnswerState, (given: GivenAnswer) => { value: unknown; reason: string | null }> = {
  EMPTY: () => ({ value: null, reason: null }),
  ANSWERED: given => ({ value: given.value ?? null, reason: null }),
  NOT_APPLICABLE: given => ({ value: null, reason: given.reason ?? null }),
  REFUSED: given => ({ value: null, reason: given.reason ?? null }),
}

/**
 * Saves a draft answer. Somebody else's newer words are never overwritten in silence: the refusal brings both.
 * Saving the same again is no change.
 */
export async function saveAnswer(ctx: Context, input: SaveAnswer): Promise<{ responseId: string; question: string }> {
  const given = parse(saveSchema, input)
  const row = await answerToSave(ctx, given.responseId, given.question)
  const place = { responseId: given.responseId, question: given.question }
  const next = { status: given.status, ...kept[given.status](given) }
  if (sameContent(row, next)) return place
  if (row.version !== given.version) {
    const theirs = { status: row.status, value: row.value, reason: row.reason }
    throw new Refused('changedMeanwhile', { mine: next, theirs, savedBy: row.savedBy ?? null, version: row.version })
  }
  const asked = row.asked as Question
  const fault = draftFault(asked, next)
  if (fault) throw new Invalid({ value: `errors:answer.${fault}` })
  const fileId = asked.type === 'FILE' && next.status === 'ANSWERED' ? await ownFile(ctx, String(row.supplierId), next.value) : null
  await writeAnswer(ctx, row, { ...next, fileId })
  return place
}

async function ownFile(ctx: Context, supplierId: string, id: unknown): Promise<string> {
  const [file] = await ctx.ask({ text: 'SELECT id FROM evidence_files WHERE id = $1 AND supplier_id = $2', values: [id, supplierId] })
  if (!file) throw new Invalid({ value: 'errors:answer.notFile' })
  return String(file.id)
}

async function writeAnswer(
  ctx: Context,
  row: Row,
  next: { status: AnswerState; value: unknown; reason: string | null; fileId: string | null },
): Promise<void> {
  const version = Number(row.version) + 1
  const value = next.value === null ? null : JSON.stringify(next.value)
  const { accountId } = ctx.actor
  const saved = ctx.ask({
    name: 'save-answer',
    text: 'UPDATE answers SET status = $2, value = $3, reason = $4, file_id = $5, saved_by_id = $6, saved_at = $7, version = $8 WHERE id = $1 AND version = $8 - 1',
    values: [row.id, next.status, value, next.reason, next.fileId, accountId, ctx.now(), version],
  })
  const kept = ctx.ask({
    name: 'keep-answer-version',
    text: `INSERT INTO answer_versions (answer_id, version, programme_id, supplier_id, status, value, reason, saved_by_id, saved_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [row.id, version, row.programmeId, row.supplierId, next.status, value, next.reason, accountId, ctx.now()],
  })
  // One connection, one order, one round trip.
  await Promise.all([saved, kept])
  if (version > keptVersions)
    await ctx.ask({ text: 'DELETE FROM answer_versions WHERE answer_id = $1 AND version <= $2', values: [row.id, version - keptVersions] })
}
