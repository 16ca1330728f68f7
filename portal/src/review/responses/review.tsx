import { useMemo, useRef, useState } from 'react'
import { useLocation } from 'react-router'
import type { Answers } from 'shared/questionnaires/answer.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import type { Decision } from 'shared/words/lists.ts'
import { engineAnswers, type FullResponse, type Judged, judgementOf } from '../../lib/response-fields.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { QuestionThread } from '../../threads/question-thread.tsx'
import { Chips } from '../../ui/chips.tsx'
import { Notice } from '../../ui/notice.tsx'
import { given } from '../differences/answer-difference.tsx'
import { ChooseBaseline } from '../differences/choose-baseline.tsx'
import type { AnswersByCode } from '../differences/to-compare.ts'
import { useBaseline } from '../differences/use-baseline.ts'
import { AskFreshProof } from '../year/ask-fresh-proof.tsx'
import { SinceFilter, SinceLastYear, sinceLastYear, sinces } from '../year/since-last-year.tsx'
import { AcceptSection } from './accept-section.tsx'
import { Claim, useHeldByOther } from './claim.tsx'
import type { DecisionLine } from './decision-line.ts'
import { FinishReview } from './finish-review.tsx'
import { Judging } from './judging.tsx'
import { Notes } from './notes.tsx'
import { QuestionList } from './question-list.tsx'
import css from './review.module.css'
import { acceptable, type DecisionOf, type Filter, filtered, filters, nextOpen, type Reviewed, reviewedQuestions } from './reviewed.ts'
import { ShownAnswer } from './shown-answer.tsx'
import { useDecisions } from './use-decisions.ts'
import { useQuestionAt } from './use-question-at.ts'
import { useReviewKeys } from './use-review-keys.ts'

const questionOf = (all: readonly Reviewed[], code: string) =>
  all.find(one => one.question.code === code)?.question.label ?? { zh: code, en: code, fr: code }

const isFilter = (text: string): text is Filter => (filters as readonly string[]).includes(text)

/** The questions of the present round with what the rules found; calculated when an answer or the language changes, not with each key. */
function useReviewed(response: FullResponse, template: Template, before: AnswersByCode | undefined): Reviewed[] {
  const { rounds, round, tier, submittedAt } = response
  return useMemo(() => {
    const answers = engineAnswers(rounds.find(one => one.number === round)?.answers ?? [])
    const then = before && { before: new Map([...before].map(([code, answer]) => [code, given(answer)])) as Answers }
    return reviewedQuestions({ template, tier, answers, ...then, today: (submittedAt ?? new Date().toISOString()).slice(0, 10) })
  }, [rounds, round, tier, submittedAt, template, before])
}

/** What is kept, and what is on its way. */
const decisions = (judgements: readonly Judged[], round: number, line: DecisionLine): DecisionOf => {
  const known = new Map(judgements.filter(one => one.round === round).map(one => [one.question, one.decision]))
  return code => line.wished(code)?.decision ?? known.get(code)
}

export function Review({ response, template }: { response: FullResponse; template: Template }) {
  const { t } = useWords()
  const { line, why, fault } = useDecisions(response.id)
  const heldByOther = useHeldByOther(response)
  const baseline = useBaseline(response)
  const all = useReviewed(response, template, baseline.answers)
  const decisionOf = decisions(response.judgements, response.round, line)
  const [wanted, setWanted] = useQuestionAt()
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
  const marks = useMemo(() => sinceLastYear(response), [response])
  const [year, setYear] = useUrlParam('year')
  const since = sinces.find(one => one === year)
  const listed = filtered(all, filter, decisionOf).filter(one => !since || marks.get(one.question.code) === since)
  const left = filtered(all, 'open', decisionOf).length
  const place = all.findIndex(one => one.question.code === at)
  const reviewed = all[place]

  const go = (code: string): void => {
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
  const broken = line.broken?.wish.question
  // Words that are being written stay on the page when another takes the response over; to send them, one takes it back.
  const writing = returning || (broken === at && line.broken?.wish.decision === 'RETURNED')
  const judge = (decision: Decision, words: string | null): void => {
    if (!reviewed || (heldByOther && !writing)) return
    line.decide({ question: at, decision, words })
    // On to the next that is still open; at the end one stays and sees what is left to do.
    go(nextOpen(all, at, decisionOf) ?? at)
  }
  // What was not kept is shown where it belongs, with the words that were meant for it.
  const seenBroken = useRef<typeof line.broken>(null)
  if (line.broken !== seenBroken.current) {
    seenBroken.current = line.broken
    if (broken && broken !== at) queueMicrotask(() => go(broken))
  }
  useReviewKeys({
    next: () => step(1),
    previous: () => step(-1),
    accept: () => judge('ACCEPTED', null),
    returnIt: () => setReturning(!heldByOther),
  })
  if (!reviewed) return null
  const section = reviewed.section.code
  const judged = judgementOf(response, at)
  return (
    <div className={css.review}>
      <aside className={css.list}>
        <Claim response={response} />
        <p className={css.left} role="status">
          {t('staff:review.left', { count: left })}
        </p>
        <ChooseBaseline baseline={baseline} round={response.round} />
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
        <SinceFilter marks={marks} chosen={since} onChoose={chosen => setYear(chosen ?? '')} />
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
          onDone={() => line.clear()}
        />
        <p className={`soft small ${css.keys}`}>{t('staff:review.keys')}</p>
      </aside>
      <div className={css.sheet}>
        <ShownAnswer
          key={at}
          response={response}
          reviewed={reviewed}
          baseline={baseline}
          allQuestions={all}
          place={place + 1}
          count={all.length}
          takesFocus={moved}
        />
        <SinceLastYear response={response} question={at} />
        <QuestionThread key={`thread ${at}`} responseId={response.id} question={at} label={sayIn(reviewed.question.label)} />
        {why && line.broken && !fault && (
          <Notice tone="trouble" live>
            {t('staff:review.notKept', { question: sayIn(questionOf(all, line.broken.wish.question)), why })}
          </Notice>
        )}
        {(!heldByOther || writing) && (
          <Judging
            key={`${at} ${returning} ${broken === at}`}
            judged={judged}
            wished={line.broken && broken === at ? line.broken.wish : undefined}
            returning={writing}
            onReturning={open => {
              if (!open) line.clear()
              setReturning(open)
            }}
            fault={broken === at ? fault : undefined}
            onJudge={judge}
          />
        )}
        {response.allowedActions.includes('answer.askProof') && (
          <AskFreshProof
            key={`proof ${at}`}
            may={!heldByOther}
            responseId={response.id}
            question={at}
            asked={judged?.freshProof === true}
            onAsked={() => go(nextOpen(all, at, decisionOf) ?? at)}
          />
        )}
        <Notes key={`notes ${at}`} responseId={response.id} question={at} />
        <div className={css.steps}>
          <button type="button" onClick={() => step(-1)} disabled={place === 0}>
            {t('staff:review.previous')}
          </button>
          <button type="button" onClick={() => step(1)} disabled={place === all.length - 1}>
            {t('staff:review.next')}
          </button>
        </div>
        {line.waiting.length > 0 ? (
          <p className="soft small" role="status">
            {t('staff:review.saving', { count: line.waiting.length })}
          </p>
        ) : (
          !heldByOther && <FinishReview response={response} left={left} />
        )}
      </div>
    </div>
  )
}
