import { graphql } from '../../gql/gql.ts'
import type { DossierFieldsFragment } from '../../gql/graphql.ts'

export const dossierFields = graphql(`
  fragment DossierFields on Dossier {
    id status statusSince openedAt closedWords closedBy version done responseId responseState countries countryPapers custodyFiles chainActors allowedActions
    supplier { id name }
    flags { id code status cause }
    packages { id kind status statusSince words ownerId owner dueOn version allowedActions papers { id fileId paperId title country addedBy addedAt } }
  }
`)
export const dossiersPage = graphql(`
  query Dossiers($after: String, $filter: DossierFilter) {
    dossiers(first: 50, after: $after, filter: $filter) {
      nodes { id status openedAt done supplier { id name } flags { id code } } pageInfo { hasNextPage endCursor }
    }
  }
`)
export const dossierPage = graphql(`
  query Dossier($id: ID!) { dossier(id: $id) { ...DossierFields } }
`)
export const planPackage = graphql(`
  mutation PlanPackage($input: PlanPackageInput!) { planPackage(input: $input) { ...DossierFields } }
`)
export const movePackage = graphql(`
  mutation MovePackage($input: MovePackageInput!) { movePackage(input: $input) { ...DossierFields } }
`)
export const attachPaper = graphql(`
  mutation AttachPaper($input: AttachPaperInput!) { attachPaper(input: $input) { ...DossierFields } }
`)
export const detachPaper = graphql(`
  mutation DetachPaper($id: ID!) { detachPaper(id: $id) { ...DossierFields } }
`)
export const closeDossier = graphql(`
  mutation CloseDossier($input: CloseDossierInput!) { closeDossier(input: $input) { ...DossierFields } }
`)
export const packageOwners = graphql(`
  query PackageOwners { reviewers { id name } }
`)
export const papersToAttach = graphql(`
  query PapersToAttach($supplierId: ID!) {
    evidenceFiles(first: 100, filter: { supplierId: $supplierId }) { nodes { id name } }
  }
`)
export const countryPapersToAttach = graphql(`
  query CountryPapersToAttach($country: String!) {
    countryPapers(first: 100, filter: { country: $country }) { nodes { id title publisher } }
  }
`)

export type ShownDossier = DossierFieldsFragment
export type ShownPackage = DossierFieldsFragment['packages'][number]
