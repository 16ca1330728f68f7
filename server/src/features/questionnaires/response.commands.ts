import { createHash, randomUUID } from 'node:crypto'
import canonicalize from 'canonicalize'
import { responseMachine } from 'shared/machines/response.ts'
import { isComplete } from 'shared/questionnaires/completeness.ts'
import { id as idSchema, type Versioned, versioned } from 'shared/schemas/fields.ts'
import {
  type AcceptAnswers,
  type AcceptResponse,
  type AskFreshProof,
  acceptAnswers as acceptSchema,
  acceptResponse as acceptWholeSchema,
  askFreshProof as askSchema,
  type JudgeAnswer,
  judgeAnswer as judgeSchema,
  type ReturnResponse,
  returnResponse as returnSchema,
  type SubmitResponse,
  submitResponse as submitSchema,
} from 'shared/schemas/responses.ts'
import { authorize } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, Refused } from '../../core/errors.ts'
import { note } from '../../core/history.ts'
import { loadForUpdate } from '../../core/load-for-update.ts'
import { parse } from '../../core/parse.ts'
import { transition } from '../../core/transition.ts'
import { nameWithAcceptance } from '../conditions/condition.commands.ts'
import { checkDueDay } from '../programmes/programme.commands.ts'
import { answersToHandIn } from './answer.commands.ts'
import { holdResponse } from './claim.commands.ts'
import { fromLastYear } from './last-year.reading.ts'
import { Judgement, Response, Round, type RoundAnswer } from './response.entity.ts'
import { contentOf } from './template.commands.ts'

/** Of the canonical form (RFC 8785), so that anybody can come to the same. */
const sha256Of = (value: unknown): string =>
  createHash('sha256')
    .update(canonicalize(value) ?? '')
    .digest('hex')

/** The answers as they stand, in the order of the questions, with their files named. */
async function answersOf(ctx: Context, response: Response, codes: readonly string[]): Promise<RoundAnswer[]> {
  const rows = await ctx.ask({
    text: `SELECT a.question, a.status, a.value, a.reason, a.note, a.file_ids AS "fileIds", (SELECT coalesce(json_agg(json_build_object('id', f.id, 'name', f.name, 'type', f.type,
        'size', f.size, 'sha256', f.sha256, 'uploadedAt', f.uploaded_at, 'uploadedBy', (SELECT x.name FROM accounts x WHERE x.id = f.uploaded_by_id)) ORDER BY f.uploaded_at, f.id), '[]')
        FROM answer_files u JOIN evidence_files f ON f.id = u.file_id WHERE u.answer_id = a.id) AS files, ${fromLastYear('a')} AS "fromLastYear"
      FROM answers a WHERE a.response_id = $1 AND a.question = ANY ($2) ORDER BY a.place`,
    values: [response.id, codes],
  })
  // A first year says nothing of one before it: what is hashed of it has the form it always had.
  return (response.previousId ? rows : rows.map(({ fromLastYear: _, ...answer }) => answer)) as unknown as RoundAnswer[]
}

/** Hands in for the supplier: what was said is kept as it was, with its hash, and goes to the reviewers. */
export async function submitResponse(ctx: Context, input: SubmitResponse): Promise<string> {
  const { id, version } = parse(submitSchema, input)
  const response = await loadForUpdate(ctx, Response, 'response.submit', id, version)
  const { sections, codes } = await answersToHandIn(ctx, id)
  const open = sections.flatMap(section => [...section.missing, ...section.faulty])
  if (!isComplete(sections)) throw new Refused('notComplete', { count: open.length, questions: open })
  const answers = await answersOf(ctx, response, codes)
  await checkFreshProof(ctx, response, answers)
  const number = response.round + 1
  const sha256 = sha256Of(answers)
  const at = ctx.now()
  await transition(ctx, Response, responseMachine, response, 'response.submit', {
    changes: { round: number, submittedAt: at, returnWords: null },
    data: { round: number, sha256 },
  })
  await ctx.db.insert(Round, {
    id: randomUUID(),
    programmeId: response.programmeId,
    supplierId: response.supplierId,
    responseId: id,
    number,
    submittedById: ctx.actor.accountId ?? '',
    submittedAt: at,
    answers: answers as never,
    sha256,
    returnedAt: null,
    returnWords: null,
    dueOn: null,
  })
  await carryAccepted(ctx, response, codes)
  return id
}

/**
 * Where fresh proof was asked for, the same papers again are none. Who has none says so: does not apply, or is not given, with the reason.
 */
