import { graphql } from '../../gql/gql.ts'
import type { CaseHearingsQuery } from '../../gql/graphql.ts'

export const caseHearings = graphql(`
  query CaseHearings($id: ID!) {
    caseHearings(id: $id) {
      id supplier recipients letter dueOn overdue status statusSince askedBy askedAt remindedAt answeredAt answeredBy comment files { id name type size } version
    }
  }
`)
export const peopleToHear = graphql(`
  query PeopleToHear($id: ID!, $supplierId: ID!) { peopleToHear(id: $id, supplierId: $supplierId) { id name signatory } }
`)
export const letterTraces = graphql(`
  query LetterTraces($id: ID!, $words: String!) { letterTraces(id: $id, words: $words) { kind from to } }
`)
export const askSupplier = graphql(`
  mutation AskSupplier($input: AskSupplierInput!) { askSupplier(input: $input) { ...CaseFields } }
`)
export const remindHearing = graphql(`
  mutation RemindHearing($input: VersionedInput!) { remindHearing(input: $input) { ...CaseFields } }
`)
export const withdrawHearing = graphql(`
  mutation WithdrawHearing($input: VersionedInput!) { withdrawHearing(input: $input) { ...CaseFields } }
`)

export type ShownHearing = CaseHearingsQuery['caseHearings'][number]
