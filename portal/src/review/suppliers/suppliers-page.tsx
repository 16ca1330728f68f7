import { useApolloClient, useQuery } from '@apollo/client/react'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { type SupplierState, standingStates } from 'shared/machines/supplier.ts'
import { dayIn } from 'shared/rules/days.ts'
import { graphql } from '../../gql/gql.ts'
import type { SupplierFilter, SupplierSort } from '../../gql/graphql.ts'
import { count, day } from '../../lib/format.ts'
import { useMay, useViewer } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { allIds } from '../../lists/all-ids.ts'
import { AssignBulk } from '../../lists/assign-bulk.tsx'
import { BulkBar } from '../../lists/bulk-bar.tsx'
import { Narrowed, Since } from '../../lists/narrowed.tsx'
import { lookedAfterBy, ReviewerPick } from '../../lists/reviewer-pick.tsx'
import { SavedViews } from '../../lists/saved-views.tsx'
import { useColumns } from '../../lists/use-columns.tsx'
import { useSelection } from '../../lists/use-selection.ts'
import { WaveBulk } from '../../lists/wave-bulk.tsx'
import { Chips } from '../../ui/chips.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { DayPick, Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { NarrowPicks, useNarrow } from './narrow-picks.tsx'
import { OnlyTouching } from './only-touching.tsx'
import { useCounts } from './state-counts.ts'
import { useSupplierColumns, usualColumns } from './supplier-columns.tsx'
import { narrowedSuppliers } from './supplier-filter.ts'

