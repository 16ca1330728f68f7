import { graphql } from '../../gql/gql.ts'
import type { SupplierFieldsFragment } from '../../gql/graphql.ts'

export const supplierFields = graphql(`
  fragment SupplierFields on Supplier {
    id name nameLatin country tier status statusSince createdAt reviewerId reviewer version allowedActions
    furtherTiers materials formerNames identifiers { kind value source } merged { id name mergedAt }
    contacts { id name email phone locale signatory leftAt successor invitation undeliverable { email source words markedBy } version }
    responses { id title { zh en fr } status statusSince dueOn dueAt round previousId validUntil hasRunOut }
    latestResponse { id status dueOn validUntil hasRunOut }
    conditions { ...ConditionFields }
    screenedAt
    hold { id since }
    hits { id subjectName matchedName list score status }
  }
`)

export const supplierPage = graphql(`
  query Supplier($id: ID!) { supplier(id: $id) { ...SupplierFields } }
`)

export type FullSupplier = SupplierFieldsFragment
