import type { Machine } from './machine.ts'

/**
 * A supplier is asked for a comment on what is looked into. Closed: the handler no longer asks, or the case was decided. That it is
 * overdue is told from its day.
 */
export const hearingStates = ['ASKED', 'ANSWERED', 'CLOSED'] as const
export type HearingState = (typeof hearingStates)[number]
export type HearingAction = 'hearing.answer' | 'hearing.withdraw' | 'hearing.close'

export const hearingMachine: Machine<HearingState, HearingAction> = {
  ASKED: { 'hearing.answer': 'ANSWERED', 'hearing.withdraw': 'CLOSED', 'hearing.close': 'CLOSED' },
  ANSWERED: {},
  CLOSED: {},
}
