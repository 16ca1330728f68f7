import { useState } from 'react'
import { drawFile } from '../../evidence/draw-file.tsx'
import type { GivenAnswer } from '../../lib/response-fields.ts'
import { sayIn } from '../../lib/value-text.ts'
import { AnswerValue } from '../../ui/answer-value.tsx'
import css from './review.module.css'
import type { Reviewed } from './reviewed.ts'

interface Props {
  readonly codes: readonly string[]
  readonly all: readonly Reviewed[]
  readonly answers: readonly GivenAnswer[]
}

/** Other answers that belong to the comparison, opened in place: one need not leave the question to look at them. */
export function Beside({ codes, all, answers }: Props) {
  const asked = codes.flatMap(code => all.find(one => one.question.code === code) ?? [])
  if (asked.length === 0) return null
  return (
    <div className={css.beside}>
      {asked.map(({ question }) => (
        <One key={question.code} question={question} answer={answers.find(one => one.question === question.code)} />
      ))}
    </div>
  )
}

function One({ question, answer }: { question: Reviewed['question']; answer: GivenAnswer | undefined }) {
  const [open, setOpen] = useState(false)
  return (
    <details open={open} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>
        {question.code} · {sayIn(question.label)}
      </summary>
      {open && <AnswerValue question={question} answer={answer} drawFile={drawFile} />}
    </details>
  )
}
