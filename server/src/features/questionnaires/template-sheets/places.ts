import type { TemplateFault } from 'shared/questionnaires/check-template.ts'
import { mentions } from 'shared/questionnaires/condition.ts'
import { type Field, recordKeys } from 'shared/questionnaires/field.ts'
import type { Question, Template } from 'shared/questionnaires/template.ts'
import { locales } from 'shared/words/lists.ts'
import type { z } from 'zod'
import type { ColumnKey } from './columns.ts'
import type { Reading } from './reading.ts'

/** Finds the cell that a fault of the schema or of the sense speaks of. */

type Issue = z.core.$ZodIssue

const formKeys: Record<string, string> = { key: 'keyForm', value: 'valueForm' }

/** What the schema says, in the words of whoever fills in a sheet. */
function issueKey(issue: Issue, column: string, inSection: boolean): [string, Record<string, number>] {
  if (issue.code === 'too_big') {
    const max = Number(issue.maximum)
    return [issue.origin === 'string' ? 'tooLong' : issue.origin === 'array' ? 'tooMany' : 'tooLarge', { max }]
  }
  if (issue.code === 'too_small') {
    const min = Number(issue.minimum)
    return issue.origin === 'string' ? ['missing', {}] : [issue.origin === 'array' ? 'tooFew' : 'tooSmall', { min }]
  }
  if (issue.code === 'invalid_format')
    return [column === 'code' ? (inSection ? 'sectionCodeForm' : 'codeForm') : (formKeys[column] ?? 'unfit'), {}]
  if (issue.code === 'invalid_type' && issue.expected === 'int') return ['notWhole', {}]
  if (issue.code === 'custom' && issue.message === 'tooManyQuestions') return ['tooManyQuestions', {}]
  return ['unfit', {}]
}

const localColumn = (of: string, locale: unknown): ColumnKey | null =>
  ['title', 'label', 'help'].includes(of) && typeof locale === 'string'
    ? (`${of}${locale[0]?.toUpperCase()}${locale.slice(1)}` as ColumnKey)
    : null

const columnOf = (path: readonly PropertyKey[]): ColumnKey | null => {
  const [first, second] = path.map(String)
  if (first === undefined || first === 'questions' || first === 'fields' || first === 'options') return null
  if (first === 'key') return 'field'
  return localColumn(first, second) ?? (first as ColumnKey)
}

export function shapeFaults(issues: readonly Issue[], draft: object, reading: Reading): void {
  for (const issue of issues) {
    const { made, rest } = deepestMade(draft, issue.path, reading)
    if (!made) {
      const about = String(issue.path[0])
      if (about === 'code') reading.aboutFault('code', 'templateCodeForm')
      else if (about === 'title') reading.aboutFault(localColumn('title', issue.path[1]) as 'titleZh', ...issueKey(issue, 'title', false))
      else if (about === 'rolesFrom') reading.aboutFault('rolesFrom', 'codeForm')
      else reading.aboutFault('code', ...issueKey(issue, about, false))
      continue
    }
    const isSection = 'questions' in made
    const [key, values] = issueKey(issue, String(rest[0] ?? ''), isSection)
    if (isSection && rest[0] === 'questions' && key === 'tooFew') reading.fault(made, 'code', 'sectionEmpty')
    else reading.fault(made, columnOf(rest), key, values)
  }
}

/** The last thing on the way that was made from a row, and the path below it. */
function deepestMade(draft: object, path: readonly PropertyKey[], reading: Reading): { made: object | null; rest: readonly PropertyKey[] } {
  let at: unknown = draft
  let found: { made: object | null; rest: readonly PropertyKey[] } = { made: null, rest: path }
  for (const [step, key] of path.entries()) {
    at = typeof at === 'object' && at !== null ? (at as Record<PropertyKey, unknown>)[key] : undefined
    if (typeof at === 'object' && at !== null && reading.isMade(at)) found = { made: at, rest: path.slice(step + 1) }
  }
  return found
}

type Typed = Question | Field
const fieldsOf = (one: Typed): readonly Field[] => ('fields' in one ? one.fields : [])
const withFields = (question: Question): Typed[] => [question, ...fieldsOf(question).flatMap(field => [field, ...fieldsOf(field)])]
const looksAt = (one: Typed, found: string | undefined): boolean => (one.when ? mentions(one.when).some(({ ref }) => ref === found) : false)
const raisesLookAt = (question: Question, found: string | undefined): boolean =>
  (question.raises ?? []).some(({ when }) => mentions(when).some(({ ref }) => ref === found))

