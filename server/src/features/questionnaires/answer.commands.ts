import type { Answers, GivenAnswer } from 'shared/questionnaires/answer.ts'
import { draftFault } from 'shared/questionnaires/answer-faults.ts'
import { completeness } from 'shared/questionnaires/completeness.ts'
import { filesIn } from 'shared/questionnaires/files-in.ts'
import { parseAnswer } from 'shared/questionnaires/parse-answer.ts'
import { withoutHidden } from 'shared/questionnaires/shown-fields.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { visibleQuestions } from 'shared/questionnaires/visible.ts'
import { type Day, dayIn } from 'shared/rules/days.ts'
import { answerPlace, type SaveAnswer } from 'shared/schemas/responses.ts'
import type { AnswerState, Tier } from 'shared/words/lists.ts'
import { authorize, authorizeEver } from '../../core/authorize.ts'
import type { Context } from '../../core/context.ts'
import { Invalid, NotFound, Refused } from '../../core/errors.ts'
import { parse } from '../../core/parse.ts'
import { proposeRecords } from './record.commands.ts'
import { contentOf } from './template.commands.ts'

/** How many draft versions of an answer are kept (0.4, *Time*). */
const keptVersions = 50

/** An answer as it lies in the database. */
export interface Stored extends Required<GivenAnswer> {
  readonly id: string
  readonly question: string
  readonly version: number
  readonly savedBy: string | null
}

/** A response that is being answered, held so that its answers are saved one after another. */
export interface Open {
  readonly responseId: string
  readonly programmeId: string
  readonly supplierId: string
  readonly template: Template
  readonly tier: Tier
  readonly today: Day
  readonly stored: readonly Stored[]
  /** The decision of the round that was returned, by question. */
  readonly decisions: Readonly<Record<string, string>>
}

const asAnswers = (stored: readonly Stored[]): Answers => new Map(stored.map(one => [one.question, one]))

/** `look`: nothing is to be saved yet, and nobody has to wait. */
export async function openResponse(ctx: Context, responseId: string, look = false): Promise<Open> {
  authorizeEver(ctx, 'answer.save')
  const held = ctx.ask({
    name: look ? 'response-to-look-at' : 'response-to-answer',
    text: `SELECT r.programme_id AS "programmeId", r.supplier_id AS "supplierId", r.template_id AS "templateId", r.status, r.tier,
        (SELECT p.time_zone FROM programmes p WHERE p.id = r.programme_id) AS "timeZone",
        (SELECT json_object_agg(j.question, j.decision) FROM judgements j WHERE j.response_id = r.id AND j.round = r.round) AS decisions
      FROM responses r WHERE r.id = $1 AND r.programme_id = $2 ${look ? '' : 'FOR NO KEY UPDATE OF r'}`,
    values: [responseId, ctx.actor.programmeId],
  })
  // Asked in the same breath, and answered after the response is held: nobody saves in between.
  const answers = ctx.ask({
    name: 'answers-to-save',
    text: `SELECT a.id, a.question, a.status, a.value, a.reason, a.note, a.file_ids AS files, a.version, (SELECT x.name FROM accounts x WHERE x.id = a.saved_by_id) AS "savedBy"
      FROM answers a WHERE a.response_id = $1 ORDER BY a.place`,
    values: [responseId],
  })
  const [[row], stored] = await Promise.all([held, answers])
  if (!row) throw new NotFound()
  authorize(ctx, 'answer.save', { programmeId: String(row.programmeId), supplierId: String(row.supplierId) })
  if (row.status !== 'DRAFT' && row.status !== 'RETURNED') throw new Refused('notEditable')
  return {
    responseId,
    programmeId: String(row.programmeId),
    supplierId: String(row.supplierId),
    template: await contentOf(ctx, String(row.templateId)),
    tier: row.tier as Tier,
    today: dayIn(ctx.now(), String(row.timeZone)),
    stored: stored as unknown as Stored[],
    decisions: row.status === 'RETURNED' ? ((row.decisions ?? {}) as Record<string, string>) : {},
  }
}

const content = ({ status, value, reason, note, files }: GivenAnswer): string =>
  JSON.stringify([status, value ?? null, reason ?? null, note ?? null, files ?? []])

/** What stays of an answer in each state: nothing that the state does not show. */
const kept: Record<AnswerState, (given: GivenAnswer) => Pick<GivenAnswer, 'value' | 'reason'>> = {
  EMPTY: () => ({ value: null, reason: null }),
  ANSWERED: ({ value }) => ({ value: value ?? null, reason: null }),
  NOT_APPLICABLE: ({ reason }) => ({ value: null, reason: reason ?? null }),
  REFUSED: ({ reason }) => ({ value: null, reason: reason ?? null }),
}

const emptied: Required<GivenAnswer> = { status: 'EMPTY', value: null, reason: null, note: null, files: [] }

