import type { Question } from 'shared/questionnaires/template.ts'
import { isOpen, isReturned, type OwnResponse } from './own-response.ts'
import { waitsToBeConfirmed } from './proposal.ts'
import type { Entries, Reckoning } from './reckoning.ts'

/** What one may want to look at alone. */
export const views = ['missing', 'proposed', 'returned', 'asked'] as const
export type View = (typeof views)[number]
export const isView = (text: string): text is View => views.some(view => view === text)

/** The codes of the questions of each view, in the order of the questionnaire. `about`: where the reviewer waits for a word. */
export function inViews(
  response: OwnResponse,
  reckoning: Reckoning,
  entries: Entries,
  about: ReadonlySet<string>,
): Record<View, readonly string[]> {
  const codes = reckoning.sections.flatMap(({ section }) => section.questions.map((question: Question) => question.code))
  return {
    missing: codes.filter(code => reckoning.faults.has(code) && isOpen(response, code)),
    proposed: codes.filter(code => waitsToBeConfirmed(response, code, entries.get(code)?.given)),
    returned: codes.filter(code => isReturned(response, code)),
    asked: codes.filter(code => about.has(code)),
  }
}
