import { useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { takeDown as schema } from 'shared/schemas/cases.ts'
import { takenDown } from 'shared/words/cases.ts'
import { type Ongoing, ongoingAnswers, type Relation, relations, type Sharing, sharings, topics } from 'shared/words/grievances.ts'
import { locales } from 'shared/words/lists.ts'
import { filesFault, filesIn, SealedFilesField } from '../../evidence/sealed-files.tsx'
import { graphql } from '../../gql/gql.ts'
import type { TakeDownGrievanceMutation } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryChoices, localeName } from '../../lib/choices.ts'
import { useCommand } from '../../lib/use-command.ts'
import { uuid } from '../../lib/uuid.ts'
import { useWords } from '../../lib/words.ts'
import { Card } from '../../ui/card.tsx'
import { CheckboxesField, CheckboxField, LongField, SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { HandOverCode } from './hand-over-code.tsx'
import { useTopicWord } from './topic-word.ts'

const takeDownGrievance = graphql(`
  mutation TakeDownGrievance($input: TakeDownGrievanceInput!) { takeDownGrievance(input: $input) { id code receipt } }
`)
const intake = graphql(`
  query GrievanceIntake { departments { id name } intakeHandlers { id name } }
`)

const said = (form: FormData, name: string): string => String(form.get(name) ?? '')
const isTicked = (form: FormData, name: string): boolean => form.get(name) !== null
type Channel = (typeof takenDown)[number]

/** What came by telephone, letter or in a meeting, in the sender's words; at the end there is a code to hand over. */
export function TakeDownPage() {
  const { t } = useWords()
  const [done, setDone] = useState<TakeDownGrievanceMutation['takeDownGrievance'] | null>(null)
  return (
    <Page
      narrow
      title={t('grievances:inbox.new')}
      lead={t('grievances:enter.lead')}
      back={{ to: '/cases', word: t('grievances:inbox.title') }}
    >
      {done ? <HandOverCode {...done} onDone={() => setDone(null)} /> : <TakeDownForm onDone={setDone} />}
    </Page>
  )
}

function TakeDownForm({ onDone }: { onDone: (done: TakeDownGrievanceMutation['takeDownGrievance']) => void }) {
  const { t, locale } = useWords()
  const topicWord = useTopicWord()
  // Of the act: pressed twice, it is one case with one code.
  const [id] = useState(uuid)
  const [anonymous, setAnonymous] = useState(true)
  const { data } = useQuery(intake)
  const command = useCommand(takeDownGrievance, ['Cases', 'CaseCounts', 'MyWork'])
  const inputFrom = (form: FormData) => ({
    id,
    channel: said(form, 'channel') as Channel,
    language: said(form, 'language') as (typeof locales)[number],
    what: said(form, 'what'),
    about: said(form, 'about'),
    concernsUs: isTicked(form, 'concernsUs'),
    departmentId: said(form, 'departmentId') || null,
    notFor: form.getAll('notFor').map(String),
    country: said(form, 'country') || null,
    place: said(form, 'place'),
    happened: said(form, 'happened'),
    ongoing: (said(form, 'ongoing') || null) as Ongoing | null,
    topic: said(form, 'topic') || null,
    affected: said(form, 'affected'),
    danger: isTicked(form, 'danger'),
    wanted: said(form, 'wanted'),
    relation: (said(form, 'relation') || null) as Relation | null,
    onBehalf: said(form, 'onBehalf'),
    anonymous,
    name: anonymous ? '' : said(form, 'name'),
    contact: anonymous ? '' : said(form, 'contact'),
    contactTime: anonymous ? '' : said(form, 'contactTime'),
    sharing: ((!anonymous && said(form, 'sharing')) || null) as Sharing | null,
    agreed: isTicked(form, 'agreed'),
    files: filesIn(form),
  })
  return (
    <Form
      command={command}
      word={t('grievances:enter.send')}
      check={async form => ({ ...(await faultsOf(schema, inputFrom(form))), ...filesFault(form, t) })}
      onSend={async form => {
        const answer = await command.run({ input: inputFrom(form) })
        if (answer) onDone(answer.takeDownGrievance)
      }}
    >
      <SelectField
        name="channel"
        label={t('grievances:enter.channel')}
        choices={takenDown.map(one => ({ value: one, label: t(`grievances:channel.${one}`) }))}
      />
      <LongField name="what" rows={8} label={t('grievances:enter.what')} help={t('grievances:enter.whatHelp')} />
      <SealedFilesField label={t('grievances:enter.files')} />
      <SelectField
        name="topic"
        optional
        label={t('grievances:enter.topic')}
        choices={topics.map(one => ({ value: one, label: topicWord(one) }))}
      />
      <TextField name="about" optional label={t('grievances:enter.about')} />
      <CheckboxField name="concernsUs" label={t('grievances:enter.concernsUs')} />
      <SelectField
        name="departmentId"
        optional
        label={t('grievances:enter.department')}
        help={t('grievances:enter.departmentHelp')}
        choices={(data?.departments ?? []).map(one => ({ value: one.id, label: one.name }))}
      />
      {(data?.intakeHandlers.length ?? 0) > 0 && (
        <CheckboxesField
          name="notFor"
          label={t('grievances:enter.notFor')}
          choices={(data?.intakeHandlers ?? []).map(one => ({ value: one.id, label: one.name }))}
        />
      )}
      <SelectField name="country" optional label={t('grievances:enter.country')} choices={countryChoices()} />
      <TextField name="place" optional label={t('grievances:enter.place')} />
      <TextField name="happened" optional label={t('grievances:enter.happened')} />
      <SelectField
        name="ongoing"
        optional
        label={t('grievances:report.ongoing')}
        choices={ongoingAnswers.map(one => ({ value: one, label: t(`grievances:report.ongoingIs.${one}`) }))}
      />
      <TextField name="affected" optional label={t('grievances:enter.affected')} />
      <CheckboxField name="danger" label={t('grievances:enter.danger')} />
      <LongField name="wanted" optional label={t('grievances:enter.wanted')} />
      <SelectField
        name="relation"
        optional
        label={t('grievances:report.relation')}
        choices={relations.map(one => ({ value: one, label: t(`grievances:report.relationIs.${one}`) }))}
      />
      <TextField name="onBehalf" optional label={t('grievances:enter.onBehalf')} />
      <SelectField
        name="language"
        value={locale}
        label={t('grievances:enter.language')}
        choices={locales.map(one => ({ value: one, label: localeName(one) }))}
      />
      <div onChange={event => setAnonymous((event.target as HTMLInputElement).checked)}>
        <CheckboxField checked name="anonymous" label={t('grievances:enter.anonymous')} help={t('grievances:enter.anonymousHelp')} />
      </div>
      {!anonymous && (
        <Card>
          <TextField name="name" optional label={t('grievances:case.name')} />
          <TextField name="contact" optional label={t('grievances:case.contact')} />
          <TextField name="contactTime" optional label={t('grievances:case.contactTime')} />
          <SelectField
            name="sharing"
            optional
            label={t('grievances:report.sharing')}
            choices={sharings.map(one => ({ value: one, label: t(`grievances:report.sharingIs.${one}`) }))}
          />
        </Card>
      )}
      <CheckboxField name="agreed" label={t('grievances:enter.agreed')} />
    </Form>
  )
}
