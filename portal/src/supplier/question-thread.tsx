import type { OwnResponse } from './own-response.ts'

interface Props {
  readonly response: OwnResponse
  readonly question: string
}

/** What supplier and reviewer have said to each other about one question. */
export const QuestionThread = (_: Props) => null

/** The questions that are talked about. */
export const askedAbout = (_: OwnResponse): ReadonlySet<string> => new Set()
