import type { Day } from '../rules/days.ts'
import type { GivenAnswer } from './answer.ts'
import { draftFault } from './answer-faults.ts'
import { diffTemplates } from './diff-templates.ts'
import { filesIn } from './files-in.ts'
import { filesReplaced } from './files-replaced.ts'
import { parseAnswer } from './parse-answer.ts'
import { withoutHidden } from './shown-fields.ts'
import { type Question, questionsOf, type Template } from './template.ts'

/**
 * What of last year's answers is proposed this year (domain reference 5.2, rule 5). A proposal is no answer: until somebody confirms
 * or changes it, the answer is empty.
 */

/** Why an answer is not proposed, though the question stands in both: its shape is another, it is a declaration, or it would not be taken today. */
export const notProposedReasons = ['ASKED_OTHERWISE', 'DECLARED_ANEW', 'DOES_NOT_FIT', 'EVIDENCE_ENDS'] as const
export type NotProposed = (typeof notProposedReasons)[number]

/** Why a file is not proposed as proof. */
export const leftOutReasons = ['ENDS', 'REFUSED'] as const
export type LeftOutReason = (typeof leftOutReasons)[number]
export interface LeftOut {
  readonly id: string
  readonly why: LeftOutReason
}

/** A file as it stands today: the newest of its revisions. */
export interface FileToday {
  readonly id: string
  readonly state: string
  readonly expiresOn: Day | null
}

export interface LastYear {
  /** What was accepted then, and what was asked. */
  readonly answers: ReadonlyMap<string, GivenAnswer>
  readonly template: Template
  /** By the id of any of its revisions. */
  readonly files: ReadonlyMap<string, FileToday>
}

export interface ThisYear {
  readonly template: Template
  readonly today: Day
  /** Until when the answers are asked for: what has run out by then proves nothing. */
  readonly dueOn: Day
}

export interface LastYearsAnswer {
  readonly question: string
  /** As it was accepted. */
  readonly before: Required<GivenAnswer>
  /** As it may be confirmed; null: it has to be answered anew. */
  readonly proposed: Required<GivenAnswer> | null
  readonly notProposed: NotProposed | null
  readonly leftOut: readonly LeftOut[]
  /** Every file of what was accepted and of what is proposed. */
  readonly files: readonly string[]
}

const whole = (given: GivenAnswer): Required<GivenAnswer> => ({
  status: given.status,
  value: given.value ?? null,
  reason: given.reason ?? null,
  note: given.note ?? null,
  files: given.files ?? [],
})

/** A signature holds for the day it was given: what is declared is declared anew each year. */
const isDeclaration = (asked: Question): boolean => asked.evidence?.includes('DECLARATION') ?? false

function whyLeftOut(file: FileToday | undefined, { dueOn }: ThisYear): LeftOutReason | null {
  if (!file || file.state === 'REFUSED') return 'REFUSED'
  return file.expiresOn !== null && file.expiresOn < dueOn ? 'ENDS' : null
}

/** The answer as it would be saved today, with the newest revision of each file, and without those that prove nothing any more. */
function renewed(asked: Question, before: Required<GivenAnswer>, files: LastYear['files'], now: ThisYear) {
  const leftOut = filesIn(asked, before).flatMap(id => {
    const why = whyLeftOut(files.get(id), now)
    return why ? [{ id, why }] : []
  })
  const isLeft = new Set(leftOut.map(one => one.id))
  const shown = whole(withoutHidden(asked, before))
  return { leftOut, proposed: filesReplaced(asked, shown, id => (isLeft.has(id) ? null : (files.get(id)?.id ?? null))) }
}

const hasNothing = ({ status, value }: GivenAnswer): boolean => status === 'ANSWERED' && Array.isArray(value) && value.length === 0

type Judged = Pick<LastYearsAnswer, 'proposed' | 'notProposed' | 'leftOut'>
const none = (notProposed: NotProposed, leftOut: readonly LeftOut[] = []): Judged => ({ proposed: null, notProposed, leftOut })

function judge(asked: Question, before: Required<GivenAnswer>, last: LastYear, now: ThisYear): Judged {
  if (isDeclaration(asked)) return none('DECLARED_ANEW')
  if (!parseAnswer(before)) return none('DOES_NOT_FIT')
  const { leftOut, proposed } = renewed(asked, before, last.files, now)
  if (leftOut.length > 0 && hasNothing(proposed)) return none('EVIDENCE_ENDS', leftOut)
  if (draftFault(asked, proposed, { today: now.today })) return none('DOES_NOT_FIT', leftOut)
  return { proposed, notProposed: null, leftOut }
}

/** Every answer of last year to a question that is asked again, proposed or with the reason why not. */
export function lastYearsAnswers(last: LastYear, now: ThisYear): LastYearsAnswer[] {
  const { changed } = diffTemplates(last.template, now.template)
  const otherwise = new Set(changed.filter(one => !one.keepsAnswers).map(one => one.code))
  const askedThen = new Map(questionsOf(last.template).map(asked => [asked.code, asked]))
  return questionsOf(now.template).flatMap(asked => {
    const then = askedThen.get(asked.code)
    const given = last.answers.get(asked.code)
    if (!then || !given || given.status === 'EMPTY') return []
    const before = whole(given)
    const judged = otherwise.has(asked.code) ? none('ASKED_OTHERWISE') : judge(asked, before, last, now)
    const files = [...filesIn(then, before), ...(judged.proposed ? filesIn(asked, judged.proposed) : [])]
    return [{ question: asked.code, before, ...judged, files: [...new Set(files)] }]
  })
}

/** How an answer of this year stands to last year's. NEW: nothing comparable was answered then. */
export const sinceLastYear = ['CONFIRMED', 'CHANGED', 'NEW'] as const
export type SinceLastYear = (typeof sinceLastYear)[number]
