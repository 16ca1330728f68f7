import { useState } from 'react'
import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { type AnswerDifference, differenceOfAnswers } from 'shared/questionnaires/difference.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { useWords } from '../../lib/words.ts'
import { AnswerValue, type FileDrawer, type ShownAnswer } from '../../ui/answer-value.tsx'
import { Badge } from '../../ui/badge.tsx'
import css from './differences.module.css'
import { FilesChanged, TextChanged } from './text-changed.tsx'
import { ValueChanged } from './value-changed.tsx'

interface Props {
  readonly question: Question
  readonly before: ShownAnswer | undefined
  readonly now: ShownAnswer | undefined
  readonly drawFile?: FileDrawer
}

export const given = (answer: ShownAnswer | undefined): GivenAnswer | undefined =>
  answer && {
    status: answer.status,
    value: answer.value,
    reason: answer.reason ?? null,
    note: answer.note ?? null,
    files: answer.fileIds ?? [],
  }

const headline = { ADDED: 'review:difference.answerAdded', REMOVED: 'review:difference.answerRemoved' } as const

/** What has become of an answer: what was added, removed and changed, down to the cell; and the whole as it is now, when asked for. */
export function AnswerDifferenceView({ question, before, now, drawFile }: Props) {
  const { t } = useWords()
  const difference = differenceOfAnswers(given(before), given(now))
  const draw = drawFile ? { drawFile } : {}
  if (difference.kind === 'SAME') return <AnswerValue question={question} answer={now} {...draw} />
  if (difference.kind !== 'CHANGED')
    return (
      <div className={difference.kind === 'REMOVED' ? css.removed : css.added}>
        <Badge tone="moving">{t(headline[difference.kind])}</Badge>
        <AnswerValue question={question} answer={difference.kind === 'REMOVED' ? before : now} {...draw} />
      </div>
    )
  return <Changed question={question} before={before} now={now} difference={difference} {...draw} />
}

function Changed({ question, before, now, difference, drawFile }: Props & { difference: AnswerDifference }) {
  const { t } = useWords()
  const [whole, setWhole] = useState(false)
  const files = [...(now?.files ?? []), ...(before?.files ?? [])]
  const stateOf = (answer: ShownAnswer | undefined): string => t(`words:answerState.${answer?.status ?? 'EMPTY'}`)
  return (
    <div className={css.changed}>
      {difference.status && <TextChanged before={stateOf(before)} now={stateOf(now)} />}
      {difference.value.kind !== 'SAME' && (
        <ValueChanged asked={question} difference={difference.value} files={files} {...(drawFile && { drawFile })} />
      )}
      {difference.reason && <TextChanged word={t('review:difference.reason')} before={before?.reason} now={now?.reason} />}
      {difference.note && <TextChanged word={t('review:difference.note')} before={before?.note} now={now?.note} />}
      <FilesChanged {...difference.files} files={files} {...(drawFile && { drawFile })} />
      <details open={whole} onToggle={event => setWhole(event.currentTarget.open)}>
        <summary>{t('review:difference.now')}</summary>
        {whole && <AnswerValue question={question} answer={now} {...(drawFile && { drawFile })} />}
      </details>
    </div>
  )
}
