import { useNavigate } from 'react-router'
import { inviteMember as schema } from 'shared/schemas/programmes.ts'
import { graphql } from '../../gql/gql.ts'
import type { Locale } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { localeChoices } from '../../lib/choices.ts'
import { useViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { RoleFields } from './role-fields.tsx'
import { roleInput } from './role-input.ts'

const inviteMember = graphql(`
  mutation InviteMember($input: InviteMemberInput!) { inviteMember(input: $input) { id email name state } }
`)

export function InviteMemberPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { programme } = useViewer()
  const inviting = useCommand(inviteMember, ['Invitations', 'MyWork'])
  const inputFrom = (data: FormData) => ({
    email: String(data.get('email')).trim(),
    name: String(data.get('name')).trim(),
    locale: String(data.get('locale')) as Locale,
    ...roleInput(data),
  })
  const invite = async (data: FormData): Promise<void> => {
    if (await inviting.run({ input: inputFrom(data) })) await navigate('/members/invitations')
  }
  return (
    <Page narrow title={t('staff:members.invite')} lead={t('staff:members.inviteLead')} back={{ to: '/members', word: t('nav.members') }}>
      <Form
        command={inviting}
        onSend={invite}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('staff:members.inviteButton')}
        beside={
          <LinkButton to="/members" variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <TextField name="name" label={t('account.name')} />
        <TextField name="email" type="email" label={t('signIn.email')} />
        <SelectField
          name="locale"
          label={t('staff:contacts.locale')}
          help={t('staff:contacts.localeHelp')}
          choices={localeChoices()}
          value={programme?.locale}
        />
        <RoleFields />
      </Form>
    </Page>
  )
}
