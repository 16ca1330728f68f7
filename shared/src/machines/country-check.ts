import type { Machine } from './machine.ts'

/** Results for a place (domain reference, section 13). That one is stale, or an override over, is told from dates and editions. */
export const checkStates = ['COMPUTED', 'CONFIRMED', 'OVERRIDE_PROPOSED', 'OVERRIDDEN'] as const
export type CheckState = (typeof checkStates)[number]
export type CheckAction = 'check.confirm' | 'check.proposeOverride' | 'check.approveOverride' | 'check.rejectOverride' | 'check.endOverride'

export const checkMachine: Machine<CheckState, CheckAction> = {
  COMPUTED: { 'check.confirm': 'CONFIRMED', 'check.proposeOverride': 'OVERRIDE_PROPOSED' },
  CONFIRMED: { 'check.proposeOverride': 'OVERRIDE_PROPOSED' },
  OVERRIDE_PROPOSED: { 'check.approveOverride': 'OVERRIDDEN', 'check.rejectOverride': 'COMPUTED' },
  OVERRIDDEN: { 'check.endOverride': 'COMPUTED' },
}

/** A programme's rule for countries: thresholds are its own, and a second person approves them (domain reference 4.4). */
export const ruleStates = ['PROPOSED', 'APPROVED', 'REJECTED', 'WITHDRAWN'] as const
export type RuleState = (typeof ruleStates)[number]
export type RuleAction = 'rule.approve' | 'rule.reject' | 'rule.withdraw'

export const ruleMachine: Machine<RuleState, RuleAction> = {
  PROPOSED: { 'rule.approve': 'APPROVED', 'rule.reject': 'REJECTED', 'rule.withdraw': 'WITHDRAWN' },
  APPROVED: {},
  REJECTED: {},
  WITHDRAWN: {},
}
