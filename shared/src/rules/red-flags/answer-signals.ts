import type { Answers } from '../../questionnaires/answer.ts'
import { holds } from '../../questionnaires/condition.ts'
import { type CrossCheck, crossChecks } from '../../questionnaires/kys/cross-checks.ts'
import type { Template } from '../../questionnaires/template.ts'
import { readAnswers } from '../../questionnaires/visible.ts'
import type { Tier } from '../../words/lists.ts'
import type { Day } from '../days.ts'
import type { AnswerSignal, SignalState } from './facts.ts'

/** To decline these is to keep back where material comes from, or who owns the company (RF-C4). */
export const originAndOwnership: readonly string[] = ['KYS-C1', 'KYS-C2', 'KYS-C3', 'KYS-F3', 'KYS-F4', 'KYS-F5', 'KYS-G1']
/** Papers and figures that do not fit together (RF-C2). */
const inconsistent: readonly CrossCheck[] = ['HOLDER_NOT_OPERATOR', 'OUTPUT_ABOVE_CAPACITY', 'SUM', 'APPROVED_LATE', 'IDENTIFIER']

/**
 * What was handed in says to every sign that its questions look at: a sign that no question asked this supplier about is not among
 * them, so that nobody takes it for a no.
 */
export function answerSignals(template: Template, tier: Tier, answers: Answers, today: Day): AnswerSignal[] {
  const { sections, shows, reader } = readAnswers(template, tier, answers)
  const asked = sections.flatMap(section => section.questions).filter(shows)
  const statusOf = (code: string): string => answers.get(code)?.status ?? 'EMPTY'
  const stateOf = (code: string, raised: boolean): SignalState => {
    if (raised) return 'YES'
    return ['REFUSED', 'EMPTY'].includes(statusOf(code)) ? 'NOT_SAID' : 'NO'
  }
  const said = asked.flatMap(({ code, raises = [] }) =>
    raises.map(({ when, signal }): AnswerSignal => ({ question: code, signal, state: stateOf(code, holds(when, reader)) })),
  )
  const declined = asked
    .filter(({ code }) => originAndOwnership.includes(code))
    .map(({ code }): AnswerSignal => ({ question: code, signal: 'RF-C4', state: statusOf(code) === 'REFUSED' ? 'YES' : 'NO' }))
  const unfit = crossChecks(template, tier, answers, { today }).filter(({ rule }) => inconsistent.includes(rule))
  const papers = unfit.map(({ questions, rule }): AnswerSignal => ({ question: questions[0] ?? rule, signal: 'RF-C2', state: 'YES' }))
  const looked: AnswerSignal[] = asked.some(({ code }) => code === 'KYS-F3' || code === 'KYS-E2')
    ? [{ question: 'KYS-F3', signal: 'RF-C2', state: 'NO' }]
    : []
  return strongest([...said, ...declined, ...papers, ...looked])
}

const weight: Record<SignalState, number> = { YES: 2, NOT_SAID: 1, NO: 0 }

/** One for each question and sign: what raises it counts before what does not. */
function strongest(all: readonly AnswerSignal[]): AnswerSignal[] {
  const kept = new Map<string, AnswerSignal>()
  for (const one of all) {
    const key = `${one.question} ${one.signal}`
    const before = kept.get(key)
    if (!before || weight[one.state] > weight[before.state]) kept.set(key, one)
  }
  return [...kept.values()]
}
