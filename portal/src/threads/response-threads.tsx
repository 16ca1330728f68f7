import { useTemplate } from '../lib/template.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { ThreadAt } from './question-thread.tsx'
import css from './threads.module.css'
import { type Threads, useThreads } from './threads.ts'

interface Props {
  readonly responseId: string
  readonly templateId: string
}

/** Everything that is talked about in a response, question by question; for pages that do not show each question anyway. */
export function ResponseThreads({ responseId, templateId }: Props) {
  const threads = useThreads(responseId)
  return threads.any ? <Talked responseId={responseId} templateId={templateId} threads={threads} /> : null
}

function Talked({ responseId, templateId, threads }: Props & { readonly threads: Threads }) {
  const { t } = useWords()
  const { data } = useTemplate(templateId)
  const talked = data?.sections.flatMap(section => section.questions).filter(({ code }) => threads.of(code).length > 0) ?? []
  return (
    <Card title={t('talk:thread.title')}>
      <ul className={css.talked}>
        {talked.map(({ code, label }) => (
          <li key={code} id={code} className={css.one}>
            <h3>
              <span className="soft">{code}</span> {sayIn(label)}
            </h3>
            <ThreadAt threads={threads} responseId={responseId} question={code} label={sayIn(label)} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
