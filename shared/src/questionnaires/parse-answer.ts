import { z } from 'zod'
import { answerStates } from '../words/lists.ts'
import type { GivenAnswer } from './answer.ts'
import { isTooDeep } from './depth.ts'

/** An answer nests: rows in a list in a group, and a place or party in a cell. */
const answerLevels = 9
const givenAnswer = z.strictObject({
  status: z.enum(answerStates),
  value: z.json().optional(),
  reason: z.string().nullish(),
  note: z.string().nullish(),
  files: z.array(z.uuid()).max(100).optional(),
})

/** Reads an answer that comes from outside. Null: not an answer (unknown keys, too deep, too much). What it says is judged by `draftFault`. */
export function parseAnswer(given: unknown): GivenAnswer | null {
  return isTooDeep(given, answerLevels) ? null : (givenAnswer.safeParse(given).data ?? null)
}
