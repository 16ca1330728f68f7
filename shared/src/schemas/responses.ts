import { z } from 'zod'
import { type AnswerState, decisions } from '../words/lists.ts'
import { type NewCondition, newConditions } from './conditions.ts'
import { day, id, optionalText, text, version } from './fields.ts'

const code = z.string().max(40)

/** Which answer is meant. `version` is the one that was seen when typing; 0 where there was none. */
export const answerPlace = z.object({ responseId: id, question: code, version })
/** What stands there is read by `questionnaires/parse-answer.ts` and judged by `questionnaires/answer-faults.ts`. */
export interface SaveAnswer extends z.input<typeof answerPlace> {
  readonly status: AnswerState
  readonly value?: unknown
  readonly reason?: string | null
  readonly note?: string | null
  readonly fileIds?: string[] | null
}

export const submitResponse = z.object({ id, version, declaration: z.literal(true, 'declaration') })
export type SubmitResponse = { id: string; version: number; declaration: boolean }

export const judgeAnswer = z
  .object({ responseId: id, question: code, decision: z.enum(decisions), words: optionalText(2_000) })
  .refine(given => given.decision === 'ACCEPTED' || (given.words?.length ?? 0) >= 3, { path: ['words'], message: 'returnWords' })
export type JudgeAnswer = z.input<typeof judgeAnswer>

/** Whatever was answered, the paper is to be given anew; words where there is something to say about it. */
export const askFreshProof = z.object({ responseId: id, question: code, words: optionalText(2_000) })
export type AskFreshProof = z.input<typeof askFreshProof>

/** Several at once: what is fine needs no word on each. */
export const acceptAnswers = z.object({ responseId: id, questions: z.array(code).min(1).max(800) })
export type AcceptAnswers = z.input<typeof acceptAnswers>

/** For reviewers alone. */
export const writeNote = z.object({ responseId: id, question: code, words: text(4_000) })
export type WriteNote = z.input<typeof writeNote>

export const acceptResponse = z.object({ id, version, conditions: newConditions })
export type AcceptResponse = { id: string; version: number; conditions?: readonly NewCondition[] | null }

export const returnResponse = z.object({ id, version, dueOn: day, words: optionalText(2_000) })
export type ReturnResponse = z.input<typeof returnResponse>
