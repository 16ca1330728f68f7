import { useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { setProgramme as schema } from 'shared/schemas/programmes.ts'
import { graphql } from '../../gql/gql.ts'
import type { ProgrammeFieldsFragment } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { weekdayChoices } from '../../lib/choices.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxesField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { programmePage } from './programme-fields.ts'

const setProgramme = graphql(`
  mutation SetProgramme($input: SetProgrammeInput!) { setProgramme(input: $input) { ...ProgrammeFields } }
`)

function Settings({ programme: { settings } }: { programme: ProgrammeFieldsFragment }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const setting = useCommand(setProgramme, ['ProgrammePage', 'SettingsVersions'])
  const inputFrom = (data: FormData) => ({
    version: settings.version,
    answerDays: Number(data.get('answerDays')),
    correctionDays: Number(data.get('correctionDays')),
    weekend: data.getAll('weekend').map(Number),
  })
  const set = async (data: FormData): Promise<void> => {
    if (await setting.run({ input: inputFrom(data) })) await navigate('/programme')
  }
  return (
    <Page
      narrow
      title={t('staff:settings.editTitle')}
      lead={t('staff:settings.lead')}
      back={{ to: '/programme', word: t('nav.programme') }}
    >
      <Form
        command={setting}
        onSend={set}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('staff:settings.save')}
        beside={
          <LinkButton to="/programme" variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <TextField
          name="answerDays"
          type="number"
          min="1"
          max="365"
          label={t('staff:settings.answerDays')}
          help={t('staff:settings.answerDaysHelp')}
          value={String(settings.answerDays)}
        />
        <TextField
          name="correctionDays"
          type="number"
          min="1"
          max="365"
          label={t('staff:settings.correctionDays')}
          help={t('staff:settings.correctionDaysHelp')}
          value={String(settings.correctionDays)}
        />
        <CheckboxesField
          name="weekend"
          label={t('staff:settings.weekend')}
          help={t('staff:settings.weekendHelp')}
          choices={weekdayChoices()}
          values={settings.weekend.map(String)}
        />
      </Form>
    </Page>
  )
}

export function SettingsPage() {
  const query = useQuery(programmePage, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return <Loaded query={query}>{({ programme }) => <Settings programme={programme} />}</Loaded>
}
