import { useApolloClient, useQuery } from '@apollo/client/react'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import { count } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { allIds } from '../../lists/all-ids.ts'
import { AskBulk } from '../../lists/ask-bulk.tsx'
import { AssignBulk } from '../../lists/assign-bulk.tsx'
import { BulkBar } from '../../lists/bulk-bar.tsx'
import { Since } from '../../lists/narrowed.tsx'
import { SavedViews } from '../../lists/saved-views.tsx'
import { StandingIn } from '../../lists/standing-in.tsx'
import { useColumns } from '../../lists/use-columns.tsx'
import { useSelection } from '../../lists/use-selection.ts'
import { Chips } from '../../ui/chips.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { useResponseColumns, usualColumns } from './response-columns.tsx'
import { narrowedResponses, responseFilterOf, viewOf } from './response-filter.ts'
import { isSort, sorts, usualSort, type View, views } from './views.ts'

const responsesPage = graphql(`
  query Responses($after: String, $filter: ResponseFilter, $sort: ResponseSort, $silent: Boolean!) {
    responses(first: 50, after: $after, filter: $filter, sort: $sort) {
      nodes { id title { zh en fr } status statusSince round dueOn dueAt submittedAt supplier { id name } reviewer standIn claimedBy allowedActions signatories @include(if: $silent) { id name phone email } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const responseIds = graphql(`
  query ResponseIds($after: String, $filter: ResponseFilter, $sort: ResponseSort) {
    responses(first: 100, after: $after, filter: $filter, sort: $sort) { nodes { id supplier { id } } pageInfo { hasNextPage endCursor } }
  }
`)
const responseCounts = graphql(`
  query ResponseCounts($waiting: ResponseFilter, $back: ResponseFilter, $asks: ResponseFilter, $soon: ResponseFilter, $silent: ResponseFilter, $undeliverable: ResponseFilter, $overdue: ResponseFilter, $returned: ResponseFilter, $open: ResponseFilter, $accepted: ResponseFilter, $runsOut: ResponseFilter, $all: ResponseFilter) {
    waiting: responsesCount(filter: $waiting) { value more }
    back: responsesCount(filter: $back) { value more }
    asks: responsesCount(filter: $asks) { value more }
    soon: responsesCount(filter: $soon) { value more }
    silent: responsesCount(filter: $silent) { value more }
    undeliverable: responsesCount(filter: $undeliverable) { value more }
    overdue: responsesCount(filter: $overdue) { value more }
    returned: responsesCount(filter: $returned) { value more }
    open: responsesCount(filter: $open) { value more }
    accepted: responsesCount(filter: $accepted) { value more }
    runsOut: responsesCount(filter: $runsOut) { value more }
    all: responsesCount(filter: $all) { value more }
  }
`)

/** The queue of responses: what waits for review first. */
export function ResponsesPage() {
  const { t } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const [, setView] = useUrlParam('view')
  const [sortText, setSort] = useUrlParam('sort')
  const [mineText, setMine] = useUrlParam('mine')
  const [params] = useSearchParams()
  const view = viewOf(params)
  const sort = isSort(sortText) ? sortText : usualSort(view)
  const searched = narrowedResponses(params)
  const mine = Boolean(searched.mine || searched.nobodys)
  const narrow = Object.keys(searched).length > 0
  const silent = view === 'silent'
  const query = useQuery(responsesPage, {
    variables: { filter: responseFilterOf(params), sort, silent },
    fetchPolicy: 'cache-and-network',
  })
  const filters = Object.fromEntries(Object.entries(views).map(([name, filter]) => [name, { ...filter, ...searched }]))
  const counted = useQuery(responseCounts, { variables: filters, fetchPolicy: 'cache-and-network' })
  const counts = counted.data ?? counted.previousData
  const names = Object.keys(views) as View[]
  const filter = responseFilterOf(params)
  const client = useApolloClient()
  const selection = useSelection(JSON.stringify([filter, sort]))
  const [told, setTold] = useState<readonly string[]>([])
  // A row is a response; what changes hands is its supplier.
  const [supplierOf, setSupplierOf] = useState<ReadonlyMap<string, string>>(new Map())
  const { columns, pick } = useColumns(useResponseColumns(), usualColumns)
  const mayAct = useMay('supplier.assign')
  const fetchAll = async () => {
    const pairs = await allIds(client, responseIds, { filter, sort }, ({ responses: { nodes, pageInfo } }) => ({
      nodes: nodes.map(one => `${one.id} ${one.supplier.id}`),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    }))
    const all = new Map(pairs.map(pair => pair.split(' ') as [string, string]))
    setSupplierOf(all)
    return [...all.keys()]
  }
  const shownSuppliers = new Map((query.data ?? query.previousData)?.responses.nodes.map(one => [one.id, one.supplier.id]))
  const chosenSuppliers = [...new Set(selection.keys.flatMap(key => shownSuppliers.get(key) ?? supplierOf.get(key) ?? []))]
  const mayAsk = useMay('response.remind')
  const done = (sentences: readonly string[]): void => {
    setTold(sentences)
    selection.clear()
  }
  const choosing =
    mayAct || mayAsk
      ? { chosen: selection.chosen, onChoose: selection.choose, name: ({ supplier }: { supplier: { name: string } }) => supplier.name }
      : undefined
  const waves = useMay('wave.read')

  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ responses: { nodes, pageInfo } }) => (
        <Page
          title={t('nav.responses')}
          actions={
            waves && (
              <LinkButton to="/waves" variant="default">
                {t('waves:list.toWaves')}
              </LinkButton>
            )
          }
        >
          <StandingIn mine={mine} />
          <SavedViews list="RESPONSES" />
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
            {pick}
            <ExportLinks list="responses" variables={{ filter, sort }} />
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={[view]}
            onToggle={setView}
            chips={names.map(name => ({ key: name, word: t(`staff:responses.view.${name}`), count: counts && count(counts[name]) }))}
          />
          <Since param="handedIn" word="lists:narrowed.handedInSince" />
          {told.length > 0 && (
            <Notice tone="done" live>
              {told.map(sentence => (
                <p key={sentence}>{sentence}</p>
              ))}
            </Notice>
          )}
          {silent && nodes.length > 0 && <p className="soft">{t('staff:responses.silentWhy')}</p>}
          {nodes.length > 0 ? (
            <DataTable caption={t('nav.responses')} rows={nodes} rowKey={row => row.id} columns={columns} choosing={choosing} />
          ) : (
            <Empty title={t(narrow ? 'staff:list.nothingFits' : `staff:responses.empty.${view}`)}>
              {t(narrow ? 'staff:list.nothingFitsHow' : 'staff:responses.emptyWhy')}
            </Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
          {choosing && (
            <BulkBar selection={selection} total={counts?.[view]} fetchAll={fetchAll} list="responses" variables={{ filter, sort }}>
              {mayAct && <AssignBulk supplierIds={chosenSuppliers} onDone={sentence => done([sentence])} />}
              <AskBulk ids={selection.keys} nameOf={id => nodes.find(one => one.id === id)?.supplier.name} onDone={done} />
            </BulkBar>
          )}
        </Page>
      )}
    </Loaded>
  )
}
