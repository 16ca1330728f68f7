import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { QuestionThread } from './question-thread.tsx'
import css from './threads.module.css'
import { useThreads } from './threads.ts'

interface Props {
  readonly responseId: string
  /** The questions in their order, and in words. */
  readonly questions: readonly { readonly code: string; readonly label: string }[]
}

/** Everything that is talked about in a response, question by question; for pages that do not show each question anyway. */
export function ResponseThreads({ responseId, questions }: Props) {
  const { t } = useWords()
  const threads = useThreads(responseId)
  const talked = questions.filter(({ code }) => threads.of(code).length > 0)
  if (talked.length === 0) return null
  return (
    <Card title={t('talk:thread.title')}>
      <ul className={css.talked}>
        {talked.map(({ code, label }) => (
          <li key={code} id={code} className={css.one}>
            <h3>
              <span className="soft">{code}</span> {label}
            </h3>
            <QuestionThread responseId={responseId} question={code} label={label} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
