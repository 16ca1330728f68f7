import type { Tier } from '../words/lists.ts'
import type { Answers } from './answer.ts'
import { holds } from './condition.ts'
import type { Signal, Template } from './template.ts'
import { readAnswers } from './visible.ts'

/** What the answers set off, question by question: red flags and work for the reviewer. */
export function raisedSignals(template: Template, tier: Tier, answers: Answers): { question: string; signal: Signal }[] {
  const { sections, shows, reader } = readAnswers(template, tier, answers)
  return sections
    .flatMap(section => section.questions)
    .filter(shows)
    .flatMap(({ code, raises = [] }) => raises.filter(({ when }) => holds(when, reader)).map(({ signal }) => ({ question: code, signal })))
}
