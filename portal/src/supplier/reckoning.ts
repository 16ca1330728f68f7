import type { Answers, GivenAnswer } from 'shared/questionnaires/answer.ts'
import { faultsOf } from 'shared/questionnaires/answer-faults.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Question, Section, Template } from 'shared/questionnaires/template.ts'
import { visibleSections } from 'shared/questionnaires/visible.ts'
import type { Day } from 'shared/rules/days.ts'
import type { Tier } from 'shared/words/lists.ts'
import type { Entry } from './answer-keeper.ts'

export interface SectionReckoning {
  readonly section: Section
  readonly required: number
  readonly answered: number
}

/** Where the response stands, as the answers stand here: what is asked, how far it is, what keeps it from being handed in. */
export interface Reckoning {
  readonly sections: readonly SectionReckoning[]
  readonly faults: ReadonlyMap<string, readonly Fault[]>
  readonly asked: ReadonlySet<string>
  readonly required: number
  readonly answered: number
}

export type Entries = ReadonlyMap<string, Entry>
export const answersIn = (entries: Entries): Answers => new Map([...entries].map(([question, { given }]) => [question, given]))

const isRequired = (question: Question): boolean => question.need !== 'OPTIONAL'

/** Judges only what has changed since: two hundred rows are looked at when one of them was touched, and not when another answer was. */
export function reckoner(template: Template, tier: Tier): (entries: Entries, today: Day) => Reckoning {
  const judged = new WeakMap<GivenAnswer, { today: Day; faults: readonly Fault[] }>()
  const judge = (question: Question, given: GivenAnswer | undefined, today: Day): readonly Fault[] => {
    const known = given && judged.get(given)
    if (known?.today === today) return known.faults
    const faults = faultsOf(question, given, { today })
    if (given) judged.set(given, { today, faults })
    return faults
  }
  return (entries, today) => {
    const shown = visibleSections(template, tier, answersIn(entries))
    const faults = new Map<string, readonly Fault[]>()
    const sections = shown.map(section => {
      let [required, answered] = [0, 0]
      for (const question of section.questions) {
        const found = judge(question, entries.get(question.code)?.given, today)
        if (found.length > 0) faults.set(question.code, found)
        if (!isRequired(question)) continue
        required++
        if (found.length === 0) answered++
      }
      return { section, required, answered }
    })
    const sum = (of: 'required' | 'answered'): number => sections.reduce((all, one) => all + one[of], 0)
    const asked = new Set(shown.flatMap(section => section.questions.map(question => question.code)))
    return { sections, faults, asked, required: sum('required'), answered: sum('answered') }
  }
}
