import { graphql } from '../../gql/gql.ts'
import type { IdentityRequestsQuery } from '../../gql/graphql.ts'

export const identityRequests = graphql(`
  query IdentityRequests($id: ID!) {
    identityRequests(id: $id) { id status askedBy askedAt mine reasonId decidedBy decidedAt version }
  }
`)
export const senderIdentity = graphql(`
  query SenderIdentity($id: ID!) { senderIdentity(id: $id) { name contact contactTime sharing } }
`)
export const askIdentity = graphql(`
  mutation AskIdentity($input: AskIdentityInput!) { askIdentity(input: $input) }
`)
export const decideIdentity = graphql(`
  mutation DecideIdentity($input: DecideIdentityInput!) { decideIdentity(input: $input) }
`)

export type { IdentityRequestsQuery }
