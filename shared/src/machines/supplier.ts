import type { Machine } from './machine.ts'

/** States of a supplier (domain reference, section 13). Later features add their states and actions here. */
export const supplierStates = [
  'PROSPECT',
  'INVITED',
  'KYS_IN_PROGRESS',
  'UNDER_REVIEW',
  'CONDITIONAL',
  'APPROVED',
  'ACTIVE',
  'MERGED',
] as const
export type SupplierState = (typeof supplierStates)[number]
/** Where a supplier can stand; a merged record stands nowhere any more, its survivor stands for it. */
export const standingStates = ['PROSPECT', 'INVITED', 'KYS_IN_PROGRESS', 'UNDER_REVIEW', 'CONDITIONAL', 'APPROVED', 'ACTIVE'] as const
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
  | 'supplier.merge'

/** Into another record that is the same supplier. */
const merge = { 'supplier.merge': 'MERGED' } as const

export const supplierMachine: Machine<SupplierState, SupplierAction> = {
  PROSPECT: { 'supplier.invite': 'INVITED', 'supplier.askAgain': 'INVITED', ...merge },
  // The only request was taken back: as if it had never been sent.
  INVITED: { 'supplier.begin': 'KYS_IN_PROGRESS', 'supplier.recall': 'PROSPECT', ...merge },
  KYS_IN_PROGRESS: { 'supplier.handIn': 'UNDER_REVIEW', 'supplier.recall': 'PROSPECT', ...merge },
  UNDER_REVIEW: {
    'supplier.sendBack': 'KYS_IN_PROGRESS',
    'supplier.approve': 'APPROVED',
    'supplier.setConditions': 'CONDITIONAL',
    ...merge,
  },
  CONDITIONAL: { 'supplier.meetConditions': 'APPROVED', 'supplier.startTrading': 'ACTIVE', ...merge },
  APPROVED: { 'supplier.setConditions': 'CONDITIONAL', 'supplier.startTrading': 'ACTIVE', ...merge },
  ACTIVE: merge,
  MERGED: {},
}

/**
 * States in which a supplier answers for the next year. It stays in them: a yearly cycle by itself neither takes an approval away nor
 * gives one again. That an acceptance has run out is told from its date, and what follows from that is decided by people.
 */
export const renewingStates: readonly SupplierState[] = ['CONDITIONAL', 'APPROVED', 'ACTIVE']
