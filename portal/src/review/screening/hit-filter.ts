import { hitStates } from 'shared/machines/hit.ts'
import { hitBands, listCodes } from 'shared/words/screening.ts'
import type { HitFilter } from '../../gql/graphql.ts'
import { asked, instantIn, wordIn } from '../../lib/address.ts'

/** Every state, or one; what nobody has judged yet, unless something else is asked. */
export const shownHits = ['ALL', ...hitStates] as const
export const hitStateOf = (params: URLSearchParams): (typeof shownHits)[number] => wordIn(params, 'state', shownHits) ?? 'NEW'

/** All but the state, which the chips count. `since`: found since, where every state is looked at; else in that state since. */
export function narrowedHits(params: URLSearchParams): HitFilter {
  const [list, band, since] = [wordIn(params, 'list', listCodes), wordIn(params, 'band', hitBands), instantIn(params, 'since')]
  return asked<HitFilter>({
    list: list && [list],
    band: band && [band],
    ...(hitStateOf(params) === 'ALL' ? { foundSince: since } : { stateSince: since }),
  })
}

export function hitFilterOf(params: URLSearchParams): HitFilter {
  const state = hitStateOf(params)
  return { ...narrowedHits(params), ...(state !== 'ALL' && { status: [state] }) }
}