async function checkFreshProof(ctx: Context, response: Response, answers: readonly RoundAnswer[]): Promise<void> {
  if (response.status !== 'RETURNED') return
  const rows = await ctx.ask({
    text: `SELECT j.question, ARRAY(SELECT f->>'id' FROM jsonb_array_elements(o.answers) x, jsonb_array_elements(x->'files') f WHERE x->>'question' = j.question) AS files
      FROM judgements j JOIN rounds o ON o.response_id = j.response_id AND o.number = j.round WHERE j.response_id = $1 AND j.round = $2 AND j.fresh_proof`,
    values: [response.id, response.round],
  })
  const before = new Map(rows.map(row => [String(row.question), row.files as string[]]))
  const open = answers.filter(({ question, status, files }) => {
    const known = before.get(question)
    return known !== undefined && status === 'ANSWERED' && files.every(file => known.includes(file.id))
  })
  if (open.length > 0) throw new Refused('freshProofMissing', { count: open.length, questions: open.map(one => one.question) })
}

/** What was accepted and could not be changed since stays accepted. */
async function carryAccepted(ctx: Context, response: Response, codes: readonly string[]): Promise<void> {
  await ctx.ask({
    text: `INSERT INTO judgements (id, programme_id, supplier_id, response_id, question, round, decision, words, audience, judged_by_id, judged_at)
      SELECT gen_random_uuid(), programme_id, supplier_id, response_id, question, round + 1, decision, words, audience, judged_by_id, judged_at
      FROM judgements WHERE response_id = $1 AND round = $2 AND decision = 'ACCEPTED' AND audience = 'ALL' AND question = ANY ($3)`,
    values: [response.id, response.round - 1, codes],
  })
}

export async function takeUpResponse(ctx: Context, input: Versioned): Promise<string> {
  const { id, version } = parse(versioned, input)
  const response = await loadForUpdate(ctx, Response, 'response.takeUp', id, version)
  await holdResponse(ctx, response)
  await transition(ctx, Response, responseMachine, response, 'response.takeUp')
  return id
}

/** Judges one answer of the present round. The first judgement takes the response up; until it goes back, judgements can be changed. */
export async function judgeAnswer(ctx: Context, input: JudgeAnswer): Promise<string> {
  const { responseId, question, decision, words } = parse(judgeSchema, input)
  const given = { question, decision, words: decision === 'RETURNED' ? words : null, freshProof: false }
  return decide(ctx, await underReview(ctx, responseId, [question]), 'answer.judge', given)
}

/** Asks that the paper be given anew, whatever was answered: the answer goes back with that. */
export async function askFreshProof(ctx: Context, input: AskFreshProof): Promise<string> {
  const { responseId, question, words } = parse(askSchema, input)
  const given = { question, decision: 'RETURNED', words, freshProof: true } as const
  return decide(ctx, await underReview(ctx, responseId, [question], 'answer.askProof'), 'answer.askProof', given)
}

type Decided = Pick<Judgement, 'question' | 'decision' | 'words' | 'freshProof'>

async function decide(ctx: Context, response: Response, action: 'answer.judge' | 'answer.askProof', given: Decided): Promise<string> {
  const { question, decision, words } = given
  await ctx.db.upsert(
    Judgement,
    {
      id: randomUUID(),
      programmeId: response.programmeId,
      supplierId: response.supplierId,
      responseId: response.id,
      round: response.round,
      ...given,
      audience: 'STAFF',
      judgedById: ctx.actor.accountId ?? '',
      judgedAt: ctx.now(),
    },
    { conflictPaths: ['responseId', 'round', 'question'], skipUpdateIfNoValuesChanged: false },
  )
  note(ctx, {
    action,
    subjectType: 'responses',
    subjectId: response.id,
    supplierId: response.supplierId,
    to: decision,
    note: words,
    data: { question, round: response.round },
  })
  return response.id
}

/**
 * Accepts several answers of the present round at once. What somebody has judged already stays as it was judged. One entry of
 * the history tells of all of them, with the hash of what was decided (trust 4).
 */
export async function acceptAnswers(ctx: Context, input: AcceptAnswers): Promise<string> {
  const { responseId, questions } = parse(acceptSchema, input)
  const response = await underReview(ctx, responseId, questions)
  const rows = await ctx.ask({
    text: `INSERT INTO judgements (id, programme_id, supplier_id, response_id, question, round, decision, words, audience, judged_by_id, judged_at)
      SELECT gen_random_uuid(), $2, $3, $1, asked.question, $4, 'ACCEPTED', NULL, 'STAFF', $5, $6 FROM unnest($7::text[]) AS asked (question)
      ON CONFLICT (response_id, round, question) DO NOTHING RETURNING question, round, decision`,
    values: [
      responseId,
      response.programmeId,
      response.supplierId,
      response.round,
      ctx.actor.accountId,
      ctx.now(),
      [...new Set(questions)],
    ],
  })
  if (rows.length === 0) return responseId
  const decided = rows.map(row => ({ question: String(row.question), round: row.round, decision: row.decision }))
  const inOrder = decided.toSorted((one, other) => (one.question < other.question ? -1 : 1))
  note(ctx, {
    action: 'answer.judge',
    subjectType: 'responses',
    subjectId: responseId,
    supplierId: response.supplierId,
    to: 'ACCEPTED',
    data: { round: response.round, questions: inOrder.map(one => one.question), sha256: sha256Of(inOrder) },
  })
  return responseId
}

