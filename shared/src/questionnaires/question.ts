import { tidyUscc, usccFault } from '../rules/uscc.ts'
import type { AnswerState, LocalText } from '../words/lists.ts'

/** One question of a template, as data. Codes carry their list: KYS-A3. Kept free of libraries: it runs on a supplier's phone. */
export interface Question {
  readonly code: string
  readonly type: 'TEXT' | 'YES_NO' | 'FILE'
  readonly required: boolean
  readonly label: LocalText
  readonly help: LocalText
  readonly example: LocalText | null
  readonly check: 'USCC' | null
}

/** What stands in an answer. For FILE the value is the id of an uploaded file. */
export interface GivenAnswer {
  readonly status: AnswerState
  readonly value?: unknown
  readonly reason?: string | null
}

/** Why an answer can't be handed in as it is; a key below `errors:answer`. Null: it can. */
export type AnswerFault =
  | 'missing'
  | 'reasonMissing'
  | 'notText'
  | 'tooLong'
  | 'notYesNo'
  | 'notFile'
  | 'usccLength'
  | 'usccLetters'
  | 'usccCheck'
  | 'usccOrganisationCheck'

const maxText = 4_000
const fileId = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

const usccFaults = {
  length: 'usccLength',
  letters: 'usccLetters',
  check: 'usccCheck',
  organisationCheck: 'usccOrganisationCheck',
} as const

const valueFaults: Record<Question['type'], (question: Question, value: unknown) => AnswerFault | null> = {
  TEXT: (asked, value) => {
    if (typeof value !== 'string' || value.trim() === '') return 'notText'
    if (value.length > maxText) return 'tooLong'
    const fault = asked.check === 'USCC' ? usccFault(tidyUscc(value)) : null
    return fault && usccFaults[fault]
  },
  YES_NO: (_, value) => (typeof value === 'boolean' ? null : 'notYesNo'),
  FILE: (_, value) => (typeof value === 'string' && fileId.test(value) ? null : 'notFile'),
}

/** Judges one answer for handing in. Form and server use the same (0.4: REFUSED and NOT_APPLICABLE need a reason). */
export function answerFault(asked: Question, given: GivenAnswer | undefined): AnswerFault | null {
  const status = given?.status ?? 'EMPTY'
  if (status === 'EMPTY') return asked.required ? 'missing' : null
  if (status === 'ANSWERED') return valueFaults[asked.type](asked, given?.value)
  return given?.reason?.trim() ? null : 'reasonMissing'
}

/** May a draft hold this? Drafts may be unfinished, never of a wrong kind or size. */
export function draftFault(asked: Question, given: GivenAnswer): AnswerFault | null {
  if ((given.reason?.length ?? 0) > maxText) return 'tooLong'
  if (given.status !== 'ANSWERED') return null
  const fault = valueFaults[asked.type](asked, given.value)
  return fault && ['tooLong', 'notYesNo', 'notFile'].includes(fault)
    ? fault
    : asked.type === 'TEXT' && typeof given.value !== 'string'
      ? 'notText'
      : null
}
