import type { Question } from 'shared/questionnaires/template.ts'
import { type AnswerWords, saidAnswer } from '../answer-words.ts'
import { type ReadPart, readPart } from './cells.ts'
import type { FiledQuestion } from './from-sheets.ts'
import type { Whole } from './merge.ts'
import type { Slot } from './slots.ts'
import type { Speaking } from './speaking.ts'

/** Last year's answers beside what is still empty: to be read, and confirmed by a yes that somebody writes. */

/** Nothing was said: only beside that a proposal waits, as in the form. */
export const isSilent = ({ status, note, files }: Whole): boolean => status === 'EMPTY' && !note && files.length === 0

const longest = 2_000

/** A proposal in words, as it would be confirmed. */
export function proposalText(question: Question, proposed: Whole, words: AnswerWords, { t }: Speaking): string {
  const said = saidAnswer(question, proposed.value, words)
  const named = ({ label, value }: { label: string; value: string }): string =>
    label ? `${label}${t('mails:common.colon')}${value}` : value
  const lines = [
    proposed.status === 'ANSWERED' ? '' : t(`words:answerState.${proposed.status}`),
    ...said.pairs.map(named),
    ...said.tables.flatMap(({ title, rows }) => [title, ...rows.map(row => row.filter(Boolean).join(' · '))]),
    ...said.sheets.flatMap(({ title, sheets }) => [title, ...sheets.map(pairs => pairs.map(named).join(' · '))]),
    proposed.reason ?? '',
    proposed.note ?? '',
    words.value({ type: 'FILE' } as Question, proposed.files),
  ].filter(Boolean)
  const text = lines.join('\n')
  return text.length > longest ? `${text.slice(0, longest)} …` : text
}

const yes: Slot = { part: '', kind: 'yes', options: [] }

/** What stands in the cell: yes, no or nothing. Silence confirms nothing. */
export const confirmation = ({ confirm }: FiledQuestion, speaking: Speaking): ReadPart => (confirm ? readPart(yes, confirm, speaking) : {})
