import { useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { editProgramme as schema } from 'shared/schemas/programmes.ts'
import { asiActivities } from 'shared/words/lists.ts'
import { graphql } from '../../gql/gql.ts'
import type { Locale, ProgrammeFieldsFragment, Tier } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { localeChoices, tierChoices, zoneChoices } from '../../lib/choices.ts'
import { refreshViewer } from '../../lib/session.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { programmePage } from './programme-fields.ts'

const editProgramme = graphql(`
  mutation EditProgramme($input: EditProgrammeInput!) { editProgramme(input: $input) { ...ProgrammeFields } }
`)

function EditProgramme({ programme }: { programme: ProgrammeFieldsFragment }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const editing = useCommand(editProgramme)
  const inputFrom = (data: FormData) => {
    const text = (name: string): string => String(data.get(name) ?? '').trim()
    return {
      version: programme.version,
      name: text('name'),
      site: text('site'),
      area: text('area'),
      products: text('products'),
      tier: text('tier') as Tier,
      asiActivity: text('asiActivity'),
      timeZone: text('timeZone'),
      locale: text('locale') as Locale,
    }
  }
  const edit = async (data: FormData): Promise<void> => {
    if (!(await editing.run({ input: inputFrom(data) }))) return
    await refreshViewer()
    await navigate('/programme')
  }
  return (
    <Page narrow title={t('staff:programme.editTitle')} back={{ to: '/programme', word: t('nav.programme') }}>
      <Form
        command={editing}
        onSend={edit}
        check={data => faultsOf(schema, inputFrom(data))}
        word={t('staff:save')}
        beside={
          <LinkButton to="/programme" variant="default">
            {t('cancel')}
          </LinkButton>
        }
      >
        <TextField name="name" label={t('door:found.programmeName')} help={t('door:found.programmeHelp')} value={programme.name} />
        <TextField name="site" label={t('staff:programme.site')} help={t('staff:programme.siteHelp')} value={programme.site} />
        <TextField name="area" label={t('staff:programme.area')} help={t('staff:programme.areaHelp')} value={programme.area} />
        <LongField name="products" label={t('staff:programme.products')} rows={2} value={programme.products} />
        <SelectField
          name="tier"
          label={t('staff:supplier.tier')}
          help={t('staff:programme.tierHelp')}
          choices={tierChoices(t)}
          value={programme.tier}
        />
        <SelectField
          name="asiActivity"
          label={t('staff:programme.asiActivity')}
          choices={asiActivities.map(one => ({ value: one, label: t(`words:asiActivity.${one}`) }))}
          value={programme.asiActivity}
        />
        <SelectField
          name="timeZone"
          label={t('door:found.timeZone')}
          help={t('door:found.timeZoneHelp')}
          choices={zoneChoices()}
          value={programme.timeZone}
        />
        <SelectField
          name="locale"
          label={t('staff:programme.locale')}
          help={t('staff:programme.localeHelp')}
          choices={localeChoices()}
          value={programme.locale}
        />
      </Form>
    </Page>
  )
}

export function EditProgrammePage() {
  const query = useQuery(programmePage, { fetchPolicy: 'network-only', nextFetchPolicy: 'cache-first' })
  return <Loaded query={query}>{({ programme }) => <EditProgramme programme={programme} />}</Loaded>
}
