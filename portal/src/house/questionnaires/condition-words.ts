import type { Condition, Ref, Scalar } from 'shared/questionnaires/condition.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { countries } from 'shared/words/countries.ts'
import { countryName, day, exact, list } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import type { Translate } from '../../lib/words.ts'

/** Conditions in the reader's language, for those who read a questionnaire and do not write one. */

type Asked = Question | Field

/** What a reference means: a question, a field of it, or a neighbour in the same row. */
function meant(ref: Ref, template: Template, neighbours: readonly Field[]): { what: string; asked: Asked | undefined } {
  const [code = '', ...path] = ref.split('.')
  const question = questionsOf(template).find(one => one.code === code)
  const names = [...(code ? [code] : [])]
  let asked: Asked | undefined = question
  let fields: readonly Field[] = code === '' ? neighbours : question && 'fields' in question ? question.fields : []
  for (const key of path) {
    asked = fields.find(one => one.key === key)
    names.push(asked ? sayIn(asked.label) : key)
    fields = asked && 'fields' in asked ? asked.fields : []
  }
  return { what: names.join(' · '), asked }
}

function valueWords(value: Scalar, asked: Asked | undefined, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'words:yesNo.yes' : 'words:yesNo.no')
  if (typeof value === 'number') return exact(value)
  const option = asked && 'options' in asked ? asked.options.find(one => one.value === value) : undefined
  if (option) return sayIn(option.label)
  if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value)
  return (asked?.type === 'COUNTRY' || asked === undefined) && countries.some(code => code === value) ? countryName(value) : value
}

export function conditionWords(condition: Condition, template: Template, t: Translate, neighbours: readonly Field[] = []): string {
  const inner = (one: Condition): string => {
    const words = conditionWords(one, template, t, neighbours)
    return 'all' in one || 'any' in one ? `(${words})` : words
  }
  const look = (ref: Ref) => meant(ref, template, neighbours)
  const oneOf = (ref: Ref, values: readonly Scalar[]) => {
    const { what, asked } = look(ref)
    return { what, values: list(values.map(value => valueWords(value, asked, t))) }
  }
  const isOne = (ref: Ref, value: Scalar) => {
    const { what, asked } = look(ref)
    return { what, value: valueWords(value, asked, t) }
  }
  if ('all' in condition) return condition.all.map(inner).join(t('templates:condition.and'))
  if ('any' in condition) return condition.any.map(inner).join(t('templates:condition.or'))
  if ('answered' in condition) return t('templates:condition.answered', { what: look(condition.answered).what })
  if ('equals' in condition) return t('templates:condition.is', isOne(...condition.equals))
  if ('in' in condition) return t('templates:condition.in', oneOf(...condition.in))
  if ('gt' in condition) return t('templates:condition.more', isOne(...condition.gt))
  if ('lt' in condition) return t('templates:condition.less', isOne(...condition.lt))
  if ('tier' in condition) return t('templates:condition.role', { roles: list(condition.tier.map(tier => t(`words:tier.${tier}`))) })
  const { not } = condition
  if ('answered' in not) return t('templates:condition.notAnswered', { what: look(not.answered).what })
  if ('equals' in not) return t('templates:condition.isNot', isOne(...not.equals))
  if ('in' in not) return t('templates:condition.notIn', oneOf(...not.in))
  return t('templates:condition.not', { inner: conditionWords(not, template, t, neighbours) })
}
