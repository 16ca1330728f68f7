import { useQuery } from '@apollo/client/react'
import { type SupplierState, standingStates } from 'shared/machines/supplier.ts'
import { graphql } from '../../gql/gql.ts'
import type { SupplierFilter } from '../../gql/graphql.ts'
import { count } from '../../lib/format.ts'

const supplierCounts = graphql(`
  query SupplierCounts(
    $prospect: SupplierFilter, $invited: SupplierFilter, $inProgress: SupplierFilter, $underReview: SupplierFilter, $conditional: SupplierFilter, $approved: SupplierFilter, $active: SupplierFilter, $shown: SupplierFilter, $asOf: LocalDate
  ) {
    PROSPECT: suppliersCount(filter: $prospect, asOf: $asOf) { value more }
    INVITED: suppliersCount(filter: $invited, asOf: $asOf) { value more }
    KYS_IN_PROGRESS: suppliersCount(filter: $inProgress, asOf: $asOf) { value more }
    UNDER_REVIEW: suppliersCount(filter: $underReview, asOf: $asOf) { value more }
    CONDITIONAL: suppliersCount(filter: $conditional, asOf: $asOf) { value more }
    APPROVED: suppliersCount(filter: $approved, asOf: $asOf) { value more }
    ACTIVE: suppliersCount(filter: $active, asOf: $asOf) { value more }
    shown: suppliersCount(filter: $shown, asOf: $asOf) { value more }
  }
`)

interface Counts {
  /** How many suppliers each chip would show. */
  readonly states: Partial<Record<SupplierState, string>>
  /** How many the list shows; undefined while they are being counted. */
  readonly shown: { value: number; more: boolean } | undefined
}

/** Counted apart from the list and in one question: nobody waits for a number before the first rows are there. */
export function useCounts(searched: SupplierFilter, filter: SupplierFilter, past: { asOf?: string }): Counts {
  const of = (state: SupplierState): SupplierFilter => ({ ...searched, status: [state] })
  const variables = {
    prospect: of('PROSPECT'),
    invited: of('INVITED'),
    inProgress: of('KYS_IN_PROGRESS'),
    underReview: of('UNDER_REVIEW'),
    conditional: of('CONDITIONAL'),
    approved: of('APPROVED'),
    active: of('ACTIVE'),
    shown: filter,
    ...past,
  }
  const { data, previousData } = useQuery(supplierCounts, { variables, fetchPolicy: 'cache-and-network' })
  const counts = data ?? previousData
  return counts
    ? { states: Object.fromEntries(standingStates.map(state => [state, count(counts[state])])), shown: counts.shown }
    : { states: {}, shown: undefined }
}
