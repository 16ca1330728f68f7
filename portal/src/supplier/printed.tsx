import { type ReactNode, useEffect, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Question, Section } from 'shared/questionnaires/template.ts'
import { sayIn } from '../lib/value-text.ts'
import { AnswerValue, type ShownAnswer } from '../ui/answer-value.tsx'
import css from './printed.module.css'

/** On paper stands all of it, not the one section that is open. */
export function usePrinting(): boolean {
  const [printing, setPrinting] = useState(false)
  useEffect(() => {
    const begin = (): void => flushSync(() => setPrinting(true))
    const end = (): void => setPrinting(false)
    addEventListener('beforeprint', begin)
    addEventListener('afterprint', end)
    return () => {
      removeEventListener('beforeprint', begin)
      removeEventListener('afterprint', end)
    }
  }, [])
  return printing
}

interface Props {
  readonly sections: readonly Section[]
  readonly answerOf: (question: string) => ShownAnswer | undefined
  /** What stands below an answer. */
  readonly below?: (question: Question) => ReactNode
}

/** All sections with their answers, to be read. */
export const AnswerSheet = ({ sections, answerOf, below }: Props) => (
  <div className={css.sheet}>
    {sections.map(section => (
      <section key={section.code} className={css.section} aria-labelledby={`sheet-${section.code}`}>
        <h2 id={`sheet-${section.code}`}>
          {section.code} · {sayIn(section.title)}
        </h2>
        {section.questions.map(question => (
          <div key={question.code} className={css.question} id={question.code}>
            <h3>
              <span className="soft small">{question.code}</span> {sayIn(question.label)}
            </h3>
            <AnswerValue question={question} answer={answerOf(question.code)} />
            {below?.(question)}
          </div>
        ))}
      </section>
    ))}
  </div>
)
