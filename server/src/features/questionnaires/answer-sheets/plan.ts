import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Answers, GivenAnswer } from 'shared/questionnaires/answer.ts'
import { draftFaults, faultsOf } from 'shared/questionnaires/answer-faults.ts'
import { diffTemplates } from 'shared/questionnaires/diff-templates.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import { withoutHidden } from 'shared/questionnaires/shown-fields.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { visibleQuestions } from 'shared/questionnaires/visible.ts'
import type { Day } from 'shared/rules/days.ts'
import type { Tier } from 'shared/words/lists.ts'
import { type Filed, type FiledQuestion, faultAt, type Place, type SheetFault } from './from-sheets.ts'
import { confirmation, isSilent } from './last-year.ts'
import { layoutOf, type QuestionPlaces } from './layout.ts'
import { emptyAnswer, type Merged, mergedAnswer, same, type Whole } from './merge.ts'
import type { Speaking } from './speaking.ts'

/** What a filled workbook would change, judged by the rules of the form and before anything is written. */

export interface StoredAnswer extends Whole {
  readonly question: string
  readonly version: number
  readonly savedBy: string | null
}
export interface Standing {
  readonly responseId: string
  readonly template: Template
  readonly tier: Tier
  readonly today: Day
  readonly stored: readonly StoredAnswer[]
  /** The decision of the round that was returned, by question. */
  readonly decisions: Readonly<Record<string, string>>
  /** Last year's answers as they may be confirmed, by question; none in a first year. */
  readonly proposed: ReadonlyMap<string, Whole>
}

export interface Change {
  readonly question: Question
  readonly before: StoredAnswer
  readonly after: Whole
  /** Somebody changed the answer since the workbook went out: it is taken only where the person says so. */
  readonly isConflict: boolean
}
export interface Plan {
  readonly changes: readonly Change[]
  /** While there is one, nothing is taken. */
  readonly faults: readonly SheetFault[]
  /** What is left out, or taken and worth a look. */
  readonly notices: readonly SheetFault[]
  /** Questions whose answers are emptied since they are no longer asked. */
  readonly emptied: readonly string[]
}

export interface Filled {
  readonly filed: Filed
  readonly speaking: Speaking
  /** The answer as it went out, by question, where it is not the present one; null where it is no longer kept. */
  readonly bases: ReadonlyMap<string, Whole | null>
  /** Conflicts in which the workbook's answer is taken. */
  readonly taken: ReadonlySet<string>
}

const keptForm = (question: Question, given: GivenAnswer): Whole => ({ ...emptyAnswer, ...withoutHidden(question, given) })
const sameAnswer = (one: Whole, other: Whole): boolean =>
  (['status', 'value', 'reason', 'note', 'files'] as const).every(part => same(one[part] ?? null, other[part] ?? null))

/** Of one question: what changes, or why it cannot. */
interface Judged {
  readonly change?: Change
  readonly merged?: Merged
  readonly faults: readonly SheetFault[]
  readonly notices: readonly SheetFault[]
}
const nothing: Judged = { faults: [], notices: [] }

function judged(standing: Standing, filled: Filled, places: QuestionPlaces, filed: FiledQuestion, before: StoredAnswer): Judged {
  const { question } = places
  if (filed.version === null || filed.version > before.version)
    return { ...nothing, faults: [faultAt(filed.at, 'workbook:fault.versionGone')] }
  const isPresent = filed.version === before.version
  const known = isPresent ? before : (filled.bases.get(question.code) ?? null)
  const merged = mergedAnswer({ places, filed, base: known ?? before, speaking: filled.speaking, responseId: standing.responseId })
  const base = known ?? before
  if (merged.faults.length > 0) return { ...merged, merged }
  const after = keptForm(question, merged.given)
  const confirms = confirmation(filed, filled.speaking)
  if (filed.confirm && confirms.fault) return faulty(filed.confirm.at, confirms.fault, confirms.values)
  if (filed.confirm && confirms.value === true)
    return confirmed(standing, { question, before, after, isConflict: !isPresent }, merged, filed.confirm.at)
  if (sameAnswer(after, keptForm(question, base)) || sameAnswer(after, keptForm(question, before))) return nothing
  const settling = settled(standing, { question, before, after, isConflict: !isPresent }, merged)
  return { ...settling, notices: [...merged.notices, ...settling.notices], merged }
}

