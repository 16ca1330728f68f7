import { useEffect, useRef } from 'react'
import { type AskedQuestion, answerInRound, answerOf, type FullResponse, judgementOf } from '../../lib/response-fields.ts'
import { useWords } from '../../lib/words.ts'
import { PlainAnswer } from '../../ui/plain-answer.tsx'
import { DecisionBadge } from '../../ui/states.tsx'
import css from './review.module.css'
import { sameAnswer } from './same-answer.ts'

interface Props {
  readonly response: FullResponse
  readonly question: AskedQuestion
  readonly place: number
}

/** The question, what was answered, and, from the second round on, what has changed. */
export function ShownAnswer({ response, question, place }: Props) {
  const { t, locale } = useWords()
  const sheet = useRef<HTMLElement>(null)
  const first = useRef(true)
  useEffect(() => {
    if (place > 1 || !first.current) sheet.current?.focus({ preventScroll: true })
    first.current = false
  }, [place])
  const now = answerOf(response, question.code)
  const before = response.round > 1 ? answerInRound(response, question.code, response.round - 1) : undefined
  const judgedBefore = judgementOf(response, question.code, response.round - 1)
  const changed = before && !sameAnswer(before, now)
  return (
    <section ref={sheet} tabIndex={-1} className={css.question} aria-label={question.label[locale]}>
      <p className="soft small">
        {t('answers:questionnaire.number', { place, count: response.questions.length })} · {question.code}
      </p>
      <h2>{question.label[locale]}</h2>
      <p className={css.help}>{question.help[locale]}</p>
      <div className={css.answer}>
        {before && changed ? (
          <div className={css.rounds}>
            <div className={css.old}>
              <h3>{t('staff:review.before', { round: response.round - 1 })}</h3>
              <PlainAnswer type={question.type} answer={before} />
              {judgedBefore && (
                <>
                  <DecisionBadge decision={judgedBefore.decision} />
                  {judgedBefore.words && <p className="words small">{judgedBefore.words}</p>}
                </>
              )}
            </div>
            <div className={css.now}>
              <h3>{t('staff:review.now', { round: response.round })}</h3>
              <PlainAnswer type={question.type} answer={now} preview />
            </div>
          </div>
        ) : (
          <>
            {before && (
              <p className="soft small">
                {t('staff:review.unchanged', { round: response.round - 1 })}
                {judgedBefore && <> · {t(`words:decision.${judgedBefore.decision}`)}</>}
              </p>
            )}
            <PlainAnswer type={question.type} answer={now} preview />
          </>
        )}
      </div>
    </section>
  )
}
