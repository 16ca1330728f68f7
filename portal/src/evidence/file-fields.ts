import { graphql } from '../gql/gql.ts'
import type { FullFileFieldsFragment } from '../gql/graphql.ts'

export const listedFileFields = graphql(`
  fragment ListedFileFields on EvidenceFile {
    id name type size state heldReasons revision replacedById kind number issuer issuedOn expiresOn
  }
`)

export const evidenceFiles = graphql(`
  query EvidenceFiles($after: String, $filter: EvidenceFileFilter, $sort: EvidenceFileSort) {
    evidenceFiles(first: 30, after: $after, filter: $filter, sort: $sort) {
      nodes { ...ListedFileFields uploadedAt }
      pageInfo { hasNextPage endCursor }
    }
    evidenceFilesCount(filter: $filter) { value more }
  }
`)

export const fullFileFields = graphql(`
  fragment FullFileFields on EvidenceFile {
    ...ListedFileFields
    sha256 version allowedActions uploadedAt uploadedBy decidedBy decidedAt decisionWords
    supplier { id name }
    uses { responseId title { zh en fr } question round }
    openings { by at }
    revisions { id name revision uploadedAt uploadedBy state }
  }
`)

export const evidenceFile = graphql(`
  query EvidenceFile($id: ID!) { evidenceFile(id: $id) { ...FullFileFields } }
`)

export type FullFile = FullFileFieldsFragment
