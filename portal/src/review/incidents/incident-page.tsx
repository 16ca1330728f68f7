import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { judgeIncident as judgeSchema } from 'shared/schemas/red-flags.ts'
import { faultsOf } from '../../lib/check.ts'
import { countryName, day } from '../../lib/format.ts'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { LongField, RadioField } from '../../ui/choice-fields.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Form } from '../../ui/form.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { Past } from '../flags/flag-page.tsx'
import { incidentPage, judgeIncident, type ShownIncident } from './incident-queries.ts'
import { incidentTones } from './incidents-page.tsx'

/** One incident: what was learned, and whether it matters. */
export function IncidentPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(incidentPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ incident }) =>
        incident ? (
          <Page
            title={`${t(`flags:incidentKind.${incident.kind}`)}, ${day(incident.happenedOn)}`}
            back={{ to: '/incidents', word: t('flags:tabs.incidents') }}
            badge={<Badge tone={incidentTones[incident.status]}>{t(`flags:incidentState.${incident.status}`)}</Badge>}
          >
            <Columns>
              <Column>
                <Told incident={incident} />
                <Judge incident={incident} />
              </Column>
              <Past id={id} />
            </Columns>
          </Page>
        ) : (
          <NotFound />
        )
      }
    </Loaded>
  )
}

function Told({
  incident: { supplier, country, place, party, source, address, words, recordedBy, recordedAt },
}: {
  incident: ShownIncident
}) {
  const { t } = useWords()
  return (
    <Card title={t('flags:incidents.words')}>
      <p className="words">{words}</p>
      <Facts>
        <Fact word={t('flags:incidents.source')}>
          {address ? (
            <a href={address} target="_blank" rel="noreferrer noopener">
              {source}
            </a>
          ) : (
            source
          )}
        </Fact>
        {supplier && (
          <Fact word={t('flags:flags.supplier')}>
            <Link to={`/suppliers/${supplier.id}`}>{supplier.name}</Link>
          </Fact>
        )}
        {country && <Fact word={t('flags:incidents.country')}>{countryName(country)}</Fact>}
        {place && <Fact word={t('flags:incidents.place')}>{place}</Fact>}
        {party && <Fact word={t('flags:incidents.party')}>{party}</Fact>}
      </Facts>
      <p className="soft small">
        {t('flags:incidents.by', { name: recordedBy })} · <When at={recordedAt} />
      </p>
    </Card>
  )
}

function Judge({ incident }: { incident: ShownIncident }) {
  const { t } = useWords()
  const command = useCommand(judgeIncident, ['Incidents', 'Flags', 'FlagCounts', 'MyWork', 'Story'])
  const choices = [
    ...(incident.allowedActions.includes('incident.judgeRelevant') ? [{ value: 'yes', label: t('flags:incidents.relevant') }] : []),
    ...(incident.allowedActions.includes('incident.judgeIrrelevant') ? [{ value: 'no', label: t('flags:incidents.notRelevant') }] : []),
  ]
  const inputFrom = (form: FormData) => ({
    id: incident.id,
    version: incident.version,
    relevant: form.get('relevant') === 'yes',
    words: String(form.get('words')),
  })
  return (
    <Card title={t('flags:flags.judge')}>
      {incident.judgedWords && (
        <>
          <p className="words">{incident.judgedWords}</p>
          <p className="soft small">
            {t('flags:flags.by', { name: incident.judgedBy ?? '' })} · <When at={incident.statusSince} />
          </p>
        </>
      )}
      {choices.length > 0 && (
        <Form
          key={incident.version}
          command={command}
          word={t('flags:flags.send')}
          check={form => ({ ...faultsOf(judgeSchema, inputFrom(form)), ...(!form.get('relevant') && { relevant: t('form.choose') }) })}
          onSend={form => command.run({ input: inputFrom(form) })}
        >
          <RadioField
            name="relevant"
            label={t('flags:flags.verdict')}
            help={t('flags:incidents.relevantMeans')}
            choices={choices}
            {...(choices.length === 1 && choices[0] && { value: choices[0].value })}
          />
          <LongField name="words" label={t('flags:flags.why')} />
        </Form>
      )}
    </Card>
  )
}
