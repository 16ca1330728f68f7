import { graphql } from '../../gql/gql.ts'
import type { MembersQuery } from '../../gql/graphql.ts'

export const membersList = graphql(`
  query Members($after: String, $search: String) {
    members(first: 100, after: $after, search: $search) {
      nodes { id accountId looksAfter name email roles department { id name } supplier { id name } validUntil reach { id name } deactivatedAt lastSeenAt version allowedActions }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export const memberById = graphql(`
  query Member($id: ID!) {
    member(id: $id) { id accountId looksAfter name email roles department { id name } supplier { id name } validUntil reach { id name } deactivatedAt lastSeenAt version allowedActions }
  }
`)
export type ListedMember = MembersQuery['members']['nodes'][number]