/** The response whose answers are judged: the first judgement takes it up, and only what was handed in can be judged. */
async function underReview(
  ctx: Context,
  id: string,
  questions: readonly string[],
  action: 'answer.judge' | 'answer.askProof' = 'answer.judge',
): Promise<Response> {
  const response = await loadForUpdate(ctx, Response, action, id)
  const known = new Set(await handedIn(ctx, response))
  if (!questions.every(code => known.has(code))) throw new Invalid({ question: 'errors:field.unknownId' })
  if (response.status === 'SUBMITTED') await transition(ctx, Response, responseMachine, response, 'response.takeUp')
  if (response.status !== 'IN_REVIEW') throw new Refused('wrongState', { action, from: response.status })
  await holdResponse(ctx, response)
  return response
}

/** The questions whose answers the present round brought. */
async function handedIn(ctx: Context, response: Response): Promise<string[]> {
  const [row] = await ctx.ask({
    text: `SELECT ARRAY(SELECT a->>'question' FROM jsonb_array_elements(o.answers) a) AS codes FROM rounds o WHERE o.response_id = $1 AND o.number = $2`,
    values: [response.id, response.round],
  })
  return (row?.codes ?? []) as string[]
}

const judged = (ctx: Context, response: Response): Promise<Judgement[]> =>
  ctx.db.findBy(Judgement, { responseId: response.id, round: response.round })

/** From now on the supplier may read what was judged in this round. */
const release = (ctx: Context, response: Response): Promise<unknown> =>
  ctx.db.update(Judgement, { responseId: response.id, round: response.round }, { audience: 'ALL' })

/** Sends a response back to its supplier with what is to be corrected, and a new date. */
export async function returnResponse(ctx: Context, input: ReturnResponse): Promise<string> {
  const { id, version, dueOn, words } = parse(returnSchema, input)
  const response = await loadForUpdate(ctx, Response, 'response.return', id, version)
  await checkDueDay(ctx, dueOn)
  const returned = (await judged(ctx, response)).filter(one => one.decision === 'RETURNED')
  if (response.status === 'IN_REVIEW' && returned.length === 0) throw new Refused('nothingReturned')
  if (response.status === 'IN_REVIEW') await holdResponse(ctx, response)
  await release(ctx, response)
  await ctx.db.update(Round, { responseId: id, number: response.round }, { returnedAt: ctx.now(), returnWords: words, dueOn })
  await transition(ctx, Response, responseMachine, response, 'response.return', {
    words,
    changes: { dueOn, returnWords: words, claimedById: null, claimedAt: null },
    data: { dueOn, questions: returned.map(one => one.question) },
  })
  return id
}

/** Accepts the whole, once every answer is; under conditions, where some are named. */
export async function acceptResponse(ctx: Context, input: AcceptResponse): Promise<string> {
  const { id, version, conditions } = parse(acceptWholeSchema, input)
  const response = await loadForUpdate(ctx, Response, 'response.accept', id, version)
  if (response.status === 'IN_REVIEW') await checkAllAccepted(ctx, response)
  if (response.status === 'IN_REVIEW') await holdResponse(ctx, response)
  // What cannot be accepted names no condition: the state is judged before anything is written.
  if (response.status === 'IN_REVIEW') await nameWithAcceptance(ctx, { supplierId: response.supplierId, responseId: id }, conditions ?? [])
  await release(ctx, response)
  await transition(ctx, Response, responseMachine, response, 'response.accept', { changes: { claimedById: null, claimedAt: null } })
  return id
}

async function checkAllAccepted(ctx: Context, response: Response): Promise<void> {
  const judgements = await judged(ctx, response)
  const asked = await handedIn(ctx, response)
  const returned = judgements.filter(one => one.decision === 'RETURNED').length
  if (returned > 0) throw new Refused('someReturned', { count: returned })
  const open = asked.length - judgements.length
  if (open > 0) throw new Refused('notAllJudged', { count: open })
}

/** Where a file is to go: the question of a response that the actor may answer. */
export async function questionForFile(ctx: Context, responseId: string, code: string): Promise<{ supplierId: string }> {
  const response = await loadForUpdate(ctx, Response, 'answer.save', parse(idSchema, responseId))
  authorize(ctx, 'evidence.upload', response)
  if (response.status !== 'DRAFT' && response.status !== 'RETURNED') throw new Refused('notEditable')
  const { sections } = await contentOf(ctx, response.templateId)
  if (!sections.some(section => section.questions.some(asked => asked.code === code)))
    throw new Invalid({ question: 'errors:field.unknownId' })
  return { supplierId: response.supplierId }
}
