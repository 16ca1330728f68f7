import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { graphql } from '../gql/gql.ts'
import { dayOf } from '../lib/format.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import css from './last-year.module.css'
import type { OwnResponse } from './own-response.ts'

const yearBefore = graphql(`
  query YearBefore($id: ID!) { response(id: $id) { id lastCycle { responseId acceptedAt templateVersion added changed removed } } }
`)

interface Props {
  readonly response: OwnResponse
  readonly template: Template
  /** Questions whose proposal waits to be confirmed or changed. */
  readonly proposed: readonly string[]
  readonly to: (section: string, question: string) => string
}

/** Says that it is another year's: what is proposed and how it is confirmed, what is left, and what the questionnaire asks otherwise. */
export function ThisYear({ response, template, proposed, to }: Props) {
  const { t } = useWords()
  const { data } = useQuery(yearBefore, { variables: { id: response.id } })
  const last = data?.response?.lastCycle
  if (!last) return null
  const ended = response.answers.filter(answer => answer.lastYear?.leftOut.length).length
  return (
    <Notice tone={proposed.length > 0 ? 'moving' : 'done'} title={t('year:top.title', { day: dayOf(last.acceptedAt) })}>
      <p>{proposed.length > 0 ? t('year:top.left', { count: proposed.length }) : t('year:top.none')}</p>
      {ended > 0 && <p>{t('year:top.ended', { count: ended })}</p>}
      <Changed codes={last.added} word="year:top.added" {...{ template, to }} />
      <Changed codes={last.changed} word="year:top.changed" {...{ template, to }} />
      {last.removed > 0 && <p>{t('year:top.removed', { count: last.removed })}</p>}
      {last.added.length + last.changed.length + last.removed === 0 && <p className="soft">{t('year:top.same')}</p>}
      <Link to={`/responses/${last.responseId}`}>{t('year:form.toLastYear')}</Link>
    </Notice>
  )
}

interface ChangedProps extends Pick<Props, 'template' | 'to'> {
  readonly codes: readonly string[]
  readonly word: 'year:top.added' | 'year:top.changed'
}

function Changed({ codes, word, template, to }: ChangedProps) {
  const { t } = useWords()
  if (codes.length === 0) return null
  const sectionOf = new Map(template.sections.flatMap(section => section.questions.map(({ code }) => [code, section.code] as const)))
  return (
    <details className={css.fold}>
      <summary>{t(word, { count: codes.length })}</summary>
      <ul className={css.list}>
        {questionsOf(template)
          .filter(({ code }) => codes.includes(code))
          .map(({ code, label }) => (
            <li key={code}>
              <Link to={to(sectionOf.get(code) ?? '', code)}>{sayIn(label)}</Link>
            </li>
          ))}
      </ul>
    </details>
  )
}
