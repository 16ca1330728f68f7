import { Button } from '@mantine/core'
import type { Template } from 'shared/questionnaires/template.ts'
import { visibleSections } from 'shared/questionnaires/visible.ts'
import { OwnConditions } from '../lib/own-conditions.tsx'
import { Receipts } from '../lib/receipts.tsx'
import { ResponseFacts } from '../lib/response-facts.tsx'
import { sayIn } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import { ThreadAt } from '../threads/question-thread.tsx'
import { useThreads } from '../threads/threads.ts'
import { Card, Column, Columns } from '../ui/card.tsx'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { Notice } from '../ui/notice.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseChain } from '../ui/response-chain.tsx'
import { ResponseBadge } from '../ui/states.tsx'
import { answerOf, type OwnResponse } from './own-response.ts'
import { AnswerSheet } from './printed.tsx'
import { SinceAll, SinceAt, useSinceLastYear } from './since-last-year.tsx'

/** After handing in: what was said, the paper that proves it, and what became of it. */
export function HandedIn({ response, template }: { response: OwnResponse; template: Template }) {
  const { t, locale } = useWords()
  const threads = useThreads(response.id)
  const since = useSinceLastYear(response)
  const accepted = response.status === 'ACCEPTED'
  const answers = new Map(response.answers.map(answer => [answer.question, { ...answer, files: answer.fileIds }]))
  return (
    <Page
      title={sayIn(template.title)}
      back={{ to: '/submissions', word: t('nav.submissions') }}
      badge={<ResponseBadge state={response.status} />}
      actions={
        <Button
          component="a"
          href={`/responses/${response.id}.pdf?locale=${locale}`}
          variant="default"
          leftSection={<Drawing path={moreIcons.download} size={18} />}
        >
          {t('answers:response.pdf')}
        </Button>
      }
    >
      <ResponseChain state={response.status} />
      <Notice tone={accepted ? 'done' : 'moving'}>{t(accepted ? 'answers:handedIn.accepted' : 'answers:handedIn.waiting')}</Notice>
      {accepted && <OwnConditions responseId={response.id} supplierId={response.supplier.id} />}
      <SinceAll marks={since} />
      <Receipts id={response.id} round={response.round} />
      <Columns>
        <Column>
          <Card title={t('answers:response.answers')}>
            <AnswerSheet
              sections={visibleSections(template, response.tier, answers)}
              answerOf={code => answerOf(response, code)}
              below={question => (
                <>
                  <SinceAt marks={since} question={question.code} />
                  <ThreadAt threads={threads} responseId={response.id} question={question.code} label={sayIn(question.label)} />
                </>
              )}
            />
          </Card>
        </Column>
        <Column>
          <ResponseFacts response={response} />
        </Column>
      </Columns>
    </Page>
  )
}
