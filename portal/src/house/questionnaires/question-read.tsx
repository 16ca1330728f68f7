import type { Field } from 'shared/questionnaires/field.ts'
import { printChecks } from 'shared/questionnaires/notation/check-notation.ts'
import type { Question, Template } from 'shared/questionnaires/template.ts'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { units } from 'shared/words/units.ts'
import { exact, list } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import { type Translate, useWords } from '../../lib/words.ts'
import { conditionWords } from './condition-words.ts'
import css from './questionnaires.module.css'

type Asked = Question | Field

function rangeWords(
  { min, max, unit }: { min?: number | undefined; max?: number | undefined; unit?: string | undefined },
  t: Translate,
): string[] {
  // A year has no thousands.
  const figure = unit === 'YEAR' ? String : exact
  if (min !== undefined && max !== undefined) return [t('templates:page.range', { min: figure(min), max: figure(max) })]
  if (min !== undefined) return [t('templates:page.atLeast', { min: figure(min) })]
  return max === undefined ? [] : [t('templates:page.atMost', { max: figure(max) })]
}

/** What is asked of the value, beyond its type. */
function shapeWords(one: Asked, t: Translate): string[] {
  switch (one.type) {
    case 'TEXT':
      return [
        ...(one.check ? [t('templates:page.mustBe', { check: t(`templates:check.${one.check}`) })] : []),
        ...(one.pattern ? [t('templates:page.mustBe', { check: one.pattern })] : []),
      ]
    case 'NUMBER':
      return [
        ...(one.unit ? [t('templates:page.unit', { unit: sayIn(units[one.unit]) })] : []),
        ...rangeWords(one, t),
        ...(one.whole ? [t('templates:column.whole')] : []),
      ]
    case 'MONEY':
    case 'PERCENT':
      return rangeWords(one, t)
    case 'DATE':
      return one.notFuture ? [t('templates:column.notFuture')] : []
    case 'YES_NO':
      return [
        ...(one.explain ? [t('templates:page.explains', { when: t(`templates:saying.${one.explain}`) })] : []),
        ...(one.prove ? [t('templates:page.proves', { when: t(`templates:saying.${one.prove}`) })] : []),
      ]
    case 'SINGLE':
    case 'MULTIPLE':
      return [t('templates:page.options', { options: list(one.options.map(option => sayIn(option.label))) })]
    case 'COUNTRY':
      return one.many ? [t('templates:column.many')] : []
    case 'ROWS':
      return one.record ? [t('templates:page.becomes', { record: t(`templates:record.${one.record}`) })] : []
    default:
      return []
  }
}

function FieldRows({ fields, template, inside }: { fields: readonly Field[]; template: Template; inside?: string }) {
  const { t } = useWords()
  return fields.flatMap(field => [
    <tr key={field.key}>
      <th scope="row">
        {inside && <span className="soft">{inside} › </span>}
        {sayIn(field.label)}
        {shapeWords(field, t).map(words => (
          <span key={words} className={css.detail}>
            {words}
          </span>
        ))}
      </th>
      <td data-word={t('templates:page.type')}>{t(`templates:type.${field.type}`)}</td>
      <td data-word={t('templates:page.needed')}>{t(`templates:need.${field.need ?? 'REQUIRED'}`)}</td>
      <td data-word={t('templates:page.when')}>{field.when && conditionWords(field.when, template, t, fields)}</td>
    </tr>,
    ...(field.type === 'ROWS'
      ? [<FieldRows key={`${field.key} fields`} fields={field.fields} template={template} inside={sayIn(field.label)} />]
      : []),
  ])
}

/** A question as its author means it: what is asked, of whom, when, and with which papers. */
export function QuestionRead({ question, template }: { question: Question; template: Template }) {
  const { t } = useWords()
  const { evidence, raises, when, tiers } = question
  const facts = [
    ...shapeWords(question, t),
    ...('checks' in question && question.checks
      ? [t('templates:page.checks', { checks: printChecks(question.checks).replaceAll('\n', '; ') })]
      : []),
    ...(when ? [t('templates:page.askedIf', { condition: conditionWords(when, template, t) })] : []),
    ...(tiers ? [t('templates:page.forRoles', { roles: list(tiers.map(tier => t(`words:tier.${tier}`))) })] : []),
    ...(evidence ? [t('templates:page.evidence', { kinds: list(evidence.map(kind => sayIn(evidenceKinds[kind]))) })] : []),
    ...(raises ?? []).map(one =>
      t('templates:page.raises', { signal: t(`templates:review.signal.${one.signal}`), condition: conditionWords(one.when, template, t) }),
    ),
  ]
  return (
    <li id={question.code} className={css.question}>
      <p className="soft small">
        {[
          question.code,
          t(`templates:type.${question.type}`),
          t(`templates:need.${question.need ?? 'REQUIRED'}`),
          ...(question.core ? [t('templates:page.core')] : []),
        ].join(' · ')}
      </p>
      <h3>{sayIn(question.label)}</h3>
      {question.help && <p className="soft">{sayIn(question.help)}</p>}
      {facts.length > 0 && (
        <ul className={css.facts}>
          {facts.map(fact => (
            <li key={fact}>{fact}</li>
          ))}
        </ul>
      )}
      {'fields' in question && (
        <div className={css.wide}>
          <table className={css.fields}>
            <caption className="unseen">{t('templates:page.fields')}</caption>
            <thead>
              <tr>
                <th scope="col">{t('templates:page.field')}</th>
                <th scope="col">{t('templates:page.type')}</th>
                <th scope="col">{t('templates:page.needed')}</th>
                <th scope="col">{t('templates:page.when')}</th>
              </tr>
            </thead>
            <tbody>
              <FieldRows fields={question.fields} template={template} />
            </tbody>
          </table>
        </div>
      )}
    </li>
  )
}
