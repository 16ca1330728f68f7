import { materialGroups, materialStandings } from 'shared/words/red-flags.ts'
import type { IncomingMaterialFilter } from '../../gql/graphql.ts'
import { asked, wordIn, wordsIn } from '../../lib/address.ts'

const only = { gap: { gap: true }, flagged: { flagged: true } } as const
export const onlyNames = Object.keys(only) as (keyof typeof only)[]

export const materialFilterOf = (params: URLSearchParams): IncomingMaterialFilter => {
  const chosen = wordIn(params, 'only', onlyNames)
  return {
    ...(chosen && only[chosen]),
    ...asked<IncomingMaterialFilter>({
      search: params.get('search') ?? '',
      group: wordsIn(params, 'material', materialGroups),
      standing: wordsIn(params, 'standing', materialStandings),
    }),
  }
}
