import { Button } from '@mantine/core'
import type { Locale } from 'shared/words/lists.ts'
import { graphql } from '../gql/gql.ts'
import { localeChoices } from '../lib/choices.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { LongField, SelectField } from '../ui/choice-fields.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-fields.tsx'

const handOverSection = graphql(`
  mutation HandOverSection($input: HandOverSectionInput!) { handOverSection(input: $input) { id assignments { ...AssignmentFields } } }
`)

interface Props {
  readonly responseId: string
  readonly section: string
  readonly onClose: () => void
}

/** Names the colleague; what was typed stays when the line is lost. */
export function HandOverForm({ responseId, section, onClose }: Props) {
  const { t, locale } = useWords()
  const handing = useCommand(handOverSection)
  const hand = async (data: FormData): Promise<void> => {
    const text = (name: string): string => String(data.get(name) ?? '')
    const input = {
      responseId,
      section,
      name: text('name'),
      email: text('email'),
      locale: text('locale') as Locale,
      words: text('words') || null,
    }
    if (await handing.run({ input })) onClose()
  }
  return (
    <Dialog title={t('talk:handOver.title', { section })} onClose={onClose}>
      <p>{t('talk:handOver.lead')}</p>
      <Form
        command={handing}
        onSend={hand}
        word={t('talk:handOver.send')}
        beside={
          <Button variant="default" onClick={onClose}>
            {t('cancel')}
          </Button>
        }
      >
        <TextField name="name" label={t('talk:handOver.name')} />
        <TextField name="email" type="email" label={t('talk:handOver.email')} help={t('talk:handOver.emailHelp')} />
        <SelectField name="locale" label={t('talk:handOver.locale')} choices={localeChoices()} value={locale} />
        <LongField name="words" label={t('talk:handOver.words')} rows={3} optional />
      </Form>
    </Dialog>
  )
}
