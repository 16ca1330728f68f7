import { Button } from '@mantine/core'
import type { Question } from 'shared/questionnaires/template.ts'
import { drawFile } from '../evidence/draw-file.tsx'
import { useWords } from '../lib/words.ts'
import { AnswerValue, type ShownFile } from '../ui/answer-value.tsx'
import { ButtonRow } from '../ui/button-row.tsx'
import { Notice } from '../ui/notice.tsx'
import type { AnswerKeeper, Entry, Given } from './answer-keeper.ts'
import css from './questionnaire.module.css'

interface Props {
  readonly question: Question
  readonly entry: Entry
  readonly keeper: AnswerKeeper
  readonly files: readonly ShownFile[]
}

/** Two people have answered: both answers, and the person decides which stays. */
export function Conflict({ question, entry, keeper, files }: Props) {
  const { t } = useWords()
  const { theirs } = entry
  if (!theirs) return null
  const shown = (given: Given) => <AnswerValue question={question} answer={{ ...given, fileIds: given.files, files }} drawFile={drawFile} />
  return (
    <Notice tone="waiting" live title={t('answers:conflict.title', { name: theirs.savedBy ?? t('answers:conflict.someone') })}>
      <div className={css.conflict}>
        <div>
          <h4>{t('answers:conflict.mine')}</h4>
          {shown(entry.given)}
        </div>
        <div>
          <h4>{t('answers:conflict.theirs')}</h4>
          {shown(theirs)}
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
