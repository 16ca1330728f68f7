import { useQuery } from '@apollo/client/react'
import { lazy, Suspense } from 'react'
import type { SinceLastYear as Since } from 'shared/questionnaires/last-year.ts'
import { graphql } from '../gql/gql.ts'
import { needWords } from '../lib/words.ts'
import type { OwnResponse } from './own-response.ts'

const sinceLastYear = graphql(`
  query OwnSinceLastYear($id: ID!) { response(id: $id) { id answers { question fromLastYear } } }
`)

/** Fetched in a second year alone. */
const withWords = <P extends object>(pick: (parts: typeof import('./since-marks.tsx')) => React.ComponentType<P>) =>
  lazy(async () => ({ default: pick((await Promise.all([import('./since-marks.tsx'), needWords('year')]))[0]) }))
const Mark = withWords(parts => parts.SinceMark)
const Counts = withWords(parts => parts.SinceCounts)

/** How what was handed in stands to last year's answers; nothing in a first year. */
export function useSinceLastYear({ id, previousId }: OwnResponse): ReadonlyMap<string, Since> {
  const { data } = useQuery(sinceLastYear, { variables: { id }, skip: !previousId })
  return new Map((data?.response?.answers ?? []).flatMap(one => (one.fromLastYear ? [[one.question, one.fromLastYear] as const] : [])))
}

export const SinceAt = ({ marks, question }: { marks: ReadonlyMap<string, Since>; question: string }) => {
  const since = marks.get(question)
  return since ? (
    <Suspense fallback={null}>
      <Mark since={since} />
    </Suspense>
  ) : null
}

export const SinceAll = ({ marks }: { marks: ReadonlyMap<string, Since> }) =>
  marks.size > 0 ? (
    <Suspense fallback={null}>
      <Counts marks={marks} />
    </Suspense>
  ) : null
