import { graphql } from '../gql/gql.ts'
import type { SavedViewsQuery } from '../gql/graphql.ts'

export const savedViews = graphql(`
  query SavedViews { savedViews { id list name address shared by mine version allowedActions } }
`)
export const saveView = graphql(`
  mutation SaveView($input: SaveViewInput!) { saveView(input: $input) { id } }
`)
export const changeView = graphql(`
  mutation ChangeView($input: ChangeViewInput!) { changeView(input: $input) { id list name address shared by mine version allowedActions } }
`)
export const removeView = graphql(`
  mutation RemoveView($input: VersionedInput!) { removeView(input: $input) { id } }
`)

export type View = SavedViewsQuery['savedViews'][number]

/** The same address, in whatever order somebody pressed the filters. */
export const sameAddress = (one: string, other: string): boolean => sorted(one) === sorted(other)
const sorted = (address: string): string => {
  const params = new URLSearchParams(address)
  params.sort()
  return params.toString()
}
