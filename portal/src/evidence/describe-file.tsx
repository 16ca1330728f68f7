import { Button } from '@mantine/core'
import { useState } from 'react'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { graphql } from '../gql/gql.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Card } from '../ui/card.tsx'
import { SelectField } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-fields.tsx'
import { FileFacts } from './file-facts.tsx'
import type { FullFile } from './file-fields.ts'

const describeEvidence = graphql(`
  mutation DescribeEvidence($input: DescribeEvidenceInput!) { describeEvidence(input: $input) { ...FullFileFields } }
`)

const text = (data: FormData, name: string): string | null => String(data.get(name) ?? '').trim() || null

/** What a paper is: kind, number, issuer, dates. Those who may, change it here; what is typed stays when someone else was quicker. */
export function DescribeFile({ file, refresh }: { file: FullFile; refresh: () => unknown }) {
  const { t, locale } = useWords()
  const may = file.allowedActions.includes('evidence.describe')
  const [editing, setEditing] = useState(may && !file.kind)
  const [saved, setSaved] = useState(false)
  const describing = useCommand(describeEvidence, ['Story', 'EvidenceFiles'])
  const overtaken = describing.failure?.details.rule === 'changedMeanwhile'

  const describe = async (data: FormData): Promise<void> => {
    const input = {
      id: file.id,
      version: file.version,
      kind: text(data, 'kind'),
      number: text(data, 'number'),
      issuer: text(data, 'issuer'),
      issuedOn: text(data, 'issuedOn'),
      expiresOn: text(data, 'expiresOn'),
    }
    const done = await describing.run({ input })
    setSaved(Boolean(done))
    setEditing(!done)
    // Theirs is shown above the fields, and saving again builds upon it.
    if (!done) await refresh()
  }
  const check = (data: FormData): Record<string, string> => {
    const [issuedOn, expiresOn] = [text(data, 'issuedOn'), text(data, 'expiresOn')]
    return issuedOn && expiresOn && expiresOn < issuedOn ? { expiresOn: t('evidence:file.datesOrder') } : {}
  }
  const kinds = Object.entries(evidenceKinds)
    .map(([value, label]) => ({ value, label: label[locale] }))
    .sort((one, other) => one.label.localeCompare(other.label, locale))

  return (
    <Card
      title={t(editing ? 'evidence:file.describe' : 'evidence:file.described')}
      actions={
        may &&
        !editing && (
          <Button variant="default" size="sm" onClick={() => setEditing(true)}>
            {t('evidence:file.describeEdit')}
          </Button>
        )
      }
    >
      {saved && !editing && (
        <Notice tone="done" live>
          {t('evidence:file.saved')}
        </Notice>
      )}
      {(!editing || overtaken) && <FileFacts file={file} />}
      {editing && (
        <Form
          command={{ ...describing, sentence: overtaken ? t('evidence:file.changed') : describing.sentence }}
          onSend={describe}
          check={check}
          word={t('evidence:file.describeSave')}
          beside={
            <Button variant="default" onClick={() => setEditing(false)}>
              {t('cancel')}
            </Button>
          }
        >
          <SelectField name="kind" label={t('evidence:file.kind')} choices={kinds} value={file.kind ?? ''} optional />
          <TextField
            name="number"
            label={t('evidence:file.number')}
            help={t('evidence:file.numberHelp')}
            value={file.number ?? ''}
            optional
          />
          <TextField
            name="issuer"
            label={t('evidence:file.issuer')}
            help={t('evidence:file.issuerHelp')}
            value={file.issuer ?? ''}
            optional
          />
          <TextField name="issuedOn" type="date" label={t('evidence:file.issuedOn')} value={file.issuedOn ?? ''} optional />
          <TextField
            name="expiresOn"
            type="date"
            label={t('evidence:file.expiresOn')}
            help={t('evidence:file.expiresHelp')}
            value={file.expiresOn ?? ''}
            optional
          />
        </Form>
      )}
    </Card>
  )
}
