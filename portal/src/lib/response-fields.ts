import type { Answers, GivenAnswer as EngineAnswer } from 'shared/questionnaires/answer.ts'
import { graphql } from '../gql/gql.ts'
import type { ResponseFieldsFragment } from '../gql/graphql.ts'

export const responseFields = graphql(`
  fragment ResponseFields on Response {
    id status statusSince round tier required answered templateId templateCode templateVersion title { zh en fr } message requestedAt requestedBy dueOn dueAt returnWords submittedAt version allowedActions
    supplier { id name } claimedById claimedBy claimedAt previousId others { id }
    remindedAt recalledBy recallWords extendedFrom extendedBy extensionWords wave { id name }
    answers { question status value reason note fileIds version savedAt savedBy files { ...ListedFileFields uploadedAt uploadedBy } fromLastYear lastYear { leftOut { id why } files { id name expiresOn } } }
    ...ResponseJudgements
    rounds {
      id number submittedAt submittedBy returnedAt returnWords
      answers { question status value reason note fileIds files { id name type size uploadedAt uploadedBy } }
    }
  }
`)

/** What a judgement changes: the answers need not travel again with each. */
export const responseJudgements = graphql(`
  fragment ResponseJudgements on Response {
    id status version allowedActions claimedById claimedBy claimedAt
    judgements { question round decision words freshProof judgedAt judgedBy }
  }
`)

export type FullResponse = ResponseFieldsFragment
export type GivenAnswer = FullResponse['answers'][number]
export type GivenFile = GivenAnswer['files'][number]
export type RoundAnswer = FullResponse['rounds'][number]['answers'][number]
export type Judged = FullResponse['judgements'][number]

export const judgementOf = (response: FullResponse, question: string, round = response.round): Judged | undefined =>
  response.judgements.findLast(one => one.question === question && one.round === round)

/** What was handed in names its files as they were then; how they stand today is told with the answers of now. */
export function answerInRound(response: FullResponse, question: string, round: number): RoundAnswer | undefined {
  const found = response.rounds.find(one => one.number === round)?.answers.find(one => one.question === question)
  if (!found || found.files.length === 0) return found
  const now = new Map(response.answers.flatMap(({ files }) => files.map(file => [file.id, file] as const)))
  return { ...found, files: found.files.map(file => now.get(file.id) ?? file) }
}

/** Answers as the engine's rules read them. */
export const engineAnswers = (answers: readonly (GivenAnswer | RoundAnswer)[]): Answers =>
  new Map(
    answers.map(({ question, status, value, reason, note, fileIds }): [string, EngineAnswer] => [
      question,
      { status, value, reason, note, files: fileIds },
    ]),
  )
