import { chainLengths, circlesIn, type Looks } from './circles.ts'
import { type Mention, mentions, type Ref, type Scalar } from './condition.ts'
import { type Check, type Field, recordKeys } from './field.ts'
import { placeholdersOf } from './fill-text.ts'
import { type Question, questionsOf, type Template } from './template.ts'

/** What is wrong with a template, said to its author: a key, where, and what was found there. */
export interface TemplateFault {
  readonly key:
    | 'shape'
    | 'tooDeep'
    | 'codeTwice'
    | 'sectionTwice'
    | 'fieldTwice'
    | 'optionTwice'
    | 'unknownReference'
    | 'unfitComparison'
    | 'tierInField'
    | 'circular'
    | 'chainTooLong'
    | 'unsafePattern'
    | 'rangeTurned'
    | 'unknownField'
    | 'unfitCheck'
    | 'recordKeyMissing'
    | 'unknownSetting'
    | 'rolesFrom'
  /** A question's code, a section's, or the path of the shape that does not fit. */
  readonly at: string
  readonly found?: string
}

/** Everything a schema cannot see. An empty list: the template may be published. */
export function checkTemplate(template: Template): TemplateFault[] {
  const questions = questionsOf(template)
  const byCode = new Map(questions.toReversed().map(question => [question.code, question]))
  return [
    ...twice(template.sections.map(section => section.code)).map(at => ({ key: 'sectionTwice', at }) as const),
    ...twice(questions.map(question => question.code)).map(at => ({ key: 'codeTwice', at }) as const),
    ...questions.flatMap(question => questionFaults(question, byCode)),
    ...settingFaults(template, questions),
    ...rolesFault(template, questions),
    ...chainFaults(questions),
  ]
}

const twice = (names: readonly string[]): string[] => [...new Set(names.filter((name, place) => names.indexOf(name) < place))]

function questionFaults(question: Question, byCode: ReadonlyMap<string, Question>): TemplateFault[] {
  const at = question.code
  const conditions = [question.when, ...(question.raises ?? []).map(one => one.when)].filter(one => one !== undefined)
  const looks = conditions.flatMap(mentions).flatMap(mention => mentionFaults(at, mention, ref => leafOf(ref, byCode)))
  return [...looks, ...shapeFaults(at, question), ...(isCompound(question) ? fieldsFaults(at, question) : [])]
}

type Compound = { fields: readonly Field[]; checks?: Check[] | undefined; record?: keyof typeof recordKeys | undefined }
type Typed = Question | Field
const isCompound = <T extends Typed>(one: T): one is T & Compound => one.type === 'ROWS' || one.type === 'GROUP'

const looksOf = ({ when }: Typed): Mention[] => (when ? mentions(when) : [])
const asksForTier = (one: Typed): boolean => looksOf(one).some(mention => mention.operator === 'tier')

/** The fields of rows or a group: their names, their conditions on neighbours, their checks, and again the fields of their rows. */
function fieldsFaults(at: string, { fields, checks = [], record }: Compound): TemplateFault[] {
  const known = fields.map(field => field.key)
  const neighbour = (ref: Ref): Leaf | null => {
    const [home, key, ...path] = ref.split('.')
    const field = fields.find(one => one.key === key)
    return home === '' && field ? leafBelow(field, path) : null
  }
  const circular = (path: string[]) => ({ key: 'circular', at, found: path.join(' → ') }) as const
  return [
    ...twice(known).map(found => ({ key: 'fieldTwice', at, found }) as const),
    ...fields.filter(asksForTier).map(field => ({ key: 'tierInField', at, found: field.key }) as const),
    ...fields.flatMap(looksOf).flatMap(mention => mentionFaults(at, mention, neighbour)),
    ...circlesIn(fields.map((field): Looks => [field.key, looksOf(field).map(({ ref }) => ref.split('.')[1] ?? '')])).map(circular),
    ...checks.flatMap(check => checkFaults(at, check, fields)),
    ...(record
      ? recordKeys[record].filter(key => !known.includes(key)).map(found => ({ key: 'recordKeyMissing', at, found }) as const)
      : []),
    ...fields.flatMap(field => [...shapeFaults(at, field), ...(isCompound(field) ? fieldsFaults(at, field) : [])]),
  ]
}

const checkable: Record<Check['rule'], readonly Field['type'][]> = {
  SUM: ['NUMBER', 'PERCENT'],
  ORDER: ['DATE', 'NUMBER', 'PERCENT'],
  SOME: ['YES_NO'],
}

function checkFaults(at: string, check: Check, fields: readonly Field[]): TemplateFault[] {
  return check.fields.flatMap((found): TemplateFault[] => {
    const field = fields.find(one => one.key === found)
    if (!field) return [{ key: 'unknownField', at, found }]
    return checkable[check.rule].includes(field.type) ? [] : [{ key: 'unfitCheck', at, found }]
  })
}

/** One part of a pattern: a sign, or a class of signs, perhaps counted. No groups, no choices, no endless repetition. */
const safePattern = /^(?:(?:\[[A-Za-z0-9 ._/-]+\]|[A-Za-z0-9 _/-])(?:\{\d{1,2}(?:,\d{1,2})?\})?)+$/

