import { graphql } from '../../gql/gql.ts'
import type { ResponseToCompareQuery } from '../../gql/graphql.ts'
import type { ShownAnswer } from '../../ui/answer-value.tsx'

export const responseToCompare = graphql(`
  query ResponseToCompare($id: ID!) {
    response(id: $id) {
      id templateId title { zh en fr } status requestedAt submittedAt round
      answers { question status value reason note fileIds files { id name type size } }
      rounds { number answers { question status value reason note fileIds files { id name type size } } }
    }
  }
`)

export type Comparable = NonNullable<ResponseToCompareQuery['response']>
export type AnswersByCode = ReadonlyMap<string, ShownAnswer>

type WithAnswers = Pick<Comparable, 'round'> & {
  readonly answers: readonly (ShownAnswer & { readonly question: string })[]
  readonly rounds: readonly { readonly number: number; readonly answers: readonly (ShownAnswer & { readonly question: string })[] }[]
}

/** What was handed in last; of a response that never was, what stands there. */
export function answersOf({ round, rounds, answers }: WithAnswers, at: number = round): AnswersByCode {
  const handedIn = rounds.find(one => one.number === at)
  return new Map((handedIn?.answers ?? answers).map(one => [one.question, one]))
}
