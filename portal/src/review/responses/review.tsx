import { useState } from 'react'
import { graphql } from '../../gql/gql.ts'
import { type FullResponse, judgementOf } from '../../lib/response-fields.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Notice } from '../../ui/notice.tsx'
import { FinishReview } from './finish-review.tsx'
import { Judging } from './judging.tsx'
import { QuestionList } from './question-list.tsx'
import css from './review.module.css'
import { ShownAnswer } from './shown-answer.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const judgeAnswer = graphql(`
  mutation JudgeAnswer($input: JudgeAnswerInput!) { judgeAnswer(input: $input) { ...ResponseFields } }
`)

export function Review({ response }: { response: FullResponse }) {
  const { t } = useWords()
  const judging = useCommand(judgeAnswer, ['MyWork', 'ResponseCounts'])
  const [at, setAt] = useState(() =>
    Math.max(
      0,
      response.questions.findIndex(one => !judgementOf(response, one.code)),
    ),
  )
  const [returning, setReturning] = useState(false)
  // On a phone the question comes first, and the list when it is asked for.
  const [wide] = useState(() => matchMedia('(min-width: 60rem)').matches)
  const question = response.questions[at]
  const left = response.questions.filter(one => !judgementOf(response, one.code)).length

  const go = (to: number): void => {
    judging.clear()
    setReturning(false)
    setAt(Math.min(Math.max(to, 0), response.questions.length - 1))
  }
  const judge = async (decision: 'ACCEPTED' | 'RETURNED', words: string | null): Promise<void> => {
    if (!question) return
    const done = await judging.run({ input: { responseId: response.id, question: question.code, decision, words } })
    if (!done) return
    // On to the next that is still open; at the end one stays and sees what is left to do.
    const open = response.questions.findIndex((one, place) => place !== at && !judgementOf(done.judgeAnswer, one.code))
    go(open === -1 ? at : open)
  }
  useReviewKeys({
    next: () => go(at + 1),
    previous: () => go(at - 1),
    accept: () => void judge('ACCEPTED', null),
    returnIt: () => setReturning(true),
  })
  if (!question) return null
  return (
    <div className={css.review}>
      <aside className={css.list}>
        <p className={css.left} role="status">
          {t('staff:review.left', { count: left })}
        </p>
        <details open={wide}>
          <summary>{t('staff:review.questions')}</summary>
          <QuestionList response={response} at={at} onGo={go} />
        </details>
        <p className={`soft small ${css.keys}`}>{t('staff:review.keys')}</p>
      </aside>
      <div className={css.sheet}>
        <ShownAnswer key={question.code} response={response} question={question} place={at + 1} />
        {judging.sentence && !judging.fields.words && (
          <Notice tone="trouble" live>
            {judging.sentence}
          </Notice>
        )}
        <Judging
          key={`${question.code} ${returning}`}
          judged={judgementOf(response, question.code)}
          returning={returning}
          onReturning={setReturning}
          busy={judging.busy}
          fault={judging.fields.words}
          onJudge={judge}
        />
        <div className={css.steps}>
          <button type="button" onClick={() => go(at - 1)} disabled={at === 0}>
            {t('staff:review.previous')}
          </button>
          <button type="button" onClick={() => go(at + 1)} disabled={at === response.questions.length - 1}>
            {t('staff:review.next')}
          </button>
        </div>
        <FinishReview response={response} left={left} />
      </div>
    </div>
  )
}
