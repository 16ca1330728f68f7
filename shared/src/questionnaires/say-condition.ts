import type { LocalText } from '../words/lists.ts'
import type { Condition, Ref, Scalar } from './condition.ts'
import type { Field } from './field.ts'
import { type Question, questionsOf, type Template } from './template.ts'

/** Conditions in the reader's language, for those who read a questionnaire and do not write one. */

type Asked = Question | Field

/** What it takes to speak: the sentences below `templates:condition`, and names of things. */
export interface ConditionSpeaker {
  readonly sentence: (key: ConditionSentence, values?: Readonly<Record<string, string>>) => string
  readonly say: (text: LocalText) => string
  readonly yesNo: (value: boolean) => string
  readonly number: (value: number) => string
  readonly day: (value: string) => string
  readonly country: (code: string) => string | undefined
  readonly role: (tier: string) => string
  readonly list: (texts: readonly string[]) => string
}
export type ConditionSentence =
  | 'and'
  | 'or'
  | 'answered'
  | 'notAnswered'
  | 'is'
  | 'isNot'
  | 'in'
  | 'notIn'
  | 'more'
  | 'less'
  | 'role'
  | 'not'

/** What a reference means: a question, a field of it, or a neighbour in the same row. */
function meant(
  ref: Ref,
  template: Template,
  neighbours: readonly Field[],
  say: (text: LocalText) => string,
): { what: string; asked: Asked | undefined } {
  const [code = '', ...path] = ref.split('.')
  const question = questionsOf(template).find(one => one.code === code)
  const names = [...(code ? [code] : [])]
  let asked: Asked | undefined = question
  let fields: readonly Field[] = code === '' ? neighbours : question && 'fields' in question ? question.fields : []
  for (const key of path) {
    asked = fields.find(one => one.key === key)
    names.push(asked ? say(asked.label) : key)
    fields = asked && 'fields' in asked ? asked.fields : []
  }
  return { what: names.join(' · '), asked }
}

function valueWords(value: Scalar, asked: Asked | undefined, speaker: ConditionSpeaker): string {
  if (typeof value === 'boolean') return speaker.yesNo(value)
  if (typeof value === 'number') return speaker.number(value)
  const option = asked && 'options' in asked ? asked.options.find(one => one.value === value) : undefined
  if (option) return speaker.say(option.label)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return speaker.day(value)
  return (asked?.type === 'COUNTRY' || asked === undefined ? speaker.country(value) : undefined) ?? value
}

export function sayCondition(
  condition: Condition,
  template: Template,
  speaker: ConditionSpeaker,
  neighbours: readonly Field[] = [],
): string {
  const { sentence, list } = speaker
  const inner = (one: Condition): string => {
    const words = sayCondition(one, template, speaker, neighbours)
    return 'all' in one || 'any' in one ? `(${words})` : words
  }
  const look = (ref: Ref) => meant(ref, template, neighbours, speaker.say)
  const oneOf = (ref: Ref, values: readonly Scalar[]) => {
    const { what, asked } = look(ref)
    return { what, values: list(values.map(value => valueWords(value, asked, speaker))) }
  }
  const isOne = (ref: Ref, value: Scalar) => {
    const { what, asked } = look(ref)
    return { what, value: valueWords(value, asked, speaker) }
  }
  if ('all' in condition) return condition.all.map(inner).join(sentence('and'))
  if ('any' in condition) return condition.any.map(inner).join(sentence('or'))
  if ('answered' in condition) return sentence('answered', { what: look(condition.answered).what })
  if ('equals' in condition) return sentence('is', isOne(...condition.equals))
  if ('in' in condition) return sentence('in', oneOf(...condition.in))
  if ('gt' in condition) return sentence('more', isOne(...condition.gt))
  if ('lt' in condition) return sentence('less', isOne(...condition.lt))
  if ('tier' in condition) return sentence('role', { roles: list(condition.tier.map(speaker.role)) })
  const { not } = condition
  if ('answered' in not) return sentence('notAnswered', { what: look(not.answered).what })
  if ('equals' in not) return sentence('isNot', isOne(...not.equals))
  if ('in' in not) return sentence('notIn', oneOf(...not.in))
  return sentence('not', { inner: sayCondition(not, template, speaker, neighbours) })
}
