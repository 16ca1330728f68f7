import type { Template } from 'shared/questionnaires/template.ts'
import { visibleSections } from 'shared/questionnaires/visible.ts'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseBadge } from '../ui/states.tsx'
import { When } from '../ui/when.tsx'
import { answerOf, type OwnResponse } from './own-response.ts'
import { AnswerSheet } from './printed.tsx'

/** What was taken back: by whom, when and why; what was typed can be read and no more. */
export function Withdrawn({ response, template }: { response: OwnResponse; template: Template }) {
  const { t } = useWords()
  const answers = new Map(response.answers.map(answer => [answer.question, { ...answer, files: answer.fileIds }]))
  const typed = response.answers.some(({ status }) => status !== 'EMPTY')
  return (
    <Page
      title={sayIn(template.title)}
      back={{ to: '/submissions', word: t('nav.submissions') }}
      badge={<ResponseBadge state={response.status} />}
    >
      <Notice tone="resting" title={t('waves:withdrawn.title')}>
        <p>{t('waves:withdrawn.told', { name: response.recalledBy ?? response.requestedBy })}</p>
        {response.recallWords && <p className="words">{response.recallWords}</p>}
        <p>{t('waves:withdrawn.kept')}</p>
        <p className="soft small">
          {t('waves:withdrawn.when')} · <When at={response.statusSince} />
        </p>
      </Notice>
      {typed && (
        <Card title={t('answers:response.answers')}>
          <AnswerSheet sections={visibleSections(template, response.tier, answers)} answerOf={code => answerOf(response, code)} />
        </Card>
      )}
    </Page>
  )
}
