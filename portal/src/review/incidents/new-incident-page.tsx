import { useQuery } from '@apollo/client/react'
import { useNavigate } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { recordIncident as recordSchema } from 'shared/schemas/red-flags.ts'
import { incidentKinds } from 'shared/words/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryChoices } from '../../lib/choices.ts'
import { ownZone } from '../../lib/format.ts'
import { useViewer } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { incidentSupplier, recordIncident } from './incident-queries.ts'

const said = (form: FormData, name: string): string => String(form.get(name) ?? '')
const orNull = (form: FormData, name: string): string | null => said(form, name).trim() || null

/** Writes down what was learned; of a supplier where one comes from its page, of a country otherwise. */
export function NewIncidentPage() {
  const { t } = useWords()
  const navigate = useNavigate()
  const { programme } = useViewer()
  const [supplierId] = useUrlParam('supplier')
  const { data } = useQuery(incidentSupplier, { variables: { id: supplierId }, skip: !supplierId })
  const supplier = data?.supplier
  const command = useCommand(recordIncident, ['Incidents', 'MyWork', 'Story'])
  const inputFrom = (form: FormData) => ({
    supplierId: supplierId || null,
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
      <Form
        command={command}
        word={t('flags:incidents.send')}
        check={form => faultsOf(recordSchema, inputFrom(form))}
        onSend={async form => {
          const answer = await command.run({ input: inputFrom(form) })
          if (answer) void navigate(`/incidents/${answer.recordIncident.id}`)
        }}
      >
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
        <SelectField name="country" optional={Boolean(supplierId)} label={t('flags:incidents.country')} choices={countryChoices()} />
        <TextField name="place" optional label={t('flags:incidents.place')} />
        <TextField name="party" optional label={t('flags:incidents.party')} />
        <LongField name="words" label={t('flags:incidents.words')} rows={6} />
      </Form>
    </Page>
  )
}
