import { type Tier, tiers } from '../words/lists.ts'
import { type Answers, type GivenAnswer, isAnsweredAt, scalarsAt } from './answer.ts'
import { holds, type Reader } from './condition.ts'
import { onceEach, withoutHidden } from './shown-fields.ts'
import type { Question, Section, Template } from './template.ts'

const isTier = (value: unknown): value is Tier => tiers.some(tier => tier === value)
const receives = (roles: ReadonlySet<Tier>, wanted: readonly Tier[] | undefined): boolean => wanted?.some(tier => roles.has(tier)) ?? true

/** The supplier's roles: its tier, and what it says of itself where the template asks (KYS-B1). */
export function rolesOf(template: Template, tier: Tier, answers: Answers): ReadonlySet<Tier> {
  const named = template.rolesFrom ? answers.get(template.rolesFrom) : undefined
  return new Set([tier, ...(named?.status === 'ANSWERED' ? scalarsAt(named.value, []).filter(isTier) : [])])
}

/** The sections of a template with the questions these roles receive, whatever has been answered. */
const sectionsForRoles = (template: Template, roles: ReadonlySet<Tier>): Section[] =>
  template.sections
    .filter(section => receives(roles, section.tiers))
    .map(section => ({ ...section, questions: section.questions.filter(question => receives(roles, question.tiers)) }))
    .filter(section => section.questions.length > 0)

export const sectionsFor = (template: Template, tier: Tier): Section[] => sectionsForRoles(template, new Set([tier]))

/**
 * The sections as they stand before the supplier: questions whose condition holds. What a hidden question once received
 * is not looked at, so what shows depends on visible answers alone, and the order of saving changes nothing.
 */
export function visibleSections(template: Template, tier: Tier, answers: Answers): Section[] {
  const reading = readAnswers(template, tier, answers)
  return reading.sections
    .map(section => ({ ...section, questions: section.questions.filter(reading.shows) }))
    .filter(section => section.questions.length > 0)
}

export const visibleQuestions = (template: Template, tier: Tier, answers: Answers): Question[] =>
  visibleSections(template, tier, answers).flatMap(section => section.questions)

/** The answers that count: those of visible questions, without their hidden cells. The others are neither stored nor counted. */
export function visibleAnswers(template: Template, tier: Tier, answers: Answers): Answers {
  const shown = visibleQuestions(template, tier, answers)
  return new Map(
    shown.flatMap((question): [string, GivenAnswer][] => {
      const given = answers.get(question.code)
      return given ? [[question.code, withoutHidden(question, given)]] : []
    }),
  )
}

/** Reads answers for conditions, as the roles and the visible answers have them. */
export function readAnswers(template: Template, tier: Tier, answers: Answers) {
  const roles = rolesOf(template, tier, answers)
  const sections = sectionsForRoles(template, roles)
  const received = new Map(sections.flatMap(section => section.questions.map(question => [question.code, question] as const)))
  const shows = onceEach<Question>(question => (question.when ? holds(question.when, reader) : true))
  const shown = new Map<Question, unknown>()
  const answerTo = (code: string): unknown => {
    const question = received.get(code)
    const given = question && shows(question) ? answers.get(code) : undefined
    if (!question || given?.status !== 'ANSWERED') return undefined
    if (!shown.has(question)) shown.set(question, withoutHidden(question, given).value)
    return shown.get(question)
  }
  const at = (ref: string): [unknown, string[]] => {
    const [code = '', ...path] = ref.split('.')
    return [answerTo(code), path]
  }
  // A hundred questions may look at the same two hundred rows: those are gone through once. What is hidden in the middle of
  // its own judgement may show later, and is not kept.
  const once = <T>(look: (value: unknown, path: readonly string[]) => T): ((ref: string) => T) => {
    const known = new Map<string, { of: unknown; found: T }>()
    return ref => {
      const [of, path] = at(ref)
      const before = known.get(ref)
      if (before && before.of === of) return before.found
      const found = look(of, path)
      known.set(ref, { of, found })
      return found
    }
  }
  const reader: Reader = { answered: once(isAnsweredAt), values: once(scalarsAt), tiers: roles }
  return { sections, shows, reader, answerTo }
}