type Spot = readonly [object, ColumnKey]
const second = <T>(all: readonly T[]): T | undefined => all[1] ?? all[0]
const spot = (made: object | undefined, column: ColumnKey): Spot[] => (made ? [[made, column]] : [])

/** Where each fault of the sense stands. `template` is what was put together, so that its parts lead back to their rows. */
const spots: Record<TemplateFault['key'], (template: Template, fault: TemplateFault, question: Question | undefined) => Spot[]> = {
  shape: () => [],
  tooDeep: () => [],
  rolesFrom: () => [],
  sectionTwice: ({ sections }, { at }) => spot(second(sections.filter(one => one.code === at)), 'code'),
  codeTwice: ({ sections }, { at }) => spot(second(sections.flatMap(one => one.questions).filter(one => one.code === at)), 'code'),
  fieldTwice: (_, { found }, question) =>
    question
      ? [question as Typed, ...fieldsOf(question)].flatMap(home => spot(fieldsOf(home).filter(one => one.key === found)[1], 'field'))
      : [],
  optionTwice: (_, { found }, question) =>
    question
      ? withFields(question).flatMap(one =>
          'options' in one ? spot(one.options.filter(option => option.value === found)[1], 'value') : [],
        )
      : [],
  unknownReference: conditionSpots,
  unfitComparison: conditionSpots,
  tierInField: (_, { found }, question) => spot(question && withFields(question).find(one => 'key' in one && one.key === found), 'when'),
  circular: (template, { found = '' }, question) => {
    const [first = ''] = found.split(' → ')
    const own = first.includes('-') ? template.sections.flatMap(one => one.questions).find(one => one.code === first) : undefined
    return spot(own ?? (question && withFields(question).find(one => 'key' in one && one.key === first)), 'when')
  },
  chainTooLong: (_, __, question) => spot(question, 'when'),
  unsafePattern: (_, { found }, question) =>
    spot(question && withFields(question).find(one => 'pattern' in one && one.pattern === found), 'pattern'),
  rangeTurned: (_, __, question) =>
    spot(question && withFields(question).find(one => 'min' in one && 'max' in one && (one.min ?? 0) > (one.max ?? 0)), 'min'),
  unknownField: checkSpots,
  unfitCheck: checkSpots,
  recordKeyMissing: (_, { found = '' }, question) =>
    spot(
      question &&
        withFields(question).find(
          one =>
            'record' in one && one.record && recordKeys[one.record].includes(found) && !fieldsOf(one).some(field => field.key === found),
        ),
      'record',
    ),
  unknownSetting: (_, { found = '' }, question) =>
    (question ? withFields(question) : []).flatMap(one =>
      (['label', 'help'] as const).flatMap(of =>
        locales.flatMap(locale => {
          const column = localColumn(of, locale)
          return column && one[of]?.[locale].includes(`{{${found}}}`) ? spot(one, column) : []
        }),
      ),
    ),
}

function conditionSpots(_: Template, { found }: TemplateFault, question: Question | undefined): Spot[] {
  if (!question) return []
  const asked = withFields(question).filter(one => looksAt(one, found))
  return [...asked.map((one): Spot => [one, 'when']), ...(raisesLookAt(question, found) ? spot(question, 'raises') : [])].slice(0, 1)
}

function checkSpots(_: Template, { found = '' }: TemplateFault, question: Question | undefined): Spot[] {
  const checked =
    question && withFields(question).find(one => 'checks' in one && one.checks?.some(check => check.fields.some(field => field === found)))
  return spot(checked, 'checks')
}

export function senseFaults(faults: readonly TemplateFault[], template: Template, reading: Reading): void {
  for (const fault of faults) {
    const { key, at, found = '' } = fault
    const question = template.sections.flatMap(section => section.questions).find(one => one.code === at)
    const [first] = spots[key](template, fault, question)
    const [made, column] = first ?? [question, 'code' as const]
    if (key === 'rolesFrom' || !made) reading.aboutFault(key === 'rolesFrom' ? 'rolesFrom' : 'code', key, { at, found })
    else reading.fault(made, column, key, { at, found })
  }
}