const suppliersPage = graphql(`
  query Suppliers($after: String, $filter: SupplierFilter, $sort: SupplierSort, $asOf: LocalDate) {
    suppliers(first: 50, after: $after, filter: $filter, sort: $sort, asOf: $asOf) {
      nodes { id name nameLatin country tier furtherTiers materials status statusSince createdAt reviewer standIn allowedActions latestResponse { id status dueOn } }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const supplierIds = graphql(`
  query SupplierIds($after: String, $filter: SupplierFilter, $sort: SupplierSort) {
    suppliers(first: 100, after: $after, filter: $filter, sort: $sort) { nodes { id } pageInfo { hasNextPage endCursor } }
  }
`)
const sorts: readonly SupplierSort[] = ['NAME', 'STATE_SINCE', 'CREATED']
const isSort = (text: string): text is SupplierSort => (sorts as readonly string[]).includes(text)
const isState = (text: string): text is SupplierState => (standingStates as readonly string[]).includes(text)

/** The programme's suppliers, as they are or as they were on a day. */
export function SuppliersPage() {
  const { t } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const [statesText, setStates] = useUrlParam('state')
  const [sortText, setSort] = useUrlParam('sort')
  const [asOf, setAsOf] = useUrlParam('asOf')
  const [reviewerText, setReviewer] = useUrlParam('reviewer')
  const narrow = useNarrow()
  const [params] = useSearchParams()
  const viewer = useViewer()
  const client = useApolloClient()
  const today = dayIn(new Date(), viewer.programme?.timeZone ?? 'UTC')
  const states = statesText.split(',').filter(isState)
  const sort = isSort(sortText) ? sortText : 'NAME'
  const narrowed = narrowedSuppliers(params)
  const searched: SupplierFilter = { ...narrowed, ...lookedAfterBy(reviewerText, viewer.account?.id) }
  const past = asOf ? { asOf } : {}
  const filter = states.length > 0 ? { ...searched, status: states } : searched
  const query = useQuery(suppliersPage, { variables: { filter, sort, ...past }, fetchPolicy: 'cache-and-network' })
  const shown = query.data ?? query.previousData
  const counts = useCounts(searched, filter, past)
  const toggle = (state: string): void =>
    setStates((states as string[]).includes(state) ? states.filter(one => one !== state).join(',') : [...states, state].join(','))
  const create = useMay('supplier.create') && <LinkButton to="/suppliers/new">{t('myWork.newSupplier')}</LinkButton>
  const fromSheet = useMay('import.read') && (
    <LinkButton variant="default" to="/suppliers/import">
      {t('staff:suppliers.fromSheet')}
    </LinkButton>
  )
  const filtered = Boolean(Object.keys(searched).length > 0 || states.length > 0 || asOf)
  const seesReviewers = useMay('reviewer.read')
  const selection = useSelection(JSON.stringify([filter, sort]))
  const [told, setTold] = useState<string>()
  const { columns, pick } = useColumns(
    useSupplierColumns(Boolean(asOf)),
    usualColumns.filter(key => !asOf || key !== 'response'),
  )
  // What holds now is changed, not what held on a day gone by.
  const [mayAssign, mayAsk] = [useMay('supplier.assign'), useMay('wave.create')]
  const choosing =
    (mayAssign || mayAsk) && !asOf
      ? { chosen: selection.chosen, onChoose: selection.choose, name: ({ name }: { name: string }) => name }
      : undefined
  const fetchAll = () =>
    allIds(client, supplierIds, { filter, sort }, ({ suppliers: { nodes, pageInfo } }) => ({
      nodes: nodes.map(one => one.id),
      next: pageInfo.hasNextPage ? (pageInfo.endCursor ?? null) : null,
    }))

  return (
    <Loaded query={{ ...query, data: shown }}>
      {({ suppliers: { nodes, pageInfo } }) => (
        <Page
          title={t('nav.suppliers')}
          lead={counts.shown ? t('staff:suppliers.count', { count: counts.shown.value, shown: count(counts.shown) }) : '\u00a0'}
          actions={
            <>
              {fromSheet}
              {create}
            </>
          }
        >
          <SavedViews list="SUPPLIERS" />
          <Toolbar>
            <SearchBox label={t('staff:suppliers.search')} value={search} onSearch={setSearch} />
            <Pick
              label={t('staff:list.sort')}
              value={sort}
              onPick={setSort}
              choices={sorts.map(one => ({ value: one, label: t(`staff:suppliers.sort.${one}`) }))}
            />
            <NarrowPicks {...narrow} />
            {seesReviewers && <ReviewerPick value={reviewerText} onPick={setReviewer} />}
            <DayPick label={t('staff:list.asOf')} value={asOf} max={today} onPick={setAsOf} />
            {pick}
            <ExportLinks list="suppliers" variables={{ filter, sort, ...past }} />
          </Toolbar>
          <Chips
            label={t('staff:list.filter')}
            chosen={states}
            onToggle={toggle}
            chips={standingStates.map(state => ({ key: state, word: t(`words:supplierState.${state}`), count: counts.states[state] }))}
          />
          <OnlyTouching touches={narrowed.touches ?? ''} along={narrowed.along ?? ''} />
          <Narrowed params={['held']}>{t('lists:narrowed.held')}</Narrowed>
          <Since param="heldSince" word="lists:narrowed.heldSince" />
          {asOf && (
            <Notice tone="waiting">
              {t('staff:list.past', { day: day(asOf) })}{' '}
              <Button variant="subtle" size="compact-sm" onClick={() => setAsOf('')}>
                {t('staff:list.today')}
              </Button>
            </Notice>
          )}
          {told && (
            <Notice tone="done" live>
              {told}
            </Notice>
          )}
          {nodes.length > 0 ? (
            <DataTable caption={t('nav.suppliers')} rows={nodes} rowKey={row => row.id} columns={columns} choosing={choosing} />
          ) : filtered ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('staff:suppliers.empty')} action={create}>
              {t('staff:suppliers.emptyWhy')}
            </Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
          {choosing && (
            <BulkBar
              selection={selection}
              total={counts.shown ?? { value: nodes.length, more: pageInfo.hasNextPage }}
              fetchAll={fetchAll}
              list="suppliers"
              variables={{ filter, sort }}
            >
              <WaveBulk supplierIds={selection.keys} />
              {mayAssign && (
                <AssignBulk
                  supplierIds={selection.keys}
                  onDone={sentence => {
                    setTold(sentence)
                    selection.clear()
                  }}
                />
              )}
            </BulkBar>
          )}
        </Page>
      )}
    </Loaded>
  )
}
