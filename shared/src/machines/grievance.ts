import type { Machine } from './machine.ts'

/**
 * A grievance (domain reference 9.4). That it is paused, late or to be forgotten is told from its days.
 * What was found inadmissible, decided or closed can be appealed; the sender may withdraw whatever is not over.
 */
export const grievanceStates = [
  'RECEIVED',
  'ACKNOWLEDGED',
  'TRIAGE',
  'INADMISSIBLE',
  'REFERRED',
  'ADMITTED',
  'INVESTIGATING',
  'FINDINGS_DRAFT',
  'PARTIES_COMMENT',
  'DECIDED',
  'REMEDY_RUNNING',
  'CLOSED',
  'APPEALED',
  'REVIEWED',
  'REOPENED',
  'WITHDRAWN',
] as const
export type GrievanceState = (typeof grievanceStates)[number]
export type GrievanceAction =
  | 'grievance.acknowledge'
  | 'grievance.triage'
  | 'grievance.admit'
  | 'grievance.dismiss'
  | 'grievance.refer'
  | 'grievance.investigate'
  | 'grievance.draftFindings'
  | 'grievance.hearParties'
  | 'grievance.lookAgain'
  | 'grievance.substantiate'
  | 'grievance.findUnfounded'
  | 'grievance.startRemedy'
  | 'grievance.close'
  | 'grievance.reopen'
  | 'grievance.appeal'
  | 'grievance.review'
  | 'grievance.withdraw'

const withdraw = { 'grievance.withdraw': 'WITHDRAWN' } as const
const decide = { 'grievance.substantiate': 'DECIDED', 'grievance.findUnfounded': 'DECIDED' } as const
const appeal = { 'grievance.appeal': 'APPEALED' } as const

export const grievanceMachine: Machine<GrievanceState, GrievanceAction> = {
  RECEIVED: { 'grievance.acknowledge': 'ACKNOWLEDGED', ...withdraw },
  ACKNOWLEDGED: { 'grievance.triage': 'TRIAGE', ...withdraw },
  TRIAGE: { 'grievance.admit': 'ADMITTED', 'grievance.dismiss': 'INADMISSIBLE', 'grievance.refer': 'REFERRED', ...withdraw },
  INADMISSIBLE: { ...appeal, 'grievance.close': 'CLOSED' },
  // An outside body may hand it back.
  REFERRED: { 'grievance.reopen': 'REOPENED', 'grievance.close': 'CLOSED', ...withdraw },
  ADMITTED: { 'grievance.investigate': 'INVESTIGATING', 'grievance.refer': 'REFERRED', ...withdraw },
  INVESTIGATING: { 'grievance.draftFindings': 'FINDINGS_DRAFT', 'grievance.refer': 'REFERRED', ...withdraw },
  // Where nobody can be heard without giving the sender away, findings are decided on as they are.
  FINDINGS_DRAFT: { 'grievance.hearParties': 'PARTIES_COMMENT', 'grievance.lookAgain': 'INVESTIGATING', ...decide, ...withdraw },
  PARTIES_COMMENT: { 'grievance.lookAgain': 'INVESTIGATING', ...decide, ...withdraw },
  DECIDED: { 'grievance.startRemedy': 'REMEDY_RUNNING', 'grievance.close': 'CLOSED', ...appeal },
  REMEDY_RUNNING: { 'grievance.close': 'CLOSED', ...appeal },
  CLOSED: { ...appeal, 'grievance.reopen': 'REOPENED' },
  APPEALED: { 'grievance.review': 'REVIEWED', ...withdraw },
  // The appeal held or it did not: looked into again, remedied, or over.
  REVIEWED: { 'grievance.reopen': 'REOPENED', 'grievance.startRemedy': 'REMEDY_RUNNING', 'grievance.close': 'CLOSED' },
  REOPENED: { 'grievance.investigate': 'INVESTIGATING', 'grievance.refer': 'REFERRED', ...withdraw },
  WITHDRAWN: {},
}

/** States in which handlers still have something to do. */
export const openGrievanceStates: readonly GrievanceState[] = grievanceStates.filter(
  state => !['INADMISSIBLE', 'REFERRED', 'CLOSED', 'WITHDRAWN'].includes(state),
)
