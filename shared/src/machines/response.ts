import type { Machine } from './machine.ts'

/** States of a response (domain reference, section 13). That an accepted response has run out is told from its date. */
export const responseStates = ['DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED', 'ACCEPTED', 'WITHDRAWN'] as const
export type ResponseState = (typeof responseStates)[number]
export type ResponseAction =
  | 'response.submit'
  | 'response.takeUp'
  | 'response.return'
  | 'response.accept'
  | 'response.recall'
  | 'response.askAgain'

export const responseMachine: Machine<ResponseState, ResponseAction> = {
  // What was sent by mistake can be taken back until something was handed in, and asked again.
  DRAFT: { 'response.submit': 'SUBMITTED', 'response.recall': 'WITHDRAWN' },
  SUBMITTED: { 'response.takeUp': 'IN_REVIEW' },
  IN_REVIEW: { 'response.return': 'RETURNED', 'response.accept': 'ACCEPTED' },
  RETURNED: { 'response.submit': 'SUBMITTED' },
  ACCEPTED: {},
  WITHDRAWN: { 'response.askAgain': 'DRAFT' },
}
