import { useEffect, useRef } from 'react'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { drawFile } from '../../evidence/draw-file.tsx'
import { dayOf, list } from '../../lib/format.ts'
import { answerInRound, type FullResponse, judgementOf } from '../../lib/response-fields.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerValue } from '../../ui/answer-value.tsx'
import { EvidenceBadge } from '../../ui/evidence-badge.tsx'
import { DecisionBadge } from '../../ui/states.tsx'
import { AnswerDifferenceView } from '../differences/answer-difference.tsx'
import type { Baseline } from '../differences/use-baseline.ts'
import css from './review.module.css'
import type { Reviewed } from './reviewed.ts'
import { ToLookAt } from './to-look-at.tsx'

interface Props {
  readonly response: FullResponse
  readonly reviewed: Reviewed
  readonly baseline: Baseline
  readonly allQuestions: readonly Reviewed[]
  readonly place: number
  readonly count: number
  /** The first of a visit does not take the focus. */
  readonly takesFocus: boolean
}

/** The question, what was answered, what the rules found, and, from the second round on, what has changed. */
export function ShownAnswer({ response, reviewed, baseline, allQuestions, place, count, takesFocus }: Props) {
  const { t, locale } = useWords()
  const { question, section } = reviewed
  const sheet = useRef<HTMLElement>(null)
  const [focus] = [useRef(takesFocus)]
  useEffect(() => {
    // A part that comes late must not take the focus from words that are being written: the next letters would be shortcuts.
    const writing = document.activeElement?.closest('input, textarea, select')
    if (focus.current && !writing) sheet.current?.focus({ preventScroll: true })
  }, [focus])
  const { code } = question
  // While it is reviewed nothing changes: what stands there is what was handed in, and its files can say how they are.
  const now = response.answers.find(one => one.question === code)
  const { since, year, answers } = baseline
  const before = since === 'ROUND' && response.round > 1 ? answerInRound(response, code, response.round - 1) : answers?.get(code)
  const judgedBefore = since === 'ROUND' ? judgementOf(response, code, response.round - 1) : undefined
  const held = answers !== undefined
  return (
    <section ref={sheet} tabIndex={-1} className={css.question} aria-label={sayIn(question.label)}>
      <p className="soft small">
        {t('templates:review.place', { place, count })} · {code} · {sayIn(section.title)}
      </p>
      <h2>{sayIn(question.label)}</h2>
      {question.help && <p className={css.help}>{sayIn(question.help)}</p>}
      <ToLookAt reviewed={reviewed} all={allQuestions} answers={response.answers} />
      <div className={css.answer}>
        {held && (
          <div className={css.since}>
            <p className="soft small">
              {reviewed.changed
                ? since === 'YEAR' && year
                  ? t('review:difference.since.YEAR', { title: year.title[locale], day: dayOf(year.submittedAt ?? year.requestedAt) })
                  : t('review:difference.since.ROUND', { round: response.round - 1 })
                : since === 'ROUND'
                  ? t('staff:review.unchanged', { round: response.round - 1 })
                  : t('review:difference.kind.SAME')}
            </p>
            {judgedBefore && (
              <>
                <DecisionBadge decision={judgedBefore.decision} />
                {judgedBefore.words && <p className="words small">{judgedBefore.words}</p>}
              </>
            )}
          </div>
        )}
        {held && reviewed.changed ? (
          <AnswerDifferenceView question={question} before={before} now={now} drawFile={drawFile} />
        ) : (
          <AnswerValue question={question} answer={now} drawFile={drawFile} />
        )}
        {now && (
          <EvidenceBadge
            question={question}
            given={{ status: now.status, value: now.value, reason: now.reason ?? null, note: now.note ?? null, files: now.fileIds }}
            files={now.files}
            today={new Date().toISOString().slice(0, 10)}
          />
        )}
        {question.evidence && (
          <p className="soft small">
            {t('templates:review.evidenceAsked', { kinds: list(question.evidence.map(kind => sayIn(evidenceKinds[kind]))) })}
          </p>
        )}
      </div>
    </section>
  )
}
