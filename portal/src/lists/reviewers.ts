import { useQuery } from '@apollo/client/react'
import { graphql } from '../gql/gql.ts'
import type { ReviewersQuery } from '../gql/graphql.ts'
import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import type { Choice } from '../ui/choice-fields.tsx'

export const reviewers = graphql(`
  query Reviewers { reviewers { id name awayUntil deputy } }
`)

export type Reviewer = ReviewersQuery['reviewers'][number]

/** Who could look after a supplier, and who of them is away today. */
export function useReviewers(skip = false): { known: readonly Reviewer[] | undefined; choices: readonly Choice[] } {
  const { t } = useWords()
  const { data } = useQuery(reviewers, { skip })
  const known = data?.reviewers
  const label = ({ name, awayUntil, deputy }: Reviewer): string =>
    awayUntil && deputy ? t('lists:assign.away', { name, until: day(awayUntil), deputy }) : name
  return { known, choices: (known ?? []).map(one => ({ value: one.id, label: label(one) })) }
}
