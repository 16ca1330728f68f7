import { useState } from 'react'
import { useNavigate } from 'react-router'
import { dayIn } from 'shared/rules/days.ts'
import { typedValue } from 'shared/schemas/countries.ts'
import { type SourceKey, sourceKeys, sourceOf } from 'shared/words/country-sources.ts'
import type { TypeValueInput } from '../../gql/graphql.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryChoices } from '../../lib/choices.ts'
import { exact } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { SelectField } from '../../ui/choice-fields.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { typeValue } from './country-queries.ts'

const isSource = (text: string): text is SourceKey => (sourceKeys as readonly string[]).includes(text)
const figure = (given: FormDataEntryValue | null): number =>
  Number(
    String(given ?? '')
      .trim()
      .replace(',', '.') || Number.NaN,
  )

/** One value by hand, with its citation; it counts when a second person has confirmed it. */
export function TypeValuePage() {
  const { t, locale } = useWords()
  const navigate = useNavigate()
  const [source, setSource] = useState<SourceKey>('CPI')
  const [indicator, setIndicator] = useState('score')
  const command = useCommand(typeValue, ['CountryEditions'])
  const { indicators, title } = sourceOf(source)
  const scale = indicators[indicator]
  const inputFrom = (form: FormData): TypeValueInput => ({
    source,
    year: Number(form.get('year')),
    title: String(form.get('title')),
    gotOn: String(form.get('gotOn')),
    licence: String(form.get('licence')),
    origin: String(form.get('origin')),
    country: String(form.get('country')),
    region: String(form.get('region')).trim() || null,
    indicator: String(form.get('indicator')),
    value: figure(form.get('value')),
    rank: String(form.get('rank')).trim() ? figure(form.get('rank')) : null,
  })
  return (
    <Page narrow title={t('atlas:value.title')} lead={t('atlas:value.lead')} back={{ to: '/editions', word: t('atlas:editions.title') }}>
      <Form
        command={command}
        word={t('atlas:value.send')}
        check={form => faultsOf(typedValue, inputFrom(form))}
        onSend={async form => {
          const done = await command.run({ input: inputFrom(form) })
          if (done) await navigate(`/editions/${done.typeCountryValue.id}`)
        }}
      >
        <SelectField
          name="source"
          label={t('atlas:finding.source')}
          value={source}
          onPick={one => {
            if (!isSource(one)) return
            setSource(one)
            setIndicator(Object.keys(sourceOf(one).indicators)[0] ?? '')
          }}
          choices={sourceKeys.map(one => ({ value: one, label: sourceOf(one).title[locale] }))}
        />
        <SelectField
          key={source}
          name="indicator"
          label={t('atlas:figures.indicator')}
          value={indicator}
          onPick={setIndicator}
          choices={Object.entries(indicators).map(([key, one]) => ({ value: key, label: one.label[locale] }))}
        />
        <SelectField name="country" label={t('atlas:list.place')} choices={countryChoices()} />
        <TextField name="region" label={t('atlas:value.region')} help={t('atlas:value.regionHelp')} optional />
        <TextField
          name="value"
          label={t('atlas:finding.value')}
          {...(scale && { help: t('atlas:value.scale', { from: exact(scale.min), to: exact(scale.max), source: title[locale] }) })}
        />
        <TextField name="rank" label={t('atlas:finding.rank')} optional />
        <TextField name="year" type="number" min="1990" max="2100" label={t('atlas:figures.year')} help={t('atlas:load.yearHelp')} />
        <TextField name="title" label={t('atlas:load.name')} help={t('atlas:value.nameHelp')} />
        <TextField name="origin" label={t('atlas:value.citation')} help={t('atlas:value.citationHelp')} />
        <TextField name="licence" label={t('atlas:edition.licence')} help={t('atlas:load.licenceHelp')} />
        <TextField name="gotOn" type="date" label={t('atlas:editions.gotOn')} value={dayIn(new Date(), 'UTC')} />
      </Form>
    </Page>
  )
}
