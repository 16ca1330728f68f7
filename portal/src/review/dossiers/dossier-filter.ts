import { dossierStates, packageStates } from 'shared/machines/red-flag.ts'
import { packageKinds } from 'shared/words/red-flags.ts'
import type { DossierFilter } from '../../gql/graphql.ts'
import { asked, instantIn, wordIn } from '../../lib/address.ts'

/** `since` is about what has been closed where those are looked at, and about what was opened everywhere else. */
export const dossierFilterOf = (params: URLSearchParams): DossierFilter => {
  const state = wordIn(params, 'state', dossierStates)
  const [kind, status] = [wordIn(params, 'package', packageKinds), wordIn(params, 'packageState', packageStates)]
  const since = instantIn(params, 'since')
  return asked<DossierFilter>({
    status: state && [state],
    package: kind && status && { kind, status },
    overdue: params.get('overdue') === 'yes' ? true : undefined,
    ...(state === 'CLOSED' ? { stateSince: since } : { openedSince: since }),
  })
}
