import type { Question, Template } from './template.ts'

/** A question that both versions ask, differently. */
export interface ChangedQuestion {
  readonly code: string
  /** The parts that differ: `label`, `when`, `fields` … and `section` where it moved. */
  readonly parts: readonly string[]
  /** May an answer to the old one be proposed for the new one? Not where something that it may consist of is gone, or became something else. */
  readonly keepsAnswers: boolean
}

export interface TemplateDifference {
  readonly added: readonly string[]
  readonly removed: readonly string[]
  readonly changed: readonly ChangedQuestion[]
  /** The questions both versions ask stand in another order. */
  readonly reordered: boolean
  readonly sections: { readonly added: readonly string[]; readonly removed: readonly string[]; readonly changed: readonly string[] }
  /** Thresholds that are set otherwise; none on the side where there is none. */
  readonly settings: readonly { readonly name: string; readonly before: number | null; readonly after: number | null }[]
  /** Of what is said of the whole: its title, the question that names roles. */
  readonly about: readonly string[]
}

/** Both say the same. */
export const isUnchanged = ({ added, removed, changed, reordered, sections, settings, about }: TemplateDifference): boolean =>
  !reordered && [added, removed, changed, settings, about, ...Object.values(sections)].every(part => part.length === 0)

/** What makes an answer what it is. New columns and choices take nothing away from it. */
const answerParts = ['type', 'many', 'record', 'unit']

type Part = Readonly<Record<string, unknown>>
const partsIn = (value: unknown): Part[] => (Array.isArray(value) ? (value as Part[]) : [])

/** Does everything an answer to the old one may hold still have its place in the new one? */
function keepsAnswers(before: Part, after: Part): boolean {
  if (answerParts.some(part => canonical(before[part]) !== canonical(after[part]))) return false
  const choices = new Set(partsIn(after.options).map(one => one.value))
  if (partsIn(before.options).some(one => !choices.has(one.value))) return false
  const fields = new Map(partsIn(after.fields).map(one => [one.key, one]))
  return partsIn(before.fields).every(one => keepsAnswers(one, fields.get(one.key) ?? {}))
}

/** What says nothing: required is the rule, and so are no and nothing. */
const isSilent = ([part, value]: [string, unknown]): boolean =>
  value === undefined || value === false || (part === 'need' && value === 'REQUIRED') || (Array.isArray(value) && value.length === 0)

/** The same without what says nothing, so that two ways of saying nothing are equal. */
export function withoutSilence<T>(value: T): T
export function withoutSilence(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(one => withoutSilence(one))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(part => !isSilent(part))
      .map(([part, inner]) => [part, withoutSilence(inner)]),
  )
}

/** Does it say the same, whatever the order of its keys? */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  ) ?? ''

const placed = (template: Template): Map<string, Question & { section: string }> =>
  new Map(
    template.sections.flatMap(section =>
      section.questions.map(question => [question.code, { ...question, section: section.code }] as const),
    ),
  )

function changedParts(before: object, after: object): string[] {
  const [old, now] = [new Map(Object.entries(before)), new Map(Object.entries(after))]
  return [...new Set([...old.keys(), ...now.keys()])].filter(part => canonical(old.get(part)) !== canonical(now.get(part)))
}

/** What is said of a section itself, by its code; its place is the order of the keys. */
const sectionsOf = (template: Template): Map<string, object> =>
  new Map(template.sections.map(({ code, title, tiers }) => [code, { title, tiers }]))

const newIn = (before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): string[] =>
  [...after.keys()].filter(code => !before.has(code))

function sectionDifference(before: Template, after: Template): TemplateDifference['sections'] {
  const [old, now] = [sectionsOf(before), sectionsOf(after)]
  const changed = [...now].filter(([code, section]) => old.has(code) && canonical(old.get(code)) !== canonical(section))
  return { added: newIn(old, now), removed: newIn(now, old), changed: changed.map(([code]) => code) }
}

function settingDifference({ settings: before }: Template, { settings: after }: Template): TemplateDifference['settings'] {
  const at = (settings: Template['settings'], name: string): number | null =>
    Object.hasOwn(settings, name) ? (settings[name] ?? null) : null
  return [...new Set([...Object.keys(before), ...Object.keys(after)])]
    .map(name => ({ name, before: at(before, name), after: at(after, name) }))
    .filter(one => one.before !== one.after)
}

/** What is new, gone or different between two versions of a template, question by question. */
export function diffTemplates(before: Template, after: Template): TemplateDifference {
  const [old, now] = [placed(withoutSilence(before)), placed(withoutSilence(after))]
  const kept = (codes: Iterable<string>): string => [...codes].filter(code => old.has(code) && now.has(code)).join(' ')
  return {
    added: newIn(old, now),
    removed: newIn(now, old),
    reordered: kept(old.keys()) !== kept(now.keys()),
    sections: sectionDifference(before, after),
    settings: settingDifference(before, after),
    about: (['title', 'rolesFrom'] as const).filter(part => canonical(before[part]) !== canonical(after[part])),
    changed: [...now].flatMap(([code, question]) => {
      const known = old.get(code)
      const parts = known ? changedParts(known, question) : []
      return parts.length > 0 ? [{ code, parts, keepsAnswers: keepsAnswers({ ...known }, { ...question }) }] : []
    }),
  }
}
