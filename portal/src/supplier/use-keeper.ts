import { useApolloClient } from '@apollo/client/react'
import { useEffect, useState } from 'react'
import { draftPart } from 'shared/questionnaires/draft-part.ts'
import type { Question, Template } from 'shared/questionnaires/template.ts'
import { visibleQuestions } from 'shared/questionnaires/visible.ts'
import { dayIn } from 'shared/rules/days.ts'
import { graphql } from '../gql/gql.ts'
import { type Draft, draftsOf, dropDraft, type Owner, takeOverOldDrafts } from '../lib/drafts.ts'
import { ownZone } from '../lib/format.ts'
import { useViewer } from '../lib/session.ts'
import { sayIn } from '../lib/value-text.ts'
import { AnswerKeeper, type Given, type Stored } from './answer-keeper.ts'
import { draftShelf } from './draft-shelf.ts'
import type { OwnResponse } from './own-response.ts'
import { answersIn } from './reckoning.ts'

const saveAnswer = graphql(`
  mutation SaveAnswer($input: SaveAnswerInput!) {
    saveAnswer(input: $input) {
      answer { question status value reason note fileIds version savedBy }
      emptied { question version }
    }
  }
`)
const storedAnswers = graphql(`
  query StoredAnswers($id: ID!) { response(id: $id) { id answers { question status value reason note fileIds version savedBy } } }
`)

type Told = Pick<OwnResponse['answers'][number], 'status' | 'value' | 'reason' | 'note' | 'fileIds' | 'version' | 'savedBy'>
const asStored = ({ status, value, reason, note, fileIds, version, savedBy }: Told): Stored => ({
  status,
  value: value ?? null,
  reason: reason ?? null,
  note: note ?? null,
  files: fileIds,
  version,
  savedBy: savedBy ?? null,
})

/** A draft of the first form named its one file without a list. */
const modern = (question: Question | undefined, given: Given): Given =>
  question?.type === 'FILE' && typeof given.value === 'string' ? { ...given, value: [given.value] } : given

/** The keeper of one response's answers, bound to the server, this device and this person. */
export function useKeeper(response: OwnResponse, template: Template): AnswerKeeper {
  const client = useApolloClient()
  const { account, draftKey, programme } = useViewer()
  const [keeper] = useState(() => {
    const owner: Owner = { account: account?.id ?? '', key: draftKey ?? '' }
    const place = (question: string): string => `${response.id}:${question}`
    const questions = new Map(template.sections.flatMap(section => section.questions.map(question => [question.code, question])))
    const today = () => dayIn(new Date(), programme?.timeZone ?? ownZone())
    takeOverOldDrafts(owner)
    const drafts = draftsOf(owner).flatMap((draft): [string, Draft][] => {
      const question = draft.key.slice(place('').length)
      return draft.key.startsWith(place('')) ? [[question, { ...draft, given: modern(questions.get(question), draft.given as Given) }]] : []
    })
    const answers = new Map(response.answers.map(answer => [answer.question, asStored(answer)]))
    const inOrder = [...questions.keys()].flatMap((code): [string, Stored][] => {
      const answer = answers.get(code)
      return answer ? [[code, answer]] : []
    })
    const shelf = draftShelf(owner)
    return new AnswerKeeper(new Map(inOrder), new Map(drafts), {
      save: async (question, { files, ...given }, version, key) => {
        const input = { responseId: response.id, question, ...given, fileIds: [...files], version }
        const { data } = await client.mutate({ mutation: saveAnswer, variables: { input }, context: { key }, fetchPolicy: 'no-cache' })
        if (!data) return { answer: { ...given, files, version }, emptied: new Map() }
        const { answer, emptied } = data.saveAnswer
        return { answer: asStored(answer), emptied: new Map(emptied.map(one => [one.question, one.version])) }
      },
      ask: async () => {
        const { data } = await client.query({ query: storedAnswers, variables: { id: response.id }, fetchPolicy: 'no-cache' })
        return new Map((data?.response?.answers ?? []).map(answer => [answer.question, asStored(answer)]))
      },
      keep: (question, draft) => shelf.keep({ key: place(question), label: sayIn(questions.get(question)?.label), ...draft }),
      drop: question => {
        shelf.drop(place(question))
        dropDraft(owner, place(question))
      },
      part: (question, given) => {
        const asked = questions.get(question)
        return asked ? ({ ...given, ...draftPart(asked, given, { today: today() }) } as Given) : given
      },
      isAsked: (question, all) => visibleQuestions(template, response.tier, answersIn(all)).some(one => one.code === question),
    })
  })
  useEffect(() => {
    const flush = (): void => void keeper.flush()
    const look = (): void => {
      if (document.visibilityState === 'visible') void keeper.refresh()
    }
    window.addEventListener('online', flush)
    document.addEventListener('visibilitychange', look)
    flush()
    return () => {
      window.removeEventListener('online', flush)
      document.removeEventListener('visibilitychange', look)
      flush()
      keeper.stop()
    }
  }, [keeper])
  return keeper
}
