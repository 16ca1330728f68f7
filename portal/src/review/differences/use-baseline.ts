import { useQuery } from '@apollo/client/react'
import { useMemo } from 'react'
import type { FullResponse } from '../../lib/response-fields.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { type AnswersByCode, answersOf, type Comparable, responseToCompare } from './to-compare.ts'

export type Since = 'ROUND' | 'YEAR'

export interface Baseline {
  readonly since: Since
  /** What there is to choose from. */
  readonly choices: readonly Since[]
  readonly choose: (since: Since) => void
  /** None in a first round of a first year. */
  readonly answers: AnswersByCode | undefined
  /** The year before, where that is what is compared with. */
  readonly year: Comparable | undefined
}

/** What the answers of this round are held against: the round before, or the response of the year before. */
export function useBaseline(response: FullResponse): Baseline {
  const [wanted, setWanted] = useUrlParam('since')
  const { previousId, round } = response
  const choices: Since[] = [...(round > 1 ? (['ROUND'] as const) : []), ...(previousId ? (['YEAR'] as const) : [])]
  const since = choices.find(one => one === wanted) ?? choices[0] ?? 'ROUND'
  const { data } = useQuery(responseToCompare, { variables: { id: previousId ?? '' }, skip: since !== 'YEAR' || !previousId })
  const year = since === 'YEAR' ? (data?.response ?? undefined) : undefined
  const answers = useMemo(() => {
    if (since === 'YEAR') return year && answersOf(year)
    return response.round > 1 ? answersOf(response, response.round - 1) : undefined
  }, [since, year, response])
  return { since, choices, choose: since => setWanted(since), answers, year }
}