function shapeFaults(at: string, one: Typed): TemplateFault[] {
  const options = one.type === 'SINGLE' || one.type === 'MULTIPLE' ? twice(one.options.map(option => option.value)) : []
  return [
    ...options.map(found => ({ key: 'optionTwice', at, found }) as const),
    ...(one.type === 'TEXT' && one.pattern && !isSafePattern(one.pattern)
      ? [{ key: 'unsafePattern', at, found: one.pattern } as const]
      : []),
    ...((one.type === 'NUMBER' || one.type === 'PERCENT') && (one.min ?? -Infinity) > (one.max ?? Infinity)
      ? [{ key: 'rangeTurned', at } as const]
      : []),
  ]
}

/** A pattern that can't be made to run long: linear, and with at most two parts of changing length. */
function isSafePattern(pattern: string): boolean {
  if (!safePattern.test(pattern) || (pattern.match(/,/g) ?? []).length > 2) return false
  try {
    return new RegExp(`^${pattern}$`, 'u') !== undefined
  } catch {
    return false
  }
}

/** What a reference ends at. */
type Leaf = { type: Typed['type'] | 'NAME'; options?: readonly string[] }

/** The parts of values that are more than one word, as far as conditions may look into them. */
const parts: Partial<Record<Typed['type'], Record<string, Leaf>>> = {
  MONEY: { amount: { type: 'NUMBER' }, currency: { type: 'NAME' } },
  PLACE: { name: { type: 'NAME' }, country: { type: 'COUNTRY' }, latitude: { type: 'NUMBER' }, longitude: { type: 'NUMBER' } },
  PARTY: { name: { type: 'NAME' }, country: { type: 'COUNTRY' } },
}

function leafBelow(one: Typed, path: readonly string[]): Leaf | null {
  const [key, ...rest] = path
  if (key === undefined) return { type: one.type, ...('options' in one ? { options: one.options.map(option => option.value) } : {}) }
  const field = isCompound(one) ? one.fields.find(each => each.key === key) : undefined
  if (field) return leafBelow(field, rest)
  return rest.length === 0 ? (parts[one.type]?.[key] ?? null) : null
}

function leafOf(ref: Ref, byCode: ReadonlyMap<string, Question>): Leaf | null {
  const [code = '', ...path] = ref.split('.')
  const question = byCode.get(code)
  return question ? leafBelow(question, path) : null
}

function mentionFaults(at: string, { ref, against, operator }: Mention, leaf: (ref: Ref) => Leaf | null): TemplateFault[] {
  if (operator === 'tier') return []
  const found = leaf(ref)
  if (!found) return [{ key: 'unknownReference', at, found: ref }]
  const fits = operator === 'answered' || against.every(value => fitsComparison(found, operator, value))
  return fits ? [] : [{ key: 'unfitComparison', at, found: ref }]
}

const ordered: readonly Leaf['type'][] = ['NUMBER', 'PERCENT', 'DATE']

function fitsComparison({ type, options }: Leaf, operator: Mention['operator'], value: Scalar): boolean {
  if ((operator === 'gt' || operator === 'lt') && !ordered.includes(type)) return false
  if (options) return options.some(option => option === value)
  if (type === 'YES_NO') return typeof value === 'boolean'
  if (type === 'NUMBER' || type === 'PERCENT') return typeof value === 'number'
  return typeof value === 'string' && !['ROWS', 'GROUP', 'FILE', 'MONEY', 'PLACE', 'PARTY'].includes(type)
}

/** Every text of a template with the question it belongs to: names in braces must be settings. */
function settingFaults(template: Template, questions: readonly Question[]): TemplateFault[] {
  const texts = questions.flatMap(question =>
    [question, ...(isCompound(question) ? deepFields(question.fields) : [])].flatMap(one =>
      [one.label, one.help].map(text => ({ at: question.code, text })),
    ),
  )
  return texts.flatMap(({ at, text }) =>
    [...new Set(text ? placeholdersOf(text) : [])]
      .filter(name => !Object.hasOwn(template.settings, name))
      .map(found => ({ key: 'unknownSetting', at, found }) as const),
  )
}

const deepFields = (fields: readonly Field[]): Field[] => fields.flatMap(field => [field, ...(field.type === 'ROWS' ? field.fields : [])])

/** The question that names roles is asked of everybody, or it would decide about itself. */
function rolesFault({ rolesFrom, sections }: Template, questions: readonly Question[]): TemplateFault[] {
  if (rolesFrom === undefined) return []
  const question = questions.find(one => one.code === rolesFrom)
  const section = sections.find(one => one.questions.some(each => each.code === rolesFrom))
  const fits =
    question && (question.type === 'SINGLE' || question.type === 'MULTIPLE') && !question.when && !question.tiers && !section?.tiers
  return fits ? [] : [{ key: 'rolesFrom', at: rolesFrom }]
}

/** Conditions are followed with the stack, so a chain of them has an end; people lose their way long before. */
const longestChain = 50

function chainFaults(questions: readonly Question[]): TemplateFault[] {
  const looks = questions.map((question): Looks => [question.code, looksOf(question).map(({ ref }) => ref.split('.')[0] ?? '')])
  const circles = circlesIn(looks)
  if (circles.length > 0) return circles.map(path => ({ key: 'circular', at: path[0] ?? '', found: path.join(' → ') }))
  const length = chainLengths(looks)
  const longest = questions.find(({ code }) => length(code) > longestChain)
  return longest ? [{ key: 'chainTooLong', at: longest.code }] : []
}
