import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'
import { locationRoles } from 'shared/words/country-sources.ts'
import type { CountryCheckSort, CountryChecksQuery } from '../../gql/graphql.ts'
import { list, number } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Since } from '../../lists/narrowed.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { checkFilterOf, narrowedChecks } from './check-filter.ts'
import { CheckBadge, ClassBadge, placeName, StaleBadge } from './class-badge.tsx'
import { ClassChips } from './class-chips.tsx'
import { checkCounts, checksPage } from './country-queries.ts'
import { CountryTabs } from './country-tabs.tsx'
import { RunsCard } from './runs-card.tsx'

const sorts: readonly CountryCheckSort[] = ['PLACE', 'COMPUTED']
const isSort = (text: string): text is CountryCheckSort => (sorts as readonly string[]).includes(text)

/** Every place of our chains with its class, the filters in the address bar. */
export function CountriesPage() {
  const { t } = useWords()
  const [roleText, setRole] = useUrlParam('role')
  const [stateText, setState] = useUrlParam('state')
  const [sortText, setSort] = useUrlParam('sort')
  const sort = isSort(sortText) ? sortText : 'PLACE'
  const [params] = useSearchParams()
  const filter = checkFilterOf(params)
  const query = useQuery(checksPage, { variables: { filter, sort } })
  const filtered = Object.keys(filter).length > 1
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ countryChecks: { nodes, pageInfo } }) => (
        <Page title={t('nav.countries')} lead={t('atlas:list.lead')}>
          <CountryTabs />
          <RunsCard />
          <Toolbar>
            <Pick
              label={t('atlas:list.role')}
              value={roleText}
              onPick={setRole}
              choices={[
                { value: '', label: t('atlas:list.everyRole') },
                ...locationRoles.map(one => ({ value: one, label: t(`atlas:role.${one}`) })),
              ]}
            />
            <Pick
              label={t('atlas:list.state')}
              value={stateText}
              onPick={setState}
              choices={[
                { value: '', label: t('atlas:list.everyState') },
                { value: 'computed', label: t('atlas:state.COMPUTED') },
                { value: 'waiting', label: t('atlas:state.OVERRIDE_PROPOSED') },
              ]}
            />
            <Pick
              label={t('staff:list.sort')}
              value={sort}
              onPick={setSort}
              choices={sorts.map(one => ({ value: one, label: t(`atlas:list.sort.${one}`) }))}
            />
            <ExportLinks list="countryChecks" variables={{ filter, sort }} />
          </Toolbar>
          <ClassChips counts={checkCounts} narrowed={narrowedChecks(params)} />
          <Since param="changed" word="lists:narrowed.changedSince" />
          <Since word="lists:narrowed.stateSince" />
          {nodes.length > 0 ? (
            <DataTable caption={t('nav.countries')} rows={nodes} rowKey={row => row.id} columns={checkColumns(t)} />
          ) : filtered ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('atlas:list.empty')}>{t('atlas:list.emptyWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}

type Row = CountryChecksQuery['countryChecks']['nodes'][number]

const checkColumns = (t: ReturnType<typeof useWords>['t']): readonly Column<Row>[] => [
  { key: 'place', word: t('atlas:list.place'), cell: row => <Link to={`/countries/${row.country}#${row.id}`}>{placeName(row)}</Link> },
  { key: 'role', word: t('atlas:list.role'), cell: row => t(`atlas:role.${row.role}`) },
  { key: 'class', word: t('atlas:list.class'), tight: true, cell: row => <ClassBadge of={row.holds} /> },
  { key: 'dimensions', word: t('atlas:list.dimensions'), cell: row => list(row.dimensions.map(one => t(`atlas:dimension.${one}`))) },
  { key: 'suppliers', word: t('atlas:list.suppliers'), numeric: true, cell: row => number(row.suppliers) },
  {
    key: 'state',
    word: t('atlas:list.state'),
    tight: true,
    cell: row => (
      <>
        <CheckBadge state={row.status} /> {row.stale && <StaleBadge />}
        <div className="soft small">
          <OnDay at={row.computedAt} />
        </div>
      </>
    ),
  },
]
