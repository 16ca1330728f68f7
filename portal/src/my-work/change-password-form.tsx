import { useState } from 'react'
import { graphql } from '../gql/gql.ts'
import { useViewer } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { NewPasswordField } from '../sign-in/new-password-field.tsx'
import { Form } from '../ui/form.tsx'
import { Notice } from '../ui/notice.tsx'
import { PasswordField } from '../ui/text-fields.tsx'

const changePassword = graphql(`
  mutation ChangePassword($input: ChangePasswordInput!) { changePassword(input: $input) }
`)

export function ChangePasswordForm() {
  const { t } = useWords()
  const viewer = useViewer()
  const changing = useCommand(changePassword)
  const [times, setTimes] = useState(0)
  const change = async (data: FormData): Promise<void> => {
    if (await changing.run({ input: { current: String(data.get('current')), password: String(data.get('password')) } }))
      setTimes(count => count + 1)
  }
  return (
    <>
      {times > 0 && (
        <Notice tone="done" live>
          {t('account.passwordChanged')}
        </Notice>
      )}
      <Form key={times} command={changing} onSend={change} word={t('account.changePassword')}>
        <input type="hidden" name="username" autoComplete="username" value={viewer.account?.email ?? ''} readOnly />
        <PasswordField name="current" label={t('account.current')} />
        <NewPasswordField label={t('door:password.new')} />
      </Form>
    </>
  )
}
