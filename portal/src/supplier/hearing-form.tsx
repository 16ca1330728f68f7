import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { answerHearing as schema } from 'shared/schemas/hearings.ts'
import { filesFault, filesIn, SealedFilesField } from '../evidence/sealed-files.tsx'
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
  // The ids of the files that go along, once it is to be sent.
  const [files, ask] = useState<readonly string[] | null>(null)
  const command = useCommand(answerHearing, ['MyWork'])
  const send = async (): Promise<void> => {
    const done = await command.run({ input: { id, act, words, files: [...(files ?? [])] } })
    ask(null)
    if (done) write('')
  }
  return (
    <>
      <Notice tone="waiting" title={t('hearings:own.fairTitle')}>
        {t('hearings:own.fair')}
      </Notice>
      <Card>
        <Form
          command={command}
          word={t('hearings:own.send')}
          check={form => ({ ...faultsOf(schema, { id, act, words, files: filesIn(form) }), ...filesFault(form, t) })}
          onSend={form => ask(filesIn(form))}
        >
          <Comment words={words} onWrite={write} />
          <SealedFilesField label={t('hearings:own.files')} />
          <p className="soft small">{t(keeps ? 'hearings:own.kept' : 'hearings:own.notKept')}</p>
        </Form>
      </Card>
      {files && (
        <Dialog title={t('hearings:own.confirmTitle')} onClose={() => ask(null)}>
          <p>{t('hearings:own.confirm')}</p>
          <ButtonRow>
            <Button loading={command.busy} onClick={() => void send()}>
              {t('hearings:own.send')}
            </Button>
            <Button variant="default" onClick={() => ask(null)}>
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
