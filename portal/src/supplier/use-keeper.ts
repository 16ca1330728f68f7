import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { graphql } from '../gql/gql.ts'
import { draftsOf, dropDraft, keepDraft } from '../lib/drafts.ts'
import type { FullResponse } from '../lib/response-fields.ts'
import { useViewer } from '../lib/session.ts'
import { currentLocale } from '../lib/words.ts'
import { AnswerKeeper, type Entry, type Stored } from './answer-keeper.ts'

const saveAnswer = graphql(`
  mutation SaveAnswer($input: SaveAnswerInput!) { saveAnswer(input: $input) { answer { question status value reason version savedAt savedBy } } }
`)
const storedAnswers = graphql(`
  query StoredAnswers($id: ID!) { response(id: $id) { id answers { question status value reason version savedBy } } }
`)

/** The keeper of one response's answers, bound to the server, this device and this person. */
export function useKeeper(response: FullResponse): { keeper: AnswerKeeper; entries: ReadonlyMap<string, Entry> } {
  const client = useApolloClient()
  const account = useViewer().account?.id ?? ''
  const [keeper] = useState(() => {
    const place = (question: string): string => `${response.id}:${question}`
    const label = (question: string): string => response.questions.find(one => one.code === question)?.label[currentLocale()] ?? question
    const stored = response.answers.map(({ question, status, value, reason, version, savedBy }): [string, Stored] => [
      question,
      { status, value: value ?? null, reason: reason ?? null, version, savedBy },
    ])
    const drafts = draftsOf(account).filter(draft => draft.key.startsWith(place('')))
    return new AnswerKeeper(new Map(stored), new Map(drafts.map(draft => [draft.key.slice(place('').length), draft])), {
      save: async (question, given, version, key) => {
        const { data } = await client.mutate({
          mutation: saveAnswer,
          variables: { input: { responseId: response.id, question, ...given, version } },
          context: { key },
        })
        return data?.saveAnswer.answer.version ?? version
      },
      ask: async question => {
        const { data } = await client.query({ query: storedAnswers, variables: { id: response.id }, fetchPolicy: 'no-cache' })
        const found = data?.response?.answers.find(one => one.question === question)
        return {
          status: found?.status ?? 'EMPTY',
          value: found?.value ?? null,
          reason: found?.reason ?? null,
          version: found?.version ?? 0,
          savedBy: found?.savedBy,
        }
      },
      keep: (question, draft) => keepDraft(account, { key: place(question), label: label(question), ...draft }),
      drop: question => dropDraft(account, place(question)),
    })
  })
  useEffect(() => {
    const flush = (): void => void keeper.flush()
    window.addEventListener('online', flush)
    flush()
    return () => {
      window.removeEventListener('online', flush)
      flush()
      keeper.stop()
    }
  }, [keeper])
  return { keeper, entries: useSyncExternalStore(keeper.subscribe, keeper.all) }
}
