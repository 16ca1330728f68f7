import { Button } from '@mantine/core'
import type { AskedQuestion } from '../lib/response-fields.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Notice } from '../ui/notice.tsx'
import { PlainAnswer } from '../ui/plain-answer.tsx'
import type { AnswerKeeper, Entry } from './answer-keeper.ts'
import css from './questionnaire.module.css'

/** Two people have answered: both answers, and the person decides which stays. */
export function Conflict({ question, entry, keeper }: { question: AskedQuestion; entry: Entry; keeper: AnswerKeeper }) {
  const { t } = useWords()
  const { theirs } = entry
  if (!theirs) return null
  return (
    <Notice tone="waiting" live title={t('answers:conflict.title', { name: theirs.savedBy ?? t('answers:conflict.someone') })}>
      <div className={css.conflict}>
        <div>
          <h3>{t('answers:conflict.mine')}</h3>
          <PlainAnswer type={question.type} answer={entry.given} />
        </div>
        <div>
          <h3>{t('answers:conflict.theirs')}</h3>
          <PlainAnswer type={question.type} answer={theirs} />
        </div>
      </div>
      <ButtonRow>
        <Button size="sm" onClick={() => void keeper.keepMine(question.code)}>
          {t('answers:conflict.keepMine')}
        </Button>
        <Button size="sm" variant="default" onClick={() => keeper.takeTheirs(question.code)}>
          {t('answers:conflict.takeTheirs')}
        </Button>
      </ButtonRow>
    </Notice>
  )
}
