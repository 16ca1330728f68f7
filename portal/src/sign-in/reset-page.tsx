import { useNavigate, useParams } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { Form } from '../ui/form.tsx'
import { Door } from './door.tsx'
import { NewPasswordField } from './new-password-field.tsx'

const resetPassword = graphql(`
  mutation ResetPassword($input: ResetPasswordInput!) { resetPassword(input: $input) }
`)

export function ResetPage() {
  const { t } = useWords()
  const { token = '' } = useParams()
  const navigate = useNavigate()
  const resetting = useSend(resetPassword)
  const reset = async (data: FormData): Promise<void> => {
    if (await resetting.run({ input: { token, password: String(data.get('password')) } }))
      await navigate('/sign-in?notice=reset', { replace: true })
  }
  return (
    <Door title={t('door:reset.title')} lead={<p>{t('door:reset.lead')}</p>}>
      <Form command={resetting} onSend={reset} word={t('door:reset.button')}>
        <NewPasswordField label={t('door:password.new')} />
      </Form>
    </Door>
  )
}
