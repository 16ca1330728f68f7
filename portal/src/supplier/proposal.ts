import { emptyAnswer, type Given, sameAnswer } from './answer-keeper.ts'
import { answerOf, type OwnResponse } from './own-response.ts'

/** Last year's answer as it may be confirmed. It is no answer: until somebody confirms or changes it, nothing stands at the question. */
export const proposalOf = (response: OwnResponse, code: string): Given | undefined =>
  (answerOf(response, code)?.lastYear?.proposed as Given | null | undefined) ?? undefined

const isEmpty = (given: Given | undefined): boolean => !given || sameAnswer(given, emptyAnswer)

export const waitsToBeConfirmed = (response: OwnResponse, code: string, given: Given | undefined): boolean =>
  isEmpty(given) && proposalOf(response, code) !== undefined
