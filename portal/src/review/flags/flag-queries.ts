import { graphql } from '../../gql/gql.ts'
import type { FlagFieldsFragment } from '../../gql/graphql.ts'

export const flagFields = graphql(`
  fragment FlagFields on RedFlag {
    id code cause incidentId status statusSince raisedAt assessedWords assessedAt assessedBy settledWords endedAt version
    dossierId responseId checkId allowedActions supplier { id name }
  }
`)
export const flagsPage = graphql(`
  query Flags($after: String, $filter: RedFlagFilter) {
    redFlags(first: 50, after: $after, filter: $filter) { nodes { ...FlagFields } pageInfo { hasNextPage endCursor } }
  }
`)
export const flagCounts = graphql(`
  query FlagCounts {
    STANDING: redFlagsCount(filter: { status: [RAISED, VALID, EDD_OPEN, EDD_DONE, MONITORED] }) { value more }
    RAISED: redFlagsCount(filter: { status: [RAISED] }) { value more }
    EDD_OPEN: redFlagsCount(filter: { status: [VALID, EDD_OPEN] }) { value more }
    MONITORED: redFlagsCount(filter: { status: [EDD_DONE, MONITORED] }) { value more }
    DISMISSED: redFlagsCount(filter: { status: [DISMISSED] }) { value more }
    CLEARED: redFlagsCount(filter: { status: [CLEARED] }) { value more }
  }
`)
export const lastFlagRun = graphql(`
  query LastFlagRun { flagRuns(first: 1) { nodes { id done total raised cleared finishedAt } } }
`)
export const runRedFlags = graphql(`
  mutation RunRedFlags { runRedFlags { id done total raised cleared finishedAt } }
`)
export const flagPage = graphql(`
  query Flag($id: ID!) { redFlag(id: $id) { ...FlagFields } }
`)
export const assessFlag = graphql(`
  mutation AssessFlag($input: AssessFlagInput!) { assessFlag(input: $input) { ...FlagFields } }
`)
export const followFlag = graphql(`
  mutation FollowFlag($input: FollowFlagInput!) { followFlag(input: $input) { ...FlagFields } }
`)
export const supplierFlags = graphql(`
  query SupplierFlags($id: ID!) {
    redFlags(first: 50, filter: { supplierId: $id, ended: false }) { nodes { ...FlagFields } }
    flagCheck(supplierId: $id) { checkedAt outcomes { code result missing } }
  }
`)

export type ShownFlag = FlagFieldsFragment