const faulty = (at: Place, key: string, values: SheetFault['values'] = {}): Judged => ({
  ...nothing,
  faults: [faultAt(at, `workbook:fault.${key}`, values)],
})

/** A yes beside last year's answer is the press on the form: it is judged as the answer it stands for, and nothing else may be written. */
function confirmed(standing: Standing, change: Change, merged: Merged, at: Place): Judged {
  const proposed = standing.proposed.get(change.question.code)
  if (!proposed) return faulty(at, 'nothingProposed')
  const after = keptForm(change.question, proposed)
  if (sameAnswer(after, keptForm(change.question, change.before))) return nothing
  if (!isSilent(change.after)) return faulty(at, 'confirmAndAnswer')
  return { ...settled(standing, { ...change, after }, merged), merged }
}

/** What the form would say to it. */
export function settled(standing: Standing, change: Change, merged: Merged): Judged {
  const { question, after } = change
  if (standing.decisions[question.code] === 'ACCEPTED')
    return { ...nothing, faults: [faultAt(merged.placeOf(undefined, undefined), 'workbook:fault.accepted')] }
  const facts = { today: standing.today }
  const told = ({ key, row, field, values }: Fault): SheetFault => faultAt(merged.placeOf(row, field), `questionnaire:fault.${key}`, values)
  const faults = draftFaults(question, after, facts).map(told)
  // A draft may hold it, and it has to be put right before the questionnaire is handed in.
  const later = faults.length > 0 ? [] : faultsOf(question, after, facts).filter(({ key }) => key !== 'missing')
  return { change, faults, notices: later.map(told) }
}

export const asAnswers = (stored: readonly StoredAnswer[]): Map<string, GivenAnswer> => new Map(stored.map(one => [one.question, one]))

/** The answers as they would stand, and what that hides. */
export function standAfter(
  standing: Standing,
  changes: readonly Change[],
): { answers: Answers; visible: ReadonlySet<string>; emptied: string[] } {
  const answers = asAnswers(standing.stored)
  for (const { question, after } of changes) answers.set(question.code, after)
  const visible = new Set(visibleQuestions(standing.template, standing.tier, answers).map(question => question.code))
  const emptied = [...answers].filter(([code, given]) => !visible.has(code) && given.status !== 'EMPTY').map(([code]) => code)
  return { answers, visible, emptied }
}

const alone = ({ question, before, after, isConflict }: Change): Change => ({ question, before, after, isConflict })

export function planOf(standing: Standing, filled: Filled): Plan {
  const { filed, taken } = filled
  const layout = layoutOf(standing.template)
  const stored = new Map(standing.stored.map(one => [one.question, one]))
  const all = questionsOf(standing.template).flatMap(({ code }): Judged[] => {
    const [places, found, before] = [layout.get(code), filed.questions.get(code), stored.get(code)]
    return places && found && before ? [judged(standing, filled, places, found, before)] : []
  })
  const changes = all.flatMap(({ change, merged }) => (change && merged ? [{ ...change, merged }] : []))
  const certain = changes.filter(({ isConflict, question }) => !isConflict || taken.has(question.code))
  const { visible, emptied } = standAfter(standing, certain)
  const hidden = certain.filter(({ question, after }) => !visible.has(question.code) && after.status !== 'EMPTY')
  return {
    changes: changes.filter(({ question }) => !hidden.some(one => one.question === question)).map(alone),
    faults: [
      ...filed.faults,
      ...all.flatMap(one => one.faults),
      ...hidden.map(({ question, merged }) =>
        faultAt(merged.placeOf(undefined, undefined), 'workbook:fault.hiddenQuestion', { code: question.code }),
      ),
    ],
    notices: [...filed.notices, ...all.flatMap(one => one.notices)],
    emptied: emptied.filter(code => !hidden.some(one => one.question.code === code)),
  }
}

