import { useState } from 'react'
import { Link } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { TextField } from '../ui/text-fields.tsx'
import { Door } from './door.tsx'

const askPasswordReset = graphql(`
  mutation AskPasswordReset($email: String!) { askPasswordReset(email: $email) }
`)

/** The same words whether an account exists or not. */
export function ForgottenPage() {
  const { t } = useWords()
  const asking = useSend(askPasswordReset)
  const [asked, setAsked] = useState<string>()
  const ask = async (data: FormData): Promise<void> => {
    const email = String(data.get('email')).trim()
    if (await asking.run({ email })) setAsked(email)
  }
  return (
    <Door title={t('door:forgotten.title')} below={<Link to="/sign-in">{t('door:forgotten.back')}</Link>}>
      {asked ? (
        <Notice tone="done" live>
          {t('door:forgotten.done', { email: asked })}
        </Notice>
      ) : (
        <Form command={asking} onSend={ask} word={t('door:forgotten.button')}>
          <TextField name="email" type="email" label={t('signIn.email')} help={t('door:forgotten.help')} autoComplete="username" />
        </Form>
      )}
    </Door>
  )
}
