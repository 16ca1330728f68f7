import type { ResponseFilter } from '../../gql/graphql.ts'
import { asked, instantIn } from '../../lib/address.ts'
import { isView, type View, views } from './views.ts'

export const viewOf = (params: URLSearchParams): View => {
  const text = params.get('view') ?? ''
  return isView(text) ? text : 'waiting'
}

/** All but the view, which the chips count. */
export const narrowedResponses = (params: URLSearchParams): ResponseFilter => {
  const whose = params.get('mine')
  return asked<ResponseFilter>({
    search: params.get('search') ?? '',
    mine: whose === 'yes' ? true : undefined,
    nobodys: whose === 'nobody' ? true : undefined,
    handedInSince: instantIn(params, 'handedIn'),
  })
}

export const responseFilterOf = (params: URLSearchParams): ResponseFilter => ({ ...views[viewOf(params)], ...narrowedResponses(params) })
