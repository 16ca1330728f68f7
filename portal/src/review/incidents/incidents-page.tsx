import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { type IncidentState, incidentStates } from 'shared/machines/red-flag.ts'
import { countryName, day } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { FlagsTabs } from '../flags/flags-tabs.tsx'
import { incidentFilterOf } from './incident-filter.ts'
import { incidentsPage, type ShownIncident } from './incident-queries.ts'

export const incidentTones: Record<IncidentState, ToneName> = { REPORTED: 'waiting', RELEVANT: 'trouble', NOT_RELEVANT: 'resting' }

/** Whom or where it is about. */
export const whereOf = ({ supplier, party, place, country }: ShownIncident): string =>
  [supplier?.name, party, place, country && countryName(country)].filter(Boolean).join(' · ')

/** Everything that was learned from outside. */
export function IncidentsPage() {
  const { t } = useWords()
  const [, setState] = useUrlParam('state')
  const [params] = useSearchParams()
  const filter = incidentFilterOf(params)
  const chosen = filter.status?.[0]
  const query = useQuery(incidentsPage, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const create = useMay('incident.record') && <LinkButton to="/incidents/new">{t('flags:incidents.new')}</LinkButton>
  const columns: readonly Column<ShownIncident>[] = [
    {
      key: 'kind',
      word: t('flags:incidents.kind'),
      cell: row => <Link to={`/incidents/${row.id}`}>{t(`flags:incidentKind.${row.kind}`)}</Link>,
    },
    {
      key: 'state',
      tight: true,
      word: t('flags:flags.state'),
      cell: row => <Badge tone={incidentTones[row.status]}>{t(`flags:incidentState.${row.status}`)}</Badge>,
    },
    { key: 'where', word: t('flags:incidents.where'), cell: whereOf },
    { key: 'source', word: t('flags:incidents.source'), cell: row => row.source },
    { key: 'day', tight: true, word: t('flags:incidents.day'), cell: row => day(row.happenedOn) },
  ]
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ incidents: { nodes, pageInfo } }) => (
        <Page title={t('flags:tabs.incidents')} lead={t('flags:incidents.lead')} actions={create}>
          <FlagsTabs />
          {nodes.length > 0 && (
            <Toolbar>
              <ExportLinks list="incidents" variables={{ filter }} />
            </Toolbar>
          )}
          <Chips
            label={t('staff:list.filter')}
            chosen={chosen ? [chosen] : []}
            onToggle={key => setState(key === chosen ? '' : key)}
            chips={incidentStates.map(key => ({ key, word: t(`flags:incidentState.${key}`) }))}
          />
          {nodes.length > 0 ? (
            <DataTable caption={t('flags:tabs.incidents')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : (
            <Empty title={t('flags:incidents.none')} action={create}>
              {t('flags:incidents.noneWhy')}
            </Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
