import type { GrievanceAction, GrievanceState } from '../../machines/grievance.ts'
import { grievanceMachine } from '../../machines/grievance.ts'

/** What a sender does with a case; for one who came by telephone, letter or in a meeting, a handler types it. */
export const senderActs = {
  SOLVED: 'grievance.answerSolved',
  APPEAL: 'grievance.appeal',
  WITHDRAW: 'grievance.withdraw',
} as const satisfies Record<string, GrievanceAction | 'grievance.answerSolved'>
export type SenderAct = keyof typeof senderActs
export const senderActNames = Object.keys(senderActs) as SenderAct[]

const answerable: readonly GrievanceState[] = ['DECIDED', 'REMEDY_RUNNING', 'CLOSED', 'REVIEWED']

/** Whether it helped can be said once something was decided. */
export const maySaySolved = (state: GrievanceState): boolean => answerable.includes(state)

/** Those that a state leaves open; whether the time to appeal is over, the clocks tell (`mayAppeal`). */
export const senderActsIn = (state: GrievanceState): SenderAct[] =>
  senderActNames.filter(act => (act === 'SOLVED' ? maySaySolved(state) : senderActs[act] in grievanceMachine[state]))
