import { useSyncExternalStore } from 'react'
import type { Template } from 'shared/questionnaires/template.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import type { AnswerKeeper } from './answer-keeper.ts'

/** What was being answered when somebody's other answer made it pointless: it is said, and what was typed waits here. */
export function NoLongerAsked({ keeper, template }: { keeper: AnswerKeeper; template: Template }) {
  const { t } = useWords()
  const codes = useSyncExternalStore(keeper.subscribe, () =>
    [...keeper.all()]
      .filter(([, entry]) => entry.keeping === 'notAsked' && entry.words)
      .map(([code]) => code)
      .join(' '),
  )
  if (codes === '') return null
  const questions = template.sections.flatMap(section => section.questions).filter(question => codes.split(' ').includes(question.code))
  return (
    <Notice tone="waiting" live title={t('form:notAsked.title')}>
      <p>{t('form:notAsked.how')}</p>
      <ul>
        {questions.map(question => (
          <li key={question.code}>{sayIn(question.label)}</li>
        ))}
      </ul>
    </Notice>
  )
}
