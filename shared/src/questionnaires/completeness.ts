import type { Tier } from '../words/lists.ts'
import type { Answers } from './answer.ts'
import { answerFault } from './answer-faults.ts'
import type { Facts } from './scalar-faults.ts'
import type { Question, Template } from './template.ts'
import { visibleSections } from './visible.ts'

/** How far a section is. `missing`: required and empty. `faulty`: begun, required or not, and not yet fit to be handed in. */
export interface SectionProgress {
  readonly code: string
  readonly required: number
  readonly answered: number
  readonly missing: readonly string[]
  readonly faulty: readonly string[]
}

const isRequired = (question: Question): boolean => question.need !== 'OPTIONAL'

/** How far a response is, section by section. What applies only sometimes counts until it is answered or said not to apply. */
export const completeness = (template: Template, tier: Tier, answers: Answers, facts: Facts): SectionProgress[] =>
  visibleSections(template, tier, answers).map(({ code, questions }) => {
    const stateOf = (question: Question): 'MISSING' | 'FAULTY' | 'FINE' => {
      const given = answers.get(question.code)
      if (!answerFault(question, given, facts)) return 'FINE'
      return (given?.status ?? 'EMPTY') === 'EMPTY' ? 'MISSING' : 'FAULTY'
    }
    const states = questions.map(question => ({ question, state: stateOf(question) }))
    const codesOf = (wanted: string): string[] => states.filter(one => one.state === wanted).map(one => one.question.code)
    return {
      code,
      required: questions.filter(isRequired).length,
      answered: states.filter(one => one.state === 'FINE' && isRequired(one.question)).length,
      missing: codesOf('MISSING'),
      faulty: codesOf('FAULTY'),
    }
  })

export const isComplete = (sections: readonly SectionProgress[]): boolean =>
  sections.every(section => section.missing.length === 0 && section.faulty.length === 0)
