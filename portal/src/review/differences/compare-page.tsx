import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { differenceOfAnswers } from 'shared/questionnaires/difference.ts'
import { type Question, questionsOf, type Section, type Template } from 'shared/questionnaires/template.ts'
import { drawFile } from '../../evidence/draw-file.tsx'
import { graphql } from '../../gql/gql.ts'
import { dayOf } from '../../lib/format.ts'
import { useTemplate } from '../../lib/template.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/card.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { AnswerDifferenceView, given } from './answer-difference.tsx'
import css from './differences.module.css'
import { type AnswersByCode, answersOf, type Comparable, responseToCompare } from './to-compare.ts'

const comparePage = graphql(`
  query ComparePage($id: ID!) {
    response(id: $id) { id supplier { id name } previousId others { id title { zh en fr } status requestedAt submittedAt round } }
  }
`)

/** Two responses of one supplier beside each other: what has changed, question by question. */
export function ComparePage() {
  const { t, locale } = useWords()
  const { id = '' } = useParams()
  const [wanted, setWanted] = useUrlParam('with')
  const query = useQuery(comparePage, { variables: { id } })
  return (
    <Loaded query={query}>
      {({ response }) => {
        if (!response) return <NotFound />
        const { others, previousId, supplier } = response
        const chosen = others.find(one => one.id === wanted) ?? others.find(one => one.id === previousId) ?? others[0]
        return (
          <Page
            title={t('review:difference.title', { supplier: supplier.name })}
            back={{ to: `/responses/${id}`, word: t('staff:review.read') }}
          >
            {chosen ? (
              <>
                <Toolbar>
                  <Pick
                    label={t('review:difference.compareWith')}
                    value={chosen.id}
                    onPick={setWanted}
                    choices={others.map(one => ({
                      value: one.id,
                      label: t('review:difference.choice', {
                        title: one.title[locale],
                        day: dayOf(one.submittedAt ?? one.requestedAt),
                        state: t(`words:responseState.${one.status}`),
                      }),
                    }))}
                  />
                </Toolbar>
                <Both before={chosen.id} now={id} />
              </>
            ) : (
              <Empty title={t('review:difference.none')}>{null}</Empty>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}

function Both({ before, now }: { before: string; now: string }) {
  const first = useQuery(responseToCompare, { variables: { id: before } })
  const second = useQuery(responseToCompare, { variables: { id: now } })
  return (
    <Loaded query={first}>
      {one => (
        <Loaded query={second}>
          {other => (one.response && other.response ? <WithTemplates before={one.response} now={other.response} /> : <NotFound />)}
        </Loaded>
      )}
    </Loaded>
  )
}

function WithTemplates({ before, now }: { before: Comparable; now: Comparable }) {
  const old = useTemplate(before.templateId)
  const present = useTemplate(now.templateId)
  return (
    <Loaded query={old}>
      {was => <Loaded query={present}>{is => <Difference was={was} is={is} before={answersOf(before)} now={answersOf(now)} />}</Loaded>}
    </Loaded>
  )
}

interface Asked {
  readonly section: Section
  readonly question: Question
}

/** The questions of now in their order, then those that are asked no more. */
function askedIn(is: Template, was: Template): Asked[] {
  const pairs = (template: Template): Asked[] =>
    template.sections.flatMap(section => section.questions.map(question => ({ section, question })))
  const known = new Set(questionsOf(is).map(({ code }) => code))
  return [...pairs(is), ...pairs(was).filter(({ question }) => !known.has(question.code))]
}

interface Props {
  readonly was: Template
  readonly is: Template
  readonly before: AnswersByCode
  readonly now: AnswersByCode
}

function Difference({ was, is, before, now }: Props) {
  const { t } = useWords()
  const [show, setShow] = useUrlParam('show')
  const all = askedIn(is, was)
    .filter(({ question: { code } }) => before.has(code) || now.has(code))
    .map(asked => {
      const { code } = asked.question
      return { ...asked, kind: differenceOfAnswers(given(before.get(code)), given(now.get(code))).kind }
    })
  const changed = all.filter(one => one.kind !== 'SAME')
  const shown = show === 'everything' ? all : changed
  return (
    <>
      <Chips
        label={t('review:difference.show')}
        chosen={[show === 'everything' ? 'everything' : 'onlyChanged']}
        onToggle={key => setShow(key === 'everything' ? key : '')}
        chips={[
          { key: 'onlyChanged', word: t('review:difference.onlyChanged'), count: String(changed.length) },
          { key: 'everything', word: t('review:difference.everything'), count: String(all.length) },
        ]}
      />
      {shown.length === 0 && <Empty title={t('review:difference.same')}>{null}</Empty>}
      {shown.map(({ section, question, kind }) => (
        <Card key={question.code} title={sayIn(question.label)}>
          <p className={`soft small ${css.rowName}`}>
            {question.code} · {sayIn(section.title)}{' '}
            <Badge tone={kind === 'SAME' ? 'resting' : 'moving'}>{t(`review:difference.kind.${kind}`)}</Badge>
          </p>
          <AnswerDifferenceView question={question} before={before.get(question.code)} now={now.get(question.code)} drawFile={drawFile} />
        </Card>
      ))}
    </>
  )
}