/** What a save did: the answer itself, and those it made pointless. */
export interface Saved {
  readonly responseId: string
  readonly question: string
  readonly emptied: readonly string[]
  readonly required: number
  readonly answered: number
}

/** Reads what was sent as an answer, before anything else looks at it: unknown keys and endless nesting end here. */
function readAnswer({ status, value, reason, note, fileIds }: SaveAnswer): Required<GivenAnswer> {
  const given = parseAnswer({ status, value, reason, note, files: fileIds ?? [] })
  if (!given) throw new Invalid({ value: 'questionnaire:fault.notRows' })
  return { files: [], note: null, ...given, ...kept[given.status](given) } as Required<GivenAnswer>
}

/**
 * Saves a draft answer. Somebody else's newer words are never overwritten in silence: the refusal brings both. Saving the same again
 * is no change. Answers to questions that are no longer asked after it are emptied; they stay among their versions.
 */
export async function saveAnswer(ctx: Context, input: SaveAnswer): Promise<Saved> {
  const { responseId, question } = parse(answerPlace, input)
  const given = readAnswer(input)
  const open = await openResponse(ctx, responseId)
  const answers = new Map(asAnswers(open.stored))
  const hidden = await saveOne(ctx, open, answers, { ...input, ...given })
  return { responseId, question, emptied: hidden, ...(await keepCount(ctx, open, answers)) }
}

/** Many answers of one person in one go, in the order of their questions. */
export async function saveAnswers(ctx: Context, responseId: string, inputs: readonly Omit<SaveAnswer, 'responseId'>[]): Promise<void> {
  const open = await openResponse(ctx, responseId)
  const answers = new Map(asAnswers(open.stored))
  for (const input of inputs) await saveOne(ctx, open, answers, { ...input, ...readAnswer({ ...input, responseId }) })
  await keepCount(ctx, open, answers)
}

export type Meant = Required<GivenAnswer> & Pick<SaveAnswer, 'question' | 'version'>

interface Step {
  readonly asked: Question
  readonly before: Stored
  readonly next: Required<GivenAnswer>
}

/** What one save would write, by the rules of the questionnaire; whether the question is asked, the caller knows. */
function stepOf(open: Open, { question, version, ...given }: Meant, isAsked: (asked: Question) => boolean): Step | null {
  const asked = questionsOf(open.template).find(one => one.code === question)
  const before = open.stored.find(one => one.question === question)
  if (!asked || !before) throw new NotFound()
  if (!isAsked(asked)) throw new Refused('notAsked')
  if (open.decisions[question] === 'ACCEPTED') throw new Refused('notReturned')
  const fault = draftFault(asked, given, { today: open.today })
  if (fault) throw new Invalid({ value: `questionnaire:fault.${fault.key}` })
  const next = withoutHidden(asked, given) as Required<GivenAnswer>
  if (content(before) === content(next)) return null
  if (before.version !== version) throw changedMeanwhile(before, next)
  return { asked, before, next }
}

/** Judges and writes one; gives what it made pointless. */
async function saveOne(ctx: Context, open: Open, answers: Map<string, GivenAnswer>, meant: Meant): Promise<string[]> {
  const { question } = meant
  const step = stepOf(open, meant, asked => visibleQuestions(open.template, open.tier, answers).includes(asked))
  if (!step) return []
  const { asked, before, next } = step
  await checkFiles(
    ctx,
    open.supplierId,
    filesIn(asked, next).filter(id => !filesIn(asked, before).includes(id)),
  )
  await write(ctx, open, asked, before, next)
  answers.set(question, next)
  return emptyHidden(ctx, open, answers)
}

/**
 * Many answers at once, whatever hides and shows what: they count together before anything is judged or emptied, so that no order
 * of saving makes one of them pointless that all together ask for. All of them, or none.
 */
export async function saveTogether(
  ctx: Context,
  open: Open,
  meant: readonly Meant[],
): Promise<{ emptied: string[]; required: number; answered: number }> {
  const answers = new Map(asAnswers(open.stored))
  for (const { question, version, ...given } of meant) answers.set(question, given)
  const visible = new Set(visibleQuestions(open.template, open.tier, answers))
  const steps = meant.flatMap(one => stepOf(open, one, asked => one.status === 'EMPTY' || visible.has(asked)) ?? [])
  const files = steps.flatMap(({ asked, before, next }) => filesIn(asked, next).filter(id => !filesIn(asked, before).includes(id)))
  await checkFiles(ctx, open.supplierId, [...new Set(files)])
  for (const { asked, before, next } of steps) {
    await write(ctx, open, asked, before, next)
    answers.set(asked.code, next)
  }
  const emptied = await emptyHidden(ctx, open, answers)
  return { emptied, ...(await keepCount(ctx, open, answers)) }
}

const asGiven = ({ status, value, reason, note, files }: Required<GivenAnswer>) => ({ status, value, reason, note, fileIds: files })

