import { graphql } from '../gql/gql.ts'
import type { ResponseFieldsFragment } from '../gql/graphql.ts'

export const responseFields = graphql(`
  fragment ResponseFields on Response {
    id status statusSince round tier required answered templateId title { zh en fr } message requestedAt requestedBy dueOn dueAt returnWords submittedAt version allowedActions
    supplier { id name }
    questions { code type required label { zh en fr } help { zh en fr } example { zh en fr } check }
    answers { question status value reason note fileIds version savedAt savedBy files { id name type size uploadedAt uploadedBy } }
    judgements { question round decision words judgedAt judgedBy }
    rounds {
      number submittedAt submittedBy returnedAt returnWords
      answers { question status value reason note fileIds files { id name type size uploadedAt uploadedBy } }
    }
  }
`)

export type FullResponse = ResponseFieldsFragment
export type AskedQuestion = FullResponse['questions'][number]
export type GivenAnswer = FullResponse['answers'][number]
export type GivenFile = GivenAnswer['files'][number]
export type Judged = FullResponse['judgements'][number]

export const judgementOf = (response: FullResponse, question: string, round = response.round): Judged | undefined =>
  response.judgements.findLast(one => one.question === question && one.round === round)

export const answerOf = (response: FullResponse, question: string): GivenAnswer | undefined =>
  response.answers.find(one => one.question === question)

export const answerInRound = (response: FullResponse, question: string, round: number) =>
  response.rounds.find(one => one.number === round)?.answers.find(one => one.question === question)
