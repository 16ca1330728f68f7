import { useQuery } from '@apollo/client/react'
import { Link, useParams } from 'react-router'
import { judgeIncident as judgeSchema } from 'shared/schemas/red-flags.ts'
import { countryName, day } from '../../lib/format.ts'
import { Past } from '../../lib/story.tsx'
import { useCommand } from '../../lib/use-command.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { LoadedRecord } from '../../ui/loaded-record.tsx'
import { Page } from '../../ui/page.tsx'
import { Said, VerdictForm } from '../../ui/verdict.tsx'
import { When } from '../../ui/when.tsx'
import { incidentPage, judgeIncident, type ShownIncident } from './incident-queries.ts'
import { incidentTones } from './incidents-page.tsx'

/** One incident: what was learned, and whether it matters. */
export function IncidentPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(incidentPage, { variables: { id }, fetchPolicy: 'cache-and-network' })
  return (
    <LoadedRecord query={query} record={data => data.incident}>
      {incident => (
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
            <Past filter={{ subjectId: id }} />
          </Columns>
        </Page>
      )}
    </LoadedRecord>
  )
}

function Told({
  incident: { supplier, record, country, place, party, source, address, words, recordedBy, recordedAt },
}: {
  incident: ShownIncident
}) {
  const { t } = useWords()
  return (
    <Card title={t('flags:incidents.told')}>
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
        {record && (
          <Fact word={t('flags:incidents.record')}>
            <Link to={`/search?q=${encodeURIComponent(record.name)}`}>{record.name}</Link>{' '}
            <span className="soft">{t(`flags:incidents.recordType.${record.type as 'PARTY'}`)}</span>
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

const verdicts = { 'incident.judgeRelevant': 'yes', 'incident.judgeIrrelevant': 'no' } as const

function Judge({ incident }: { incident: ShownIncident }) {
  const { t } = useWords()
  const command = useCommand(judgeIncident, ['Incidents', 'Flags', 'FlagCounts', 'MyWork', 'Story'])
  const words = { yes: t('flags:incidents.relevant'), no: t('flags:incidents.notRelevant') }
  const allowed = Object.entries(verdicts).filter(([action]) => incident.allowedActions.includes(action))
  return (
    <Card title={t('flags:flags.judge')}>
      <Said words={incident.judgedWords ?? null} by={t('flags:flags.by', { name: incident.judgedBy ?? '' })} at={incident.statusSince} />
      <VerdictForm
        key={incident.version}
        command={command}
        schema={judgeSchema}
        name="relevant"
        label={t('flags:flags.verdict')}
        help={t('flags:incidents.relevantMeans')}
        choices={allowed.map(([, value]) => ({ value, label: words[value] }))}
        word={t('flags:flags.send')}
        why={{ label: t('flags:flags.why') }}
        inputFrom={(chosen, reason) => ({ id: incident.id, version: incident.version, relevant: chosen === 'yes', words: reason })}
      />
    </Card>
  )
}
