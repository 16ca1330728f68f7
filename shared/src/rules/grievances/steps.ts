import { type GrievanceAction, type GrievanceState, grievanceMachine } from '../../machines/grievance.ts'
import { actionsFrom } from '../../machines/machine.ts'
import { addDays, type Day } from '../days.ts'
import type { ClockSettings } from './clocks.ts'

/** What a handler's words become: a record of the case, told to the sender or kept among handlers. */
export type StepRecord = 'MESSAGE' | 'NOTE' | 'REASON' | 'REFERRAL' | 'FINDINGS' | 'REDACTED' | 'DECISION' | 'REMEDY' | 'REVIEW'
/** What else a step has to know. */
export type StepFact =
  | 'dismissedFor'
  | 'referredTo'
  | 'result'
  | 'supplierId'
  | 'remedyKind'
  | 'remedyDueOn'
  | 'appealResult'
  | 'rootCause'
  | 'changeMade'
  | 'learned'

export interface CaseStep {
  readonly action: GrievanceAction
  readonly words: 'NEEDED' | 'OPTIONAL' | 'NONE'
  readonly becomes: StepRecord
  readonly needs: readonly StepFact[]
  readonly may: readonly StepFact[]
}

const step = (action: GrievanceAction, words: CaseStep['words'], becomes: StepRecord, ...needs: StepFact[]): CaseStep => ({
  action,
  words,
  becomes,
  needs,
  may: [],
})

/** Every step a handler can take, what is said with it and to whom. The sender's own stand in sender-acts.ts. Where several lead on, the usual one comes first. */
export const caseSteps = {
  ACKNOWLEDGE: step('grievance.acknowledge', 'OPTIONAL', 'MESSAGE'),
  TRIAGE: step('grievance.triage', 'NONE', 'NOTE'),
  ADMIT: step('grievance.admit', 'OPTIONAL', 'MESSAGE'),
  DISMISS: step('grievance.dismiss', 'NEEDED', 'REASON', 'dismissedFor'),
  INVESTIGATE: step('grievance.investigate', 'NONE', 'NOTE'),
  DRAFT_FINDINGS: step('grievance.draftFindings', 'NEEDED', 'FINDINGS'),
  HEAR_PARTIES: step('grievance.hearParties', 'NEEDED', 'REDACTED'),
  SUBSTANTIATE: { ...step('grievance.substantiate', 'NEEDED', 'DECISION', 'result'), may: ['supplierId'] },
  FIND_UNFOUNDED: step('grievance.findUnfounded', 'NEEDED', 'DECISION'),
  LOOK_AGAIN: step('grievance.lookAgain', 'NEEDED', 'NOTE'),
  REFER: step('grievance.refer', 'NEEDED', 'REFERRAL', 'referredTo'),
  START_REMEDY: { ...step('grievance.startRemedy', 'NEEDED', 'REMEDY', 'remedyKind'), may: ['remedyDueOn'] },
  // Of what was found true is told besides why it could happen, and what is different now (lessons.ts).
  CLOSE: { ...step('grievance.close', 'NEEDED', 'MESSAGE'), may: ['rootCause', 'changeMade', 'learned'] },
  REOPEN: step('grievance.reopen', 'NEEDED', 'MESSAGE'),
  REVIEW: step('grievance.review', 'NEEDED', 'REVIEW', 'appealResult'),
} as const satisfies Record<string, CaseStep>
export type StepName = keyof typeof caseSteps
export const stepNames = Object.keys(caseSteps) as StepName[]

/** Told to the sender, word for word. */
export const toldToSender: ReadonlySet<StepRecord> = new Set(['MESSAGE', 'REASON', 'REFERRAL', 'DECISION', 'REMEDY', 'REVIEW'])

/** Words that go to one of those concerned are looked through first; a file is not, and stays out. */
export const takesFiles = (step: StepName): boolean => caseSteps[step].words !== 'NONE' && caseSteps[step].becomes !== 'REDACTED'

/** The steps that lead on from a state. */
export const stepsFrom = (state: GrievanceState): StepName[] => {
  const actions = actionsFrom(grievanceMachine, state)
  return stepNames.filter(name => actions.includes(caseSteps[name].action))
}

/** What an appeal looks at. */
export interface Appealable {
  readonly state: GrievanceState
  /** When the decision, or that it is not looked into, was told. */
  readonly told: Day | null
  readonly appealed: Day | null
  readonly today: Day
}

/** The last day to appeal: once against each decision, until the window closes. A decision on an appeal is the last. */
export function appealUntil({ state, told, appealed, today }: Appealable, clocks: Pick<ClockSettings, 'appealDays'>): Day | null {
  if (!('grievance.appeal' in grievanceMachine[state]) || told === null || (appealed !== null && appealed >= told)) return null
  const until = addDays(told, clocks.appealDays)
  return today <= until ? until : null
}

export const mayAppeal = (at: Appealable, clocks: Pick<ClockSettings, 'appealDays'>): boolean => appealUntil(at, clocks) !== null
