import type { Answers } from 'shared/questionnaires/answer.ts'
import { differenceOfAnswers } from 'shared/questionnaires/difference.ts'
import { crossChecks, type Finding } from 'shared/questionnaires/kys/cross-checks.ts'
import { type ReviewerPrompt, reviewerPrompts } from 'shared/questionnaires/kys/reviewer-prompts.ts'
import { raisedSignals } from 'shared/questionnaires/raised-signals.ts'
import type { Question, Section, Signal, Template } from 'shared/questionnaires/template.ts'
import type { Day } from 'shared/rules/days.ts'
import type { Decision, Tier } from 'shared/words/lists.ts'

/** What a reviewer looks at: the questions that were handed in, and what the rules found at each. */

export interface Reviewed {
  readonly question: Question
  readonly section: Section
  /** What does not fit together, found by calculation. */
  readonly findings: readonly Finding[]
  /** What the answer points to; to be looked at, and no verdict. */
  readonly signals: readonly Signal[]
  /** What a person has to compare. */
  readonly prompts: readonly ReviewerPrompt[]
  /** Answered otherwise than what it is held against: the round before, or the year before. */
  readonly changed: boolean
}

interface Given {
  readonly template: Template
  readonly tier: Tier
  /** Those of the round that is reviewed. */
  readonly answers: Answers
  /** Those it is held against; none in the first round of a first year. */
  readonly before?: Answers
  /** The day on which they were handed in: what was old then is old. */
  readonly today: Day
}

export function reviewedQuestions({ template, tier, answers, before, today }: Given): Reviewed[] {
  const findings = crossChecks(template, tier, answers, { today })
  const signals = raisedSignals(template, tier, answers)
  const prompts = reviewerPrompts(template, tier, answers)
  return template.sections.flatMap(section =>
    section.questions
      .filter(question => answers.has(question.code))
      .map(question => ({
        question,
        section,
        findings: findings.filter(finding => finding.questions.includes(question.code)),
        signals: [...new Set(signals.filter(one => one.question === question.code).map(one => one.signal))],
        prompts: prompts.filter(prompt => prompt.questions.includes(question.code)),
        changed: before !== undefined && differenceOfAnswers(before.get(question.code), answers.get(question.code)).kind !== 'SAME',
      })),
  )
}

export const asksForALook = ({ findings, signals }: Reviewed): boolean => findings.length > 0 || signals.length > 0

export const filters = ['all', 'open', 'returned', 'changed', 'findings'] as const
export type Filter = (typeof filters)[number]
export type DecisionOf = (code: string) => Decision | undefined

const fits: Record<Filter, (one: Reviewed, decision: Decision | undefined) => boolean> = {
  all: () => true,
  open: (_, decision) => decision === undefined,
  returned: (_, decision) => decision === 'RETURNED',
  changed: one => one.changed,
  findings: asksForALook,
}

export const filtered = (all: readonly Reviewed[], filter: Filter, decisionOf: DecisionOf): Reviewed[] =>
  all.filter(one => fits[filter](one, decisionOf(one.question.code)))

/** Neighbours of one section together, in the order of the questionnaire. */
export function bySection(all: readonly Reviewed[]): { section: Section; questions: Reviewed[] }[] {
  const groups = new Map<string, { section: Section; questions: Reviewed[] }>()
  for (const one of all) {
    const group = groups.get(one.section.code) ?? { section: one.section, questions: [] }
    group.questions.push(one)
    groups.set(one.section.code, group)
  }
  return [...groups.values()]
}

/** Of a section: what may be accepted without a word on each, and what has to be looked at by itself. */
export function acceptable(all: readonly Reviewed[], section: string, decisionOf: DecisionOf): { plain: string[]; toLookAt: number } {
  const open = all.filter(one => one.section.code === section && decisionOf(one.question.code) === undefined)
  return { plain: open.filter(one => !asksForALook(one)).map(one => one.question.code), toLookAt: open.filter(asksForALook).length }
}

/** The next question without a decision, after this one and then from the beginning. */
export function nextOpen(all: readonly Reviewed[], from: string, decisionOf: DecisionOf): string | undefined {
  const at = all.findIndex(one => one.question.code === from)
  const after = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]
  return after.find(one => decisionOf(one.question.code) === undefined)?.question.code
}
