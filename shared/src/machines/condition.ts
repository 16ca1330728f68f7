import type { Machine } from './machine.ts'

/** A condition under which a supplier was approved (domain reference 0.4, *Questionnaire*): met, or lifted since it no longer matters. That it is overdue is told from its day. */
export const conditionStates = ['OPEN', 'FULFILLED', 'LIFTED'] as const
export type ConditionState = (typeof conditionStates)[number]
export type ConditionAction = 'condition.fulfil' | 'condition.lift'

export const conditionMachine: Machine<ConditionState, ConditionAction> = {
  OPEN: { 'condition.fulfil': 'FULFILLED', 'condition.lift': 'LIFTED' },
  FULFILLED: {},
  LIFTED: {},
}
