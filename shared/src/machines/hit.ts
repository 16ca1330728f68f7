import type { Machine } from './machine.ts'

/** A name on a list that is like one of ours (domain reference, section 13). LAPSED: the entry has left its list, or its name was corrected there. */
export const hitStates = ['NEW', 'POSSIBLE', 'CONFIRMED', 'FALSE_POSITIVE', 'LAPSED'] as const
export type HitState = (typeof hitStates)[number]
export type HitAction = 'hit.clear' | 'hit.suspect' | 'hit.confirm' | 'hit.lapse' | 'hit.renew' | 'hit.remember'

export const hitMachine: Machine<HitState, HitAction> = {
  NEW: {
    'hit.clear': 'FALSE_POSITIVE',
    'hit.suspect': 'POSSIBLE',
    'hit.confirm': 'CONFIRMED',
    'hit.lapse': 'LAPSED',
    'hit.remember': 'FALSE_POSITIVE',
  },
  POSSIBLE: { 'hit.clear': 'FALSE_POSITIVE', 'hit.confirm': 'CONFIRMED', 'hit.lapse': 'LAPSED' },
  CONFIRMED: { 'hit.lapse': 'LAPSED' },
  // What was cleared is cleared for these words of ours and theirs; other words are looked at anew (12.8), unless they were cleared before.
  FALSE_POSITIVE: { 'hit.suspect': 'POSSIBLE', 'hit.lapse': 'LAPSED', 'hit.renew': 'NEW', 'hit.remember': 'FALSE_POSITIVE' },
  LAPSED: { 'hit.renew': 'NEW', 'hit.remember': 'FALSE_POSITIVE' },
}
