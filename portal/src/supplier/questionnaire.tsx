import { useState } from 'react'
import type { FullResponse } from '../lib/response-fields.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseChain } from '../ui/response-chain.tsx'
import { ResponseBadge } from '../ui/states.tsx'
import { Until } from '../ui/when.tsx'
import { HandIn } from './hand-in.tsx'
import { missing } from './missing.ts'
import { QuestionCard } from './question-card.tsx'
import css from './questionnaire.module.css'
import { SavingState } from './saving-state.tsx'
import { useKeeper } from './use-keeper.ts'

interface Props {
  readonly response: FullResponse
  readonly refresh: () => Promise<{ data?: { response?: FullResponse | null } }>
}

/** Everything is saved as it is typed; what is missing leads to its question; the last thing on the page is handing in. */
export function Questionnaire({ response, refresh }: Props) {
  const { t, locale } = useWords()
  const { keeper, entries } = useKeeper(response)
  const [looked, setLooked] = useState(false)
  const left = missing(response, entries)
  const answered = response.questions.length - left.length
  return (
    <Page
      title={response.title[locale]}
      back={{ to: '/submissions', word: t('nav.submissions') }}
      badge={<ResponseBadge state={response.status} />}
      lead={
        <>
          {t('answers:questionnaire.until')}{' '}
          <strong>
            <Until day={response.dueOn} at={response.dueAt} />
          </strong>
        </>
      }
      narrow
    >
      <ResponseChain state={response.status} />
      {response.message && (
        <blockquote className={`words ${css.message}`}>
          {response.message}
          <footer>{response.requestedBy}</footer>
        </blockquote>
      )}
      {response.status === 'RETURNED' && (
        <Notice tone="waiting" title={t('answers:questionnaire.returned')}>
          {response.returnWords && <p className="words">{response.returnWords}</p>}
          <p>{t('answers:questionnaire.returnedHow')}</p>
        </Notice>
      )}
      <div className={css.progress}>
        <p aria-live="polite">{t('answers:questionnaire.progress', { done: answered, count: response.questions.length })}</p>
        <SavingState entries={entries} />
      </div>
      {response.questions.map((question, place) => (
        <QuestionCard
          key={question.code}
          response={response}
          question={question}
          place={place + 1}
          entry={entries.get(question.code)}
          keeper={keeper}
          demanding={looked}
        />
      ))}
      <HandIn response={response} left={left} keeper={keeper} refresh={refresh} onLook={() => setLooked(true)} />
    </Page>
  )
}