/** A workbook of another response: of the year before, or of an older questionnaire. */
export interface FilledBefore {
  readonly filed: Filed
  readonly speaking: Speaking
  readonly template: Template
  readonly taken: ReadonlySet<string>
  /** Says why something does not fit. */
  readonly say: (fault: SheetFault) => string
}

/**
 * What of an earlier workbook fits into the present questionnaire: answers to questions that are still asked in the same form. The
 * others are named and left out. What has been answered since is kept, unless the person says otherwise.
 */
export function takeoverOf(standing: Standing, earlier: FilledBefore): Plan {
  const { added, removed, changed } = diffTemplates(earlier.template, standing.template)
  const other = new Set(changed.filter(one => !one.keepsAnswers).map(one => one.code))
  const [layout, now] = [layoutOf(earlier.template), new Map(questionsOf(standing.template).map(one => [one.code, one]))]
  const notices: SheetFault[] = [...earlier.filed.notices, ...earlier.filed.faults]
  const found: (Change & { merged: Merged })[] = []
  for (const before of standing.stored) {
    const [question, places, filed] = [now.get(before.question), layout.get(before.question), earlier.filed.questions.get(before.question)]
    if (!question || !places || !filed || added.includes(before.question)) continue
    const { responseId } = standing
    const merged = mergedAnswer({ places, filed, base: emptyAnswer, speaking: earlier.speaking, responseId, keepsIds: true })
    if (isSilent({ ...merged.given, files: [] }) && merged.faults.length === 0) continue
    const leaveOut = (key: string, values: SheetFault['values'] = {}): void =>
      void notices.push(faultAt(merged.placeOf(undefined, undefined), `workbook:notice.${key}`, { code: question.code, ...values }))
    if (other.has(question.code)) {
      leaveOut('otherForm')
      continue
    }
    const after = { ...keptForm(question, merged.given), files: before.files }
    const { change, faults } = settled(standing, { question, before, after, isConflict: !isSilent({ ...before, files: [] }) }, merged)
    const [fault] = [...merged.faults, ...faults]
    if (fault) leaveOut('doesNotFit', { why: earlier.say(fault) })
    else if (change && !sameAnswer(after, before)) found.push({ ...change, merged })
  }
  for (const code of removed) {
    const filed = earlier.filed.questions.get(code)
    if (filed) notices.push(faultAt(filed.at, 'workbook:notice.otherQuestion', { code }))
  }
  const certain = found.filter(({ isConflict, question }) => !isConflict || earlier.taken.has(question.code))
  const { visible, emptied } = standAfter(standing, certain)
  const hidden = certain.filter(({ question, after }) => !visible.has(question.code) && after.status !== 'EMPTY')
  for (const { question, merged } of hidden) {
    const fault = faultAt(merged.placeOf(undefined, undefined), 'workbook:fault.hiddenQuestion', { code: question.code })
    notices.push({ ...fault, key: 'workbook:notice.doesNotFit', values: { code: question.code, why: earlier.say(fault) } })
  }
  const isHidden = (code: string): boolean => hidden.some(one => one.question.code === code)
  return {
    changes: found.filter(({ question }) => !isHidden(question.code)).map(alone),
    faults: [],
    notices,
    emptied: emptied.filter(code => !isHidden(code)),
  }
}

/** What was shown is what is taken: any other plan has another mark. */
export const markOf = (plan: Plan): string =>
  createHash('sha256')
    .update(
      canonicalize({
        changes: plan.changes.map(({ question, before, after, isConflict }) => [question.code, before.version, isConflict, after as never]),
        faults: plan.faults.length,
      }) ?? '',
    )
    .digest('hex')
