import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { type DossierState, dossierStates } from 'shared/machines/red-flag.ts'
import type { DossiersQuery } from '../../gql/graphql.ts'
import { wordIn } from '../../lib/address.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Narrowed, Since } from '../../lists/narrowed.tsx'
import { Badge } from '../../ui/badge.tsx'
import { Chips } from '../../ui/chips.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { FlagsTabs } from '../flags/flags-tabs.tsx'
import { dossierFilterOf } from './dossier-filter.ts'
import { dossiersPage } from './dossier-queries.ts'

export const dossierTones: Record<DossierState, ToneName> = { OPEN: 'moving', CLOSED: 'done', LAPSED: 'resting' }
type Row = DossiersQuery['dossiers']['nodes'][number]

/** Enhanced due diligence of all suppliers. */
export function DossiersPage() {
  const { t } = useWords()
  const [, setState] = useUrlParam('state')
  const [params] = useSearchParams()
  const chosen = wordIn(params, 'state', dossierStates)
  const filter = dossierFilterOf(params)
  const query = useQuery(dossiersPage, { variables: { filter }, fetchPolicy: 'cache-and-network' })
  const columns: readonly Column<Row>[] = [
    { key: 'supplier', word: t('flags:flags.supplier'), cell: row => <Link to={`/dossiers/${row.id}`}>{row.supplier.name}</Link> },
    {
      key: 'state',
      tight: true,
      word: t('flags:flags.state'),
      cell: row => <Badge tone={dossierTones[row.status]}>{t(`flags:dossierState.${row.status}`)}</Badge>,
    },
    { key: 'done', tight: true, word: t('flags:dossiers.done'), cell: row => t('flags:dossiers.of', { done: row.done }) },
    { key: 'flags', word: t('flags:tabs.flags'), cell: row => [...new Set(row.flags.map(flag => flag.code))].join(', ') },
    { key: 'opened', tight: true, word: t('flags:dossiers.opened'), cell: row => <OnDay at={row.openedAt} /> },
  ]
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ dossiers: { nodes, pageInfo } }) => (
        <Page title={t('flags:tabs.dossiers')} lead={t('flags:dossiers.lead')}>
          <FlagsTabs />
          {nodes.length > 0 && (
            <Toolbar>
              <ExportLinks list="dossiers" variables={{ filter }} />
            </Toolbar>
          )}
          <Chips
            label={t('staff:list.filter')}
            chosen={chosen ? [chosen] : []}
            onToggle={key => setState(key === chosen ? '' : key)}
            chips={dossierStates.map(key => ({ key, word: t(`flags:dossierState.${key}`) }))}
          />
          {filter.package && (
            <Narrowed params={['package', 'packageState']}>
              {t('lists:narrowed.package', {
                package: t(`flags:packageKind.${filter.package.kind}`),
                state: t(`flags:packageState.${filter.package.status}`),
              })}
            </Narrowed>
          )}
          <Narrowed params={['overdue']}>{t('lists:narrowed.overdue')}</Narrowed>
          <Since word={chosen === 'CLOSED' ? 'lists:narrowed.closedSince' : 'lists:narrowed.openedSince'} />
          {nodes.length > 0 ? (
            <DataTable caption={t('flags:tabs.dossiers')} rows={nodes} rowKey={row => row.id} columns={columns} />
          ) : Object.keys(filter).length > 0 ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('flags:dossiers.none')}>{t('flags:dossiers.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
