import { useQuery } from '@apollo/client/react'
import { Link, useSearchParams } from 'react-router'
import { type HitState, hitStates } from 'shared/machines/hit.ts'
import { listCodes } from 'shared/words/screening.ts'
import { graphql } from '../../gql/gql.ts'
import { count, percent } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Since } from '../../lists/narrowed.tsx'
import { Chips } from '../../ui/chips.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { HitBadge } from './hit-badge.tsx'
import { hitFilterOf, hitStateOf, narrowedHits } from './hit-filter.ts'
import { ScreeningTabs } from './screening-tabs.tsx'

const hitsPage = graphql(`
  query ScreeningHits($after: String, $sort: HitSort, $filter: HitFilter) {
    screeningHits(first: 50, after: $after, sort: $sort, filter: $filter) {
      nodes { id subjectName matchedName supplier supplierId subjectType list listVersion score band status statusSince }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const hitCounts = graphql(`
  query ScreeningHitCounts($new: HitFilter, $possible: HitFilter, $confirmed: HitFilter, $cleared: HitFilter, $lapsed: HitFilter) {
    NEW: screeningHitsCount(filter: $new) { value more }
    POSSIBLE: screeningHitsCount(filter: $possible) { value more }
    CONFIRMED: screeningHitsCount(filter: $confirmed) { value more }
    FALSE_POSITIVE: screeningHitsCount(filter: $cleared) { value more }
    LAPSED: screeningHitsCount(filter: $lapsed) { value more }
  }
`)
/** Names of ours that are like one on a list; what nobody has judged yet stands first. */
export function HitsPage() {
  const { t } = useWords()
  const [, setState] = useUrlParam('state')
  const [listText, setList] = useUrlParam('list')
  const [bandText, setBand] = useUrlParam('band')
  const [sortText, setSort] = useUrlParam('sort')
  const [params] = useSearchParams()
  const state = hitStateOf(params)
  const narrowed = narrowedHits(params)
  const sort = sortText === 'SINCE' ? 'SINCE' : 'SCORE'
  const filter = hitFilterOf(params)
  const query = useQuery(hitsPage, { variables: { sort, filter }, fetchPolicy: 'cache-and-network' })
  const of = (one: HitState) => ({ ...narrowed, status: [one] })
  const counted = useQuery(hitCounts, {
    variables: {
      new: of('NEW'),
      possible: of('POSSIBLE'),
      confirmed: of('CONFIRMED'),
      cleared: of('FALSE_POSITIVE'),
      lapsed: of('LAPSED'),
    },
    fetchPolicy: 'cache-and-network',
  })
  const counts = counted.data ?? counted.previousData
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ screeningHits: { nodes, pageInfo } }) => (
        <Page title={t('screening:hits.title')} lead={t('screening:hits.lead')}>
          <ScreeningTabs />
          <Toolbar>
            <Pick
              label={t('screening:hits.list')}
              value={listText}
              onPick={setList}
              choices={[
                { value: '', label: t('screening:hits.anyList') },
                ...listCodes.map(one => ({ value: one, label: t(`screening:list.${one}`) })),
              ]}
            />
            <Pick
              label={t('screening:hits.band')}
              value={bandText}
              onPick={setBand}
              choices={[
                { value: '', label: t('screening:hits.anyBand') },
                { value: 'ALERT', label: t('screening:band.ALERT') },
                { value: 'REVIEW', label: t('screening:band.REVIEW') },
              ]}
            />
            <Pick
              label={t('staff:list.sort')}
              value={sort}
              onPick={setSort}
              choices={[
                { value: 'SCORE', label: t('screening:hits.byScore') },
                { value: 'SINCE', label: t('screening:hits.bySince') },
              ]}
            />
            {nodes.length > 0 && <ExportLinks list="screeningHits" variables={{ sort, filter }} />}
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={[state]}
            onToggle={setState}
            chips={[
              ...hitStates.map(one => ({ key: one, word: t(`screening:state.${one}`), ...(counts && { count: count(counts[one]) }) })),
              { key: 'ALL', word: t('lists:narrowed.everything') },
            ]}
          />
          <Since word={state === 'ALL' ? 'lists:narrowed.foundSince' : 'lists:narrowed.stateSince'} />
          {nodes.length > 0 ? (
            <DataTable
              caption={t('screening:hits.title')}
              rows={nodes}
              rowKey={hit => hit.id}
              columns={[
                {
                  key: 'subject',
                  word: t('screening:hits.ours'),
                  cell: hit => <Link to={`/screening/hits/${hit.id}`}>{hit.subjectName}</Link>,
                },
                { key: 'matched', word: t('screening:hits.theirs'), cell: hit => hit.matchedName },
                {
                  key: 'list',
                  tight: true,
                  word: t('screening:hits.list'),
                  cell: hit => `${t(`screening:list.${hit.list}`)} · ${hit.listVersion}`,
                },
                { key: 'score', numeric: true, word: t('screening:hits.score'), cell: hit => percent(hit.score * 100) },
                {
                  key: 'supplier',
                  word: t('screening:hits.supplier'),
                  cell: hit => <Link to={`/suppliers/${hit.supplierId}`}>{hit.supplier}</Link>,
                },
                { key: 'state', tight: true, word: t('screening:hits.state'), cell: hit => <HitBadge state={hit.status} /> },
                { key: 'since', tight: true, word: t('screening:hits.since'), cell: hit => <When at={hit.statusSince} /> },
              ]}
            />
          ) : (
            <Empty title={t('screening:hits.none')}>{t('screening:hits.noneWhy')}</Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
