import { z } from 'zod'
import { answerStates, decisions } from '../words/lists.ts'
import { day, id, optionalText, version } from './fields.ts'

const code = z.string().max(40)

/** `version` is the version of the answer that was seen when typing; 0 where there was none. */
export const saveAnswer = z.object({
  responseId: id,
  question: code,
  status: z.enum(answerStates),
  value: z.json().optional(),
  reason: z.string().nullish(),
  version,
})
export type SaveAnswer = z.input<typeof saveAnswer>

export const submitResponse = z.object({ id, version, declaration: z.literal(true, 'declaration') })
export type SubmitResponse = { id: string; version: number; declaration: boolean }

export const judgeAnswer = z
  .object({ responseId: id, question: code, decision: z.enum(decisions), words: optionalText(2_000) })
  .refine(given => given.decision === 'ACCEPTED' || (given.words?.length ?? 0) >= 3, { path: ['words'], message: 'returnWords' })
export type JudgeAnswer = z.input<typeof judgeAnswer>

export const returnResponse = z.object({ id, version, dueOn: day, words: optionalText(2_000) })
export type ReturnResponse = z.input<typeof returnResponse>
