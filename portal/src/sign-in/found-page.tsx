import { useNavigate } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { ownZone } from '../lib/format.ts'
import { useSend } from '../lib/use-send.ts'
import { useWords } from '../lib/words.ts'
import { SelectField } from '../ui/choice-fields.tsx'
import { Form } from '../ui/form.tsx'
import { TextField } from '../ui/text-fields.tsx'
import { Door } from './door.tsx'
import { enter } from './enter.ts'
import { NewPasswordField } from './new-password-field.tsx'

const foundProgramme = graphql(`
  mutation FoundProgramme($input: FoundProgrammeInput!) { foundProgramme(input: $input) { ...ViewerFields } }
`)

/** The first page of a new installation: whoever holds the code from the server's console founds the programme. */
export function FoundPage() {
  const { t, locale } = useWords()
  const navigate = useNavigate()
  const founding = useSend(foundProgramme)
  const zones = Intl.supportedValuesOf('timeZone').map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') }))
  const found = async (data: FormData): Promise<void> => {
    const text = (name: string): string => String(data.get(name) ?? '')
    const input = {
      code: text('code').trim(),
      programmeName: text('programmeName'),
      name: text('name'),
      email: text('email'),
      password: text('password'),
      locale,
      timeZone: text('timeZone'),
    }
    const founded = await founding.run({ input })
    if (!founded) return
    await enter(founded.foundProgramme)
    await navigate('/', { replace: true })
  }
  return (
    <Door title={t('door:found.title')} lead={<p>{t('door:found.lead')}</p>}>
      <Form command={founding} onSend={found} word={t('door:found.button')}>
        <TextField name="code" label={t('door:found.code')} help={t('door:found.codeHelp')} autoComplete="one-time-code" />
        <TextField
          name="programmeName"
          label={t('door:found.programmeName')}
          help={t('door:found.programmeHelp')}
          autoComplete="organization"
        />
        <SelectField
          name="timeZone"
          label={t('door:found.timeZone')}
          help={t('door:found.timeZoneHelp')}
          choices={zones}
          value={ownZone()}
        />
        <TextField name="name" label={t('door:invitation.name')} autoComplete="name" />
        <TextField name="email" type="email" label={t('signIn.email')} autoComplete="username" />
        <NewPasswordField label={t('door:password.new')} />
      </Form>
    </Door>
  )
}
