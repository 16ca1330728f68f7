import { graphql } from '../gql/gql.ts'
import type { InvitationsQuery } from '../gql/graphql.ts'

export const invitationsList = graphql(`
  query Invitations($after: String, $state: InvitationState, $supplierId: ID) {
    invitations(first: 100, after: $after, state: $state, supplierId: $supplierId) {
      nodes { id email name roles state supplier { id name } department { id name } invitedBy createdAt expiresAt acceptedAt allowedActions }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

export type SentInvitation = InvitationsQuery['invitations']['nodes'][number]
