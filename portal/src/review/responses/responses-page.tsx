import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { count } from '../../lib/format.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Chips } from '../../ui/chips.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { ResponseTable } from './response-table.tsx'
import { isSort, isView, sorts, usualSort, type View, views } from './views.ts'

const responsesPage = graphql(`
  query Responses($after: String, $filter: ResponseFilter, $sort: ResponseSort, $silent: Boolean!) {
    responses(first: 50, after: $after, filter: $filter, sort: $sort) {
      nodes { id title { zh en fr } status statusSince round dueOn dueAt submittedAt supplier { id name } reviewer claimedBy allowedActions signatories @include(if: $silent) { id name phone email } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const responseCounts = graphql(`
  query ResponseCounts($waiting: ResponseFilter, $back: ResponseFilter, $asks: ResponseFilter, $soon: ResponseFilter, $silent: ResponseFilter, $overdue: ResponseFilter, $returned: ResponseFilter, $open: ResponseFilter, $accepted: ResponseFilter, $all: ResponseFilter) {
    waiting: responsesCount(filter: $waiting) { value more }
    back: responsesCount(filter: $back) { value more }
    asks: responsesCount(filter: $asks) { value more }
    soon: responsesCount(filter: $soon) { value more }
    silent: responsesCount(filter: $silent) { value more }
    overdue: responsesCount(filter: $overdue) { value more }
    returned: responsesCount(filter: $returned) { value more }
    open: responsesCount(filter: $open) { value more }
    accepted: responsesCount(filter: $accepted) { value more }
    all: responsesCount(filter: $all) { value more }
  }
`)

/** The queue of responses: what waits for review first. */
export function ResponsesPage() {
  const { t } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const [viewText, setView] = useUrlParam('view')
  const [sortText, setSort] = useUrlParam('sort')
  const [mineText, setMine] = useUrlParam('mine')
  const view: View = isView(viewText) ? viewText : 'waiting'
  const sort = isSort(sortText) ? sortText : usualSort(view)
  const whose = mineText === 'yes' ? { mine: true } : mineText === 'nobody' ? { nobodys: true } : {}
  const mine = Object.keys(whose).length > 0
  const searched = { ...(search && { search }), ...whose }
  const silent = view === 'silent'
  const query = useQuery(responsesPage, {
    variables: { filter: { ...views[view], ...searched }, sort, silent },
    fetchPolicy: 'cache-and-network',
  })
  const filters = Object.fromEntries(Object.entries(views).map(([name, filter]) => [name, { ...filter, ...searched }]))
  const counted = useQuery(responseCounts, { variables: filters, fetchPolicy: 'cache-and-network' })
  const counts = counted.data ?? counted.previousData
  const names = Object.keys(views) as View[]

  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ responses: { nodes, pageInfo } }) => (
        <Page title={t('nav.responses')}>
          <Toolbar>
            <SearchBox label={t('staff:responses.search')} value={search} onSearch={setSearch} />
            <Pick
              label={t('staff:list.sort')}
              value={sort}
              onPick={setSort}
              choices={sorts.map(one => ({ value: one, label: t(`staff:responses.sort.${one}`) }))}
            />
            <Pick
              label={t('staff:responses.whose')}
              value={mine ? mineText : ''}
              onPick={setMine}
              choices={[
                { value: '', label: t('staff:responses.everybody') },
                { value: 'yes', label: t('staff:responses.mine') },
                { value: 'nobody', label: t('staff:responses.nobodys') },
              ]}
            />
            <ExportLinks list="responses" variables={{ filter: { ...views[view], ...searched }, sort }} />
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={[view]}
            onToggle={setView}
            chips={names.map(name => ({ key: name, word: t(`staff:responses.view.${name}`), count: counts && count(counts[name]) }))}
          />
          {silent && nodes.length > 0 && <p className="soft">{t('staff:responses.silentWhy')}</p>}
          {nodes.length > 0 ? (
            <ResponseTable responses={nodes} />
          ) : (
            <Empty title={t(search || mine ? 'staff:list.nothingFits' : `staff:responses.empty.${view}`)}>
              {t(search || mine ? 'staff:list.nothingFitsHow' : 'staff:responses.emptyWhy')}
            </Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
