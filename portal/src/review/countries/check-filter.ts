import type { CheckState } from 'shared/machines/country-check.ts'
import { locationClasses, locationRoles } from 'shared/words/country-sources.ts'
import type { CheckFilter } from '../../gql/graphql.ts'
import { asked, instantIn, wordIn, wordsIn } from '../../lib/address.ts'

/** What one looks for, and the state it stands for. */
export const checkStatesShown = { computed: 'COMPUTED', waiting: 'OVERRIDE_PROPOSED' } as const satisfies Record<string, CheckState>
const names = Object.keys(checkStatesShown) as (keyof typeof checkStatesShown)[]

/** All but the class, which the chips count. */
export function narrowedChecks(params: URLSearchParams): CheckFilter {
  const state = wordIn(params, 'state', names)
  return {
    past: false,
    ...asked<CheckFilter>({
      role: wordIn(params, 'role', locationRoles),
      status: state && [checkStatesShown[state]],
      stateSince: instantIn(params, 'since'),
      changedSince: instantIn(params, 'changed'),
    }),
  }
}

export const checkFilterOf = (params: URLSearchParams): CheckFilter => ({
  ...narrowedChecks(params),
  ...asked<CheckFilter>({ class: wordsIn(params, 'class', locationClasses) }),
})
