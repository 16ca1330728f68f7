import { graphql } from '../../gql/gql.ts'
import type { IncidentFieldsFragment } from '../../gql/graphql.ts'

export const incidentFields = graphql(`
  fragment IncidentFields on Incident {
    id country place party kind source address happenedOn words status statusSince judgedWords judgedBy recordedBy recordedAt version allowedActions
    supplier { id name }
    record { id type name }
  }
`)
export const incidentsPage = graphql(`
  query Incidents($after: String, $filter: IncidentFilter) {
    incidents(first: 50, after: $after, filter: $filter) { nodes { ...IncidentFields } pageInfo { hasNextPage endCursor } }
  }
`)
export const incidentPage = graphql(`
  query Incident($id: ID!) { incident(id: $id) { ...IncidentFields } }
`)
export const recordIncident = graphql(`
  mutation RecordIncident($input: RecordIncidentInput!) { recordIncident(input: $input) { id } }
`)
export const judgeIncident = graphql(`
  mutation JudgeIncident($input: JudgeIncidentInput!) { judgeIncident(input: $input) { ...IncidentFields } }
`)
export const incidentSubjects = graphql(`
  query IncidentSubjects($supplierId: ID, $search: String!) { incidentSubjects(supplierId: $supplierId, search: $search) { id type name country } }
`)
export const incidentSupplier = graphql(`
  query IncidentSupplier($id: ID!) { supplier(id: $id) { id name } }
`)

export type ShownIncident = IncidentFieldsFragment
