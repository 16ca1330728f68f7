import { useMemo, useState } from 'react'
import { useLocation } from 'react-router'
import type { Template } from 'shared/questionnaires/template.ts'
import { graphql } from '../../gql/gql.ts'
import { engineAnswers, type FullResponse, type Judged, judgementOf } from '../../lib/response-fields.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { QuestionThread } from '../../threads/question-thread.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Notice } from '../../ui/notice.tsx'
import { AcceptSection } from './accept-section.tsx'
import { FinishReview } from './finish-review.tsx'
import { Judging } from './judging.tsx'
import { QuestionList } from './question-list.tsx'
import css from './review.module.css'
import { acceptable, type DecisionOf, type Filter, filtered, filters, nextOpen, type Reviewed, reviewedQuestions } from './reviewed.ts'
import { ShownAnswer } from './shown-answer.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const judgeAnswer = graphql(`
  mutation JudgeAnswer($input: JudgeAnswerInput!) { judgeAnswer(input: $input) { ...ResponseJudgements } }
`)

const isFilter = (text: string): text is Filter => (filters as readonly string[]).includes(text)

/** The questions of the present round with what the rules found; calculated when an answer or the language changes, not with each key. */
function useReviewed(response: FullResponse, template: Template): Reviewed[] {
  const { rounds, round, tier, submittedAt } = response
  return useMemo(() => {
    const answers = engineAnswers(rounds.find(one => one.number === round)?.answers ?? [])
    return reviewedQuestions({ template, tier, answers, today: (submittedAt ?? new Date().toISOString()).slice(0, 10) })
  }, [rounds, round, tier, submittedAt, template])
}

const decisions = (judgements: readonly Judged[], round: number): DecisionOf => {
  const known = new Map(judgements.filter(one => one.round === round).map(one => [one.question, one.decision]))
  return code => known.get(code)
}

export function Review({ response, template }: { response: FullResponse; template: Template }) {
  const { t } = useWords()
  const judging = useCommand(judgeAnswer, ['MyWork', 'ResponseCounts'])
  const all = useReviewed(response, template)
  const decisionOf = decisions(response.judgements, response.round)
  const [wanted, setWanted] = useUrlParam('question')
  const [filterText, setFilter] = useUrlParam('show')
  const [first] = useState(() => all.find(one => !decisionOf(one.question.code))?.question.code ?? all[0]?.question.code ?? '')
  // A mail leads to one question: a message waits there.
  const linked = useLocation().hash.slice(1)
  const at = [wanted, linked].find(code => all.some(one => one.question.code === code)) ?? first
  const [moved, setMoved] = useState(false)
  const [returning, setReturning] = useState(false)
  // On a phone the question comes first, and the list when it is asked for.
  const [wide] = useState(() => matchMedia('(min-width: 60rem)').matches)
  const filter: Filter = isFilter(filterText) ? filterText : 'all'
  const listed = filtered(all, filter, decisionOf)
  const left = filtered(all, 'open', decisionOf).length
  const place = all.findIndex(one => one.question.code === at)
  const reviewed = all[place]

  const go = (code: string): void => {
    judging.clear()
    setReturning(false)
    setMoved(true)
    setWanted(code)
  }
  /** To the neighbour in the list that is shown; from a question outside it, to the nearest in that direction. */
  const step = (by: 1 | -1): void => {
    const places = listed.map(one => all.indexOf(one))
    const to = by > 0 ? places.find(one => one > place) : places.findLast(one => one < place)
    const code = to === undefined ? undefined : all[to]?.question.code
    if (code) go(code)
  }
  const judge = async (decision: 'ACCEPTED' | 'RETURNED', words: string | null): Promise<void> => {
    if (!reviewed) return
    const done = await judging.run({ input: { responseId: response.id, question: at, decision, words } })
    // On to the next that is still open; at the end one stays and sees what is left to do.
    if (done) go(nextOpen(all, at, decisions(done.judgeAnswer.judgements, response.round)) ?? at)
  }
  useReviewKeys({
    next: () => step(1),
    previous: () => step(-1),
    accept: () => void judge('ACCEPTED', null),
    returnIt: () => setReturning(true),
  })
  if (!reviewed) return null
  const section = reviewed.section.code
  const judged = judgementOf(response, at)
  return (
    <div className={css.review}>
      <aside className={css.list}>
        <p className={css.left} role="status">
          {t('staff:review.left', { count: left })}
        </p>
        <Chips
          label={t('templates:review.filterLabel')}
          chosen={[filter]}
          onToggle={key => setFilter(key === 'all' ? '' : key)}
          chips={filters.map(key => ({
            key,
            word: t(`templates:review.filter.${key}`),
            count: String(filtered(all, key, decisionOf).length),
          }))}
        />
        <details open={wide}>
          <summary>{t('staff:review.questions')}</summary>
          <div className={css.scroll} data-scroll>
            <QuestionList questions={listed} at={at} decisionOf={decisionOf} onGo={go} />
          </div>
        </details>
        <AcceptSection
          key={section}
          response={response}
          section={section}
          {...acceptable(all, section, decisionOf)}
          onDone={() => judging.clear()}
        />
        <p className={`soft small ${css.keys}`}>{t('staff:review.keys')}</p>
      </aside>
      <div className={css.sheet}>
        <ShownAnswer key={at} response={response} reviewed={reviewed} place={place + 1} count={all.length} takesFocus={moved} />
        <QuestionThread key={`thread ${at}`} responseId={response.id} question={at} label={sayIn(reviewed.question.label)} />
        {judging.sentence && !judging.fields.words && (
          <Notice tone="trouble" live>
            {judging.sentence}
          </Notice>
        )}
        <Judging
          key={`${at} ${returning}`}
          judged={judged}
          returning={returning}
          onReturning={setReturning}
          busy={judging.busy}
          fault={judging.fields.words}
          onJudge={judge}
        />
        <div className={css.steps}>
          <button type="button" onClick={() => step(-1)} disabled={place === 0}>
            {t('staff:review.previous')}
          </button>
          <button type="button" onClick={() => step(1)} disabled={place === all.length - 1}>
            {t('staff:review.next')}
          </button>
        </div>
        <FinishReview response={response} left={left} />
      </div>
    </div>
  )
}
