import { graphql } from '../gql/gql.ts'
import type { OwnResponseFieldsFragment } from '../gql/graphql.ts'

export const lastYearFields = graphql(`
  fragment LastYearFields on LastYearAnswer {
    status value reason note fileIds proposed notProposed leftOut { id why } files { ...ListedFileFields }
  }
`)
export const ownResponseFields = graphql(`
  fragment OwnResponseFields on Response {
    id status statusSince round tier templateId title { zh en fr } message requestedAt requestedBy dueOn dueAt returnWords submittedAt version allowedActions previousId
    recalledBy recallWords extendedFrom extendedBy extensionWords
    supplier { id name }
    answers { question status value reason note fileIds version savedAt savedBy files { ...ListedFileFields } lastYear { ...LastYearFields } }
    judgements { question round decision words freshProof judgedAt judgedBy }
    rounds {
      id number submittedAt submittedBy returnedAt returnWords
      answers { question status value reason note fileIds files { id name type size } }
    }
  }
`)

/** A response as its supplier sees it. What is asked stands in its template. */
export type OwnResponse = OwnResponseFieldsFragment
export type OwnAnswer = OwnResponse['answers'][number]
export type Judged = OwnResponse['judgements'][number]

export const answerOf = (response: OwnResponse, question: string): OwnAnswer | undefined =>
  response.answers.find(one => one.question === question)

export const judgementOf = (response: OwnResponse, question: string): Judged | undefined =>
  response.judgements.findLast(one => one.question === question && one.round === response.round)

export const answerInRound = (response: OwnResponse, question: string, round: number) =>
  response.rounds.find(one => one.number === round)?.answers.find(one => one.question === question)

/** After a return what was accepted stays as it is (the server holds to it); everything else can be changed, and what a new answer opens. */
export const isOpen = (response: OwnResponse, question: string): boolean =>
  response.status === 'DRAFT' || judgementOf(response, question)?.decision !== 'ACCEPTED'

export const isReturned = (response: OwnResponse, question: string): boolean =>
  response.status === 'RETURNED' && judgementOf(response, question)?.decision === 'RETURNED'
