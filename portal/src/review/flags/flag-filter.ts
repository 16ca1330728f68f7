import { type FlagState, shownFlagStates } from 'shared/machines/red-flag.ts'
import { flagAges, flagCodes } from 'shared/words/red-flags.ts'
import type { RedFlagFilter } from '../../gql/graphql.ts'
import { asked, instantIn, wordIn, wordsIn } from '../../lib/address.ts'

/** What one looks for, and the states it stands for. */
export const flagGroups = {
  STANDING: shownFlagStates,
  RAISED: ['RAISED'],
  EDD_OPEN: ['VALID', 'EDD_OPEN'],
  MONITORED: ['EDD_DONE', 'MONITORED'],
  DISMISSED: ['DISMISSED'],
  CLEARED: ['CLEARED'],
} as const satisfies Record<string, readonly FlagState[]>
export type FlagGroup = keyof typeof flagGroups
export const flagGroupNames = Object.keys(flagGroups) as FlagGroup[]

export const flagFilterOf = (params: URLSearchParams): RedFlagFilter => {
  const group = wordIn(params, 'state', flagGroupNames)
  return asked<RedFlagFilter>({
    status: group && [...flagGroups[group]],
    code: wordsIn(params, 'code', flagCodes),
    age: wordsIn(params, 'age', flagAges),
    raisedSince: instantIn(params, 'since'),
  })
}
