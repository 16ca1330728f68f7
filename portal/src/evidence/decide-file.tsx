import { Button } from '@mantine/core'
import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { ButtonRow } from '../ui/button-row.tsx'
import { LongField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import type { FullFile } from './file-fields.ts'

const releaseEvidence = graphql(`
  mutation ReleaseEvidence($input: DecideEvidenceInput!) { releaseEvidence(input: $input) { ...FullFileFields } }
`)
const refuseEvidence = graphql(`
  mutation RefuseEvidence($input: DecideEvidenceInput!) { refuseEvidence(input: $input) { ...FullFileFields } }
`)

/** A file that a check holds back: a reviewer lets it pass or refuses it, with words. */
export function DecideFile({ file: { id, version, allowedActions } }: { file: FullFile }) {
  const { t } = useWords()
  const [deciding, setDeciding] = useState<'release' | 'refuse'>()
  const releasing = useCommand(releaseEvidence, ['Story'])
  const refusing = useCommand(refuseEvidence, ['Story'])
  const may = (['release', 'refuse'] as const).filter(act => allowedActions.includes(`evidence.${act}`))
  if (may.length === 0) return null
  const { run, busy, fields, sentence } = deciding === 'refuse' ? refusing : releasing
  const decide = async (data: FormData): Promise<void> => {
    if (await run({ input: { id, version, words: String(data.get('words') ?? '').trim() } })) setDeciding(undefined)
  }
  return (
    <>
      <ButtonRow>
        {may.map(act => (
          <Button key={act} variant={act === 'refuse' ? 'danger' : 'filled'} onClick={() => setDeciding(act)}>
            {t(`evidence:file.${act}`)}
          </Button>
        ))}
      </ButtonRow>
      {deciding && (
        <Dialog title={t(`evidence:file.${deciding}Title`)} onClose={() => setDeciding(undefined)}>
          <p>{t(`evidence:file.${deciding}Consequence`)}</p>
          <Form
            command={{ busy, fields, sentence }}
            onSend={decide}
            word={t(`evidence:file.${deciding}`)}
            beside={
              <Button variant="default" onClick={() => setDeciding(undefined)}>
                {t('cancel')}
              </Button>
            }
          >
            <LongField
              name="words"
              label={t('evidence:file.words')}
              help={t(deciding === 'refuse' ? 'evidence:file.wordsHelpRefuse' : 'evidence:file.wordsHelpRelease')}
            />
          </Form>
        </Dialog>
      )}
    </>
  )
}
