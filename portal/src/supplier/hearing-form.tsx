import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answerHearing as schema } from 'shared/schemas/hearings.ts'
import { graphql } from '../gql/gql.ts'
import { faultsOf } from '../lib/check.ts'
import { keepsDrafts } from '../lib/drafts.ts'
import { useCommand } from '../lib/use-command.ts'
import { uuid } from '../lib/uuid.ts'
import { useWords } from '../lib/words.ts'
import { useDraft } from '../threads/use-draft.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { Card } from '../ui/card.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { useLabelled } from '../ui/text-fields.tsx'

const answerHearing = graphql(`
  mutation AnswerHearing($input: AnswerHearingInput!) {
    answerHearing(input: $input) { id status letter answeredAt answeredBy allowedActions }
  }
`)

/** The comment. It goes once, so what follows is said before. */
export function HearingForm({ id }: { id: string }) {
  const { t } = useWords()
  const [act] = useState(uuid)
  const [keeps] = useState(keepsDrafts)
  const [words, write] = useDraft(`hearing:${id}`, t('hearings:own.title'))
  const [sure, ask] = useState(false)
  const command = useCommand(answerHearing, ['MyWork'])
  const input = { id, act, words }
  const send = async (): Promise<void> => {
    const done = await command.run({ input })
    ask(false)
    if (done) write('')
  }
  return (
    <>
      <Notice tone="waiting" title={t('hearings:own.fairTitle')}>
        {t('hearings:own.fair')}
      </Notice>
      <Card title={t('hearings:own.comment')}>
        <Form command={command} word={t('hearings:own.send')} check={() => faultsOf(schema, input)} onSend={() => ask(true)}>
          <Comment words={words} onWrite={write} />
          <p className="soft small">{t(keeps ? 'hearings:own.kept' : 'hearings:own.notKept')}</p>
        </Form>
      </Card>
      {sure && (
        <Dialog title={t('hearings:own.confirmTitle')} onClose={() => ask(false)}>
          <p>{t('hearings:own.confirm')}</p>
          <ButtonRow>
            <Button loading={command.busy} onClick={() => void send()}>
              {t('hearings:own.send')}
            </Button>
            <Button variant="default" onClick={() => ask(false)}>
              {t('cancel')}
            </Button>
          </ButtonRow>
        </Dialog>
      )}
    </>
  )
}

/** Inside the form, which knows its faults. */
function Comment({ words, onWrite }: { words: string; onWrite: (words: string) => void }) {
  const { t } = useWords()
  return (
    <Textarea
      {...useLabelled({ name: 'words', label: t('hearings:own.comment'), help: t('hearings:own.commentHelp') })}
      rows={8}
      value={words}
      onChange={event => onWrite(event.currentTarget.value)}
    />
  )
}
