import type { Machine } from './machine.ts'

/** States of a supplier (domain reference, section 13). Later features add their states and actions here. */
export const supplierStates = ['PROSPECT', 'INVITED', 'KYS_IN_PROGRESS', 'UNDER_REVIEW', 'CONDITIONAL', 'APPROVED', 'ACTIVE'] as const
export type SupplierState = (typeof supplierStates)[number]
export type SupplierAction =
  | 'supplier.invite'
  | 'supplier.recall'
  | 'supplier.askAgain'
  | 'supplier.begin'
  | 'supplier.handIn'
  | 'supplier.sendBack'
  | 'supplier.approve'
  | 'supplier.setConditions'
  | 'supplier.meetConditions'
  | 'supplier.startTrading'

export const supplierMachine: Machine<SupplierState, SupplierAction> = {
  PROSPECT: { 'supplier.invite': 'INVITED', 'supplier.askAgain': 'INVITED' },
  // The only request was taken back: as if it had never been sent.
  INVITED: { 'supplier.begin': 'KYS_IN_PROGRESS', 'supplier.recall': 'PROSPECT' },
  KYS_IN_PROGRESS: { 'supplier.handIn': 'UNDER_REVIEW', 'supplier.recall': 'PROSPECT' },
  UNDER_REVIEW: {
    'supplier.sendBack': 'KYS_IN_PROGRESS',
    'supplier.approve': 'APPROVED',
    'supplier.setConditions': 'CONDITIONAL',
  },
  CONDITIONAL: { 'supplier.meetConditions': 'APPROVED', 'supplier.startTrading': 'ACTIVE' },
  APPROVED: { 'supplier.setConditions': 'CONDITIONAL', 'supplier.startTrading': 'ACTIVE' },
  ACTIVE: {},
}

/**
 * States in which a supplier answers for the next year. It stays in them: a yearly cycle by itself neither takes an approval away nor
 * gives one again. That an acceptance has run out is told from its date, and what follows from that is decided by people.
 */
export const renewingStates: readonly SupplierState[] = ['CONDITIONAL', 'APPROVED', 'ACTIVE']