const changedMeanwhile = (before: Stored, next: Required<GivenAnswer>): Refused =>
  new Refused('changedMeanwhile', { mine: asGiven(next), theirs: asGiven(before), savedBy: before.savedBy, version: before.version })

/** How far the response is, beside it: lists show it without reading answers. */
async function keepCount(ctx: Context, open: Open, answers: Answers): Promise<{ required: number; answered: number }> {
  const counted = count(open, answers)
  await ctx.ask({
    name: 'count-answers',
    text: 'UPDATE responses SET required = $2, answered = $3 WHERE id = $1 AND (required, answered) IS DISTINCT FROM ($2, $3)',
    values: [open.responseId, counted.required, counted.answered],
  })
  return counted
}

function count({ template, tier, today }: Open, answers: Answers): { required: number; answered: number } {
  const sections = completeness(template, tier, answers, { today })
  const sum = (of: 'required' | 'answered'): number => sections.reduce((all, one) => all + one[of], 0)
  return { required: sum('required'), answered: sum('answered') }
}

/** Files are the supplier's own. */
async function checkFiles(ctx: Context, supplierId: string, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  const rows = await ctx.ask({
    name: 'own-files',
    text: 'SELECT id FROM evidence_files WHERE id = ANY ($1) AND supplier_id = $2',
    values: [ids, supplierId],
  })
  if (rows.length < ids.length) throw new Invalid({ value: 'questionnaire:fault.notFile' })
}

/** What is no longer asked is no longer an answer (issue 3, A). */
async function emptyHidden(ctx: Context, open: Open, answers: Map<string, GivenAnswer>): Promise<string[]> {
  const visible = new Set(visibleQuestions(open.template, open.tier, answers).map(question => question.code))
  const byCode = new Map(questionsOf(open.template).map(question => [question.code, question]))
  const hidden = open.stored.filter(one => !visible.has(one.question) && answers.get(one.question)?.status !== 'EMPTY')
  for (const one of hidden) {
    const asked = byCode.get(one.question)
    if (asked) await write(ctx, open, asked, one, emptied)
    answers.set(one.question, emptied)
  }
  return hidden.map(one => one.question)
}

async function write(ctx: Context, open: Open, asked: Question, before: Stored, next: Required<GivenAnswer>): Promise<void> {
  const version = before.version + 1
  const value = next.value === null ? null : JSON.stringify(next.value)
  const { accountId } = ctx.actor
  const words = [next.status, value, next.reason, next.note, next.files]
  const saved = ctx.ask({
    name: 'save-answer',
    text: 'UPDATE answers SET status = $4, value = $5, reason = $6, note = $7, file_ids = $8, saved_by_id = $2, saved_at = $3, version = $9 WHERE id = $1 AND version = $9 - 1',
    values: [before.id, accountId, ctx.now(), ...words, version],
  })
  const keptVersion = ctx.ask({
    name: 'keep-answer-version',
    text: `INSERT INTO answer_versions (answer_id, saved_by_id, saved_at, status, value, reason, note, file_ids, version, programme_id, supplier_id) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    values: [before.id, accountId, ctx.now(), ...words, version, open.programmeId, open.supplierId],
  })
  // One connection, one order, one round trip.
  await Promise.all([saved, keptVersion])
  await referToFiles(ctx, open, before.id, filesIn(asked, before), filesIn(asked, next))
  await proposeRecords(ctx, open, asked, next)
  if (version > keptVersions)
    await ctx.ask({
      text: 'DELETE FROM answer_versions WHERE answer_id = $1 AND version <= $2',
      values: [before.id, version - keptVersions],
    })
}

async function referToFiles(ctx: Context, open: Open, answerId: string, before: string[], next: string[]): Promise<void> {
  const gone = before.filter(id => !next.includes(id))
  const added = next.filter(id => !before.includes(id))
  if (gone.length > 0)
    await ctx.ask({ text: 'DELETE FROM answer_files WHERE answer_id = $1 AND file_id = ANY ($2)', values: [answerId, gone] })
  if (added.length > 0)
    await ctx.ask({
      text: 'INSERT INTO answer_files (answer_id, file_id, programme_id, supplier_id) SELECT $1, id, $3, $4 FROM unnest($2::uuid[]) id',
      values: [answerId, added, open.programmeId, open.supplierId],
    })
}

/** The answers as they count, for handing in; what a hidden question still holds is emptied first. */
export async function answersToHandIn(
  ctx: Context,
  responseId: string,
): Promise<{ sections: ReturnType<typeof completeness>; codes: string[] }> {
  const open = await openResponse(ctx, responseId)
  const answers = new Map(asAnswers(open.stored))
  await emptyHidden(ctx, open, answers)
  return {
    sections: completeness(open.template, open.tier, answers, { today: open.today }),
    codes: visibleQuestions(open.template, open.tier, answers).map(question => question.code),
  }
}
