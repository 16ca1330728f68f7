import { Button } from '@mantine/core'
import type { Locale } from 'shared/words/lists.ts'
import { graphql } from '../gql/gql.ts'
import { localeChoices } from '../lib/choices.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { LongField, SelectField } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-fields.tsx'

const passOnInvitation = graphql(`
  mutation PassOnInvitation($input: PassOnInvitationInput!) { passOnInvitation(input: $input) }
`)

export interface PassedOn {
  readonly name: string
  readonly email: string
}
interface Props {
  readonly token: string
  readonly onBack: () => void
  readonly onDone: (to: PassedOn) => void
}

/** "Not me, ask my colleague": a name and an address are enough. */
export function PassOn({ token, onBack, onDone }: Props) {
  const { t, locale } = useWords()
  const passing = useSend(passOnInvitation)
  const pass = async (data: FormData): Promise<void> => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    const to = { name: text('name'), email: text('email') }
    if (await passing.run({ input: { token, ...to, locale: text('locale') as Locale, words: text('words') || null } })) onDone(to)
  }
  return (
    <Form
      command={passing}
      onSend={pass}
      word={t('door:passOn.button')}
      beside={
        <Button variant="default" onClick={onBack}>
          {t('door:passOn.back')}
        </Button>
      }
    >
      <TextField name="name" label={t('door:passOn.name')} />
      <TextField name="email" type="email" label={t('door:passOn.email')} />
      <SelectField name="locale" label={t('door:passOn.locale')} choices={localeChoices()} value={locale} />
      <LongField name="words" label={t('door:passOn.words')} rows={3} optional />
    </Form>
  )
}
