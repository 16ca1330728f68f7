import { useApolloClient } from '@apollo/client/react'
import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import type { PossibleDuplicatesQuery, RecogniseInput } from '../../gql/graphql.ts'

export const possibleDuplicates = graphql(`
  query PossibleDuplicates($input: RecogniseInput!) {
    possibleDuplicates(input: $input) { supplier { id name nameLatin country tier status } reasons { likeness identifier value } }
  }
`)
export type Duplicate = PossibleDuplicatesQuery['possibleDuplicates'][number]

interface Look {
  /** Whom it may be; empty: nobody, or the person has looked and chosen. */
  readonly found: readonly Duplicate[]
  /** Asks before something is sent; true: nobody unseen looks like it. */
  readonly passes: (input: RecogniseInput) => Promise<boolean>
  /** Those who were shown: sent along as "these are others". */
  readonly seen: readonly string[]
}

/** Looks whether somebody is on the register already; what was shown once is not asked again. */
export function useDuplicates(): Look {
  const client = useApolloClient()
  const [found, setFound] = useState<readonly Duplicate[]>([])
  const seen = found.map(one => one.supplier.id)
  const passes = async (input: RecogniseInput): Promise<boolean> => {
    // Whatever the answer, the server looks again when it is sent; without a line it is sent and says so itself.
    const { data } = await client
      .query({ query: possibleDuplicates, variables: { input }, fetchPolicy: 'network-only' })
      .catch(() => ({ data: undefined }))
    const now = data?.possibleDuplicates ?? []
    const unseen = now.filter(one => !seen.includes(one.supplier.id))
    setFound(now)
    return unseen.length === 0
  }
  return { found, passes, seen }
}
