import type { Condition } from 'shared/questionnaires/condition.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { sayCondition } from 'shared/questionnaires/say-condition.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { countries } from 'shared/words/countries.ts'
import { countryName, day, exact, list } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import type { Translate, WordKey } from '../../lib/words.ts'

/** A condition as a sentence of this page's language. */
export const conditionWords = (condition: Condition, template: Template, t: Translate, neighbours: readonly Field[] = []): string =>
  sayCondition(
    condition,
    template,
    {
      sentence: (key, values) => t(`templates:condition.${key}`, values),
      say: sayIn,
      yesNo: value => t(value ? 'words:yesNo.yes' : 'words:yesNo.no'),
      number: exact,
      day,
      country: code => (countries.some(one => one === code) ? countryName(code) : undefined),
      role: tier => t(`words:tier.${tier}` as WordKey),
      list: texts => list([...texts]),
    },
    neighbours,
  )
