import { type AnswerFault, answerFault, type Question } from 'shared/questionnaires/question.ts'
import type { AskedQuestion, FullResponse } from '../lib/response-fields.ts'
import { judgementOf } from '../lib/response-fields.ts'
import type { Entry } from './answer-keeper.ts'

/** The server's question as the shared rules know it. */
const asRule = ({ type, check, ...question }: AskedQuestion): Question => ({
  ...question,
  type: type === 'FILE' || type === 'YES_NO' ? type : 'TEXT',
  example: question.example ?? null,
  check: check === 'USCC' ? check : null,
})

export const faultOf = (question: AskedQuestion, entry: Entry | undefined): AnswerFault | null =>
  answerFault(asRule(question), entry?.given)

/** After a return only what was returned can be changed (the server holds to it); before, everything. */
export const isOpen = (response: FullResponse, question: string): boolean =>
  response.status === 'DRAFT' || judgementOf(response, question)?.decision === 'RETURNED'

/** What keeps the response from being handed in. */
export const missing = (response: FullResponse, entries: ReadonlyMap<string, Entry>): AskedQuestion[] =>
  response.questions.filter(question => isOpen(response, question.code) && faultOf(question, entries.get(question.code)) !== null)
