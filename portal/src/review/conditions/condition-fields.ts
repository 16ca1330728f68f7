import { graphql } from '../../gql/gql.ts'
import type { ConditionFieldsFragment } from '../../gql/graphql.ts'

export const conditionFields = graphql(`
  fragment ConditionFields on Condition {
    id name words dueOn dueAt status owner namedBy namedAt settledBy settledWords statusSince version allowedActions
  }
`)

export type ShownCondition = ConditionFieldsFragment
