import { graphql } from '../../gql/gql.ts'
import type { AbsencesQuery } from '../../gql/graphql.ts'

export const absences = graphql(`
  query Absences($after: String, $filter: AbsenceFilter) {
    absences(first: 50, after: $after, filter: $filter) {
      nodes { id accountId person deputyId deputy firstDay lastDay now deputyMissing version allowedActions }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
export const enterAbsence = graphql(`
  mutation EnterAbsence($input: EnterAbsenceInput!) { enterAbsence(input: $input) { id } }
`)
export const changeAbsence = graphql(`
  mutation ChangeAbsence($input: ChangeAbsenceInput!) { changeAbsence(input: $input) { id deputyId deputy firstDay lastDay now deputyMissing version } }
`)
export const removeAbsence = graphql(`
  mutation RemoveAbsence($input: VersionedInput!) { removeAbsence(input: $input) { id } }
`)
export const colleagues = graphql(`
  query Colleagues { colleagues { id name roles } }
`)

export type ListedAbsence = AbsencesQuery['absences']['nodes'][number]
