import { addDays, type Day } from '../rules/days.ts'
import type { GivenAnswer } from './answer.ts'
import { faultsOf } from './answer-faults.ts'
import { filesIn } from './files-in.ts'
import type { Question } from './template.ts'

/** How an answer stands with its evidence, the gravest first. NONE: nothing is asked for, and nothing is given. */
export const evidenceStates = ['REFUSED', 'HELD', 'MISSING', 'EXPIRED', 'EXPIRING', 'GIVEN', 'NONE'] as const
export type EvidenceState = (typeof evidenceStates)[number]

/** What a judgement has to know of a file. */
export interface EvidenceFacts {
  readonly id: string
  readonly state: string
  readonly expiresOn?: Day | null
}

/** A paper that ends within so many days is shown as ending (0.4, *Time*: documents running out). */
export const expiringWithin = 30

function stateOf({ state, expiresOn }: EvidenceFacts, today: Day): EvidenceState {
  if (state === 'REFUSED' || state === 'HELD') return state
  if (!expiresOn) return 'GIVEN'
  if (expiresOn < today) return 'EXPIRED'
  return expiresOn <= addDays(today, expiringWithin) ? 'EXPIRING' : 'GIVEN'
}

/** A reflection of files and dates: told, never stored (0.4). The gravest of its files decides. */
export function evidenceState(asked: Question, given: GivenAnswer, files: readonly EvidenceFacts[], today: Day): EvidenceState {
  // One that was attached a moment ago and is not known here yet is there all the same.
  const states = filesIn(asked, given).map(id => {
    const file = files.find(one => one.id === id)
    return file ? stateOf(file, today) : 'GIVEN'
  })
  const lacks = asked.type === 'FILE' ? 'missing' : asked.type === 'YES_NO' && asked.prove ? 'evidenceMissing' : null
  const isMissing = lacks !== null && faultsOf(asked, given, { today }).some(fault => fault.key === lacks)
  return evidenceStates.find(one => states.includes(one) || (one === 'MISSING' && isMissing)) ?? 'NONE'
}
