import type { Viewer } from './session.ts'

export type Side = 'house' | 'supplier'

/** A supplier's people see the portal from their side; everyone else works for the programme. */
export const sideOf = (viewer: Viewer): Side => (viewer.supplierId ? 'supplier' : 'house')
