import { useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { recordIncident as recordSchema } from 'shared/schemas/red-flags.ts'
import { incidentKinds } from 'shared/words/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryChoices } from '../../lib/choices.ts'
import { countryName, ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { incidentSubjects, incidentSupplier, recordIncident } from './incident-queries.ts'

const said = (form: FormData, name: string): string => String(form.get(name) ?? '')
const orNull = (form: FormData, name: string): string | null => said(form, name).trim() || null

/** Writes down what was learned: of a supplier where one comes from its page, of a party or site that suppliers name, or of a country. */
export function NewIncidentPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { programme } = useViewer()
  const [supplierId] = useUrlParam('supplier')
  const [search, setSearch] = useUrlParam('search')
  const { data: subjects } = useQuery(incidentSubjects, {
    variables: { supplierId: supplierId || null, search },
    skip: !supplierId && search.length < 2,
  })
  const records = subjects?.incidentSubjects ?? []
  const { data } = useQuery(incidentSupplier, { variables: { id: supplierId }, skip: !supplierId })
  const supplier = data?.supplier
  const command = useCommand(recordIncident, ['Incidents', 'MyWork', 'Story'])
  const inputFrom = (form: FormData) => ({
    supplierId: supplierId || null,
    recordId: orNull(form, 'recordId'),
    country: orNull(form, 'country'),
    place: orNull(form, 'place'),
    party: orNull(form, 'party'),
    kind: said(form, 'kind') as (typeof incidentKinds)[number],
    source: said(form, 'source'),
    address: orNull(form, 'address'),
    happenedOn: said(form, 'happenedOn'),
    words: said(form, 'words'),
  })
  return (
    <Page
      narrow
      title={t('flags:incidents.new')}
      lead={supplier ? supplier.name : t('flags:incidents.supplierFirst')}
      back={supplier ? { to: `/suppliers/${supplier.id}`, word: supplier.name } : { to: '/incidents', word: t('flags:tabs.incidents') }}
    >
      {!supplierId && <SearchBox label={t('flags:incidents.findRecord')} value={search} onSearch={setSearch} />}
      <Form
        command={command}
        word={t('flags:incidents.send')}
        check={form => faultsOf(recordSchema, inputFrom(form))}
        onSend={async form => {
          const answer = await command.run({ input: inputFrom(form) })
          if (answer) void navigate(`/incidents/${answer.recordIncident.id}`)
        }}
      >
        {(supplierId || search.length > 1) && (
          <SelectField
            key={`${search} ${records.length}`}
            name="recordId"
            optional
            label={t('flags:incidents.record')}
            help={t(records.length > 0 ? 'flags:incidents.recordHelp' : 'flags:incidents.noRecord')}
            choices={records.map(({ id, type, name, country }) => ({
              value: id,
              label: [name, t(`flags:incidents.recordType.${type as 'PARTY'}`), country && countryName(country)]
                .filter(Boolean)
                .join(' · '),
            }))}
          />
        )}
        <SelectField
          name="kind"
          label={t('flags:incidents.kind')}
          choices={incidentKinds.map(kind => ({ value: kind, label: t(`flags:incidentKind.${kind}`) }))}
        />
        <TextField
          name="happenedOn"
          type="date"
          max={dayIn(new Date(), programme?.timeZone ?? ownZone())}
          label={t('flags:incidents.day')}
        />
        <TextField name="source" label={t('flags:incidents.source')} help={t('flags:incidents.sourceHelp')} />
        <TextField name="address" optional label={t('flags:incidents.address')} />
        <SelectField
          name="country"
          optional={Boolean(supplierId || records.length > 0)}
          label={t('flags:incidents.country')}
          choices={countryChoices()}
        />
        <TextField name="place" optional label={t('flags:incidents.place')} />
        <TextField name="party" optional label={t('flags:incidents.party')} />
        <LongField name="words" label={t('flags:incidents.words')} rows={6} />
      </Form>
    </Page>
  )
}
