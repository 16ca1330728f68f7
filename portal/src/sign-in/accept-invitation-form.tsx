import { graphql } from '../gql/gql.ts'
import type { OpenInvitationQuery } from '../gql/graphql.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { Form } from '../ui/form.tsx'
import { PasswordField, TextField } from '../ui/text-fields.tsx'
import { enter } from './enter.ts'
import { NewPasswordField } from './new-password-field.tsx'

const acceptInvitation = graphql(`
  mutation AcceptInvitation($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { ...ViewerFields } }
`)

interface Props {
  readonly invitation: NonNullable<OpenInvitationQuery['invitation']>
  readonly token: string
  readonly onDone: () => unknown
}

/** Whoever has an account proves it by its password; whoever has none makes one. */
export function AcceptInvitationForm({ invitation, token, onDone }: Props) {
  const { t, locale } = useWords()
  const accepting = useSend(acceptInvitation)
  const accept = async (data: FormData): Promise<void> => {
    const name = invitation.accountExists ? null : String(data.get('name'))
    const accepted = await accepting.run({ input: { token, name, password: String(data.get('password')), locale } })
    if (!accepted) return
    await enter(accepted.acceptInvitation)
    await onDone()
  }
  return (
    <Form command={accepting} onSend={accept} word={t('door:invitation.button')}>
      <TextField name="email" type="email" label={t('signIn.email')} value={invitation.email} readOnly autoComplete="username" />
      {invitation.accountExists ? (
        <PasswordField name="password" label={t('signIn.password')} help={t('door:invitation.existing')} />
      ) : (
        <>
          <TextField name="name" label={t('door:invitation.name')} value={invitation.name} autoComplete="name" />
          <NewPasswordField label={t('door:password.new')} />
        </>
      )}
    </Form>
  )
}
