import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import type { WaveSort } from '../../gql/graphql.ts'
import { day, number } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'

const wavesPage = graphql(`
  query Waves($after: String, $search: String, $sort: WaveSort) {
    waves(first: 50, after: $after, search: $search, sort: $sort) {
      nodes { id name title { zh en fr } dueOn asked handedIn accepted overdue createdAt createdBy }
      pageInfo { hasNextPage endCursor }
    }
  }
`)
const sorts: readonly WaveSort[] = ['CREATED', 'DUE', 'NAME']
const isSort = (text: string): text is WaveSort => (sorts as readonly string[]).includes(text)

/** What was sent to many at once, and how far each has come. */
export function WavesPage() {
  const { t, locale } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const [sortText, setSort] = useUrlParam('sort')
  const sort = isSort(sortText) ? sortText : 'CREATED'
  const variables = { search: search || null, sort }
  const query = useQuery(wavesPage, { variables, fetchPolicy: 'cache-and-network' })
  const create = useMay('wave.create') && <LinkButton to="/waves/new">{t('waves:list.new')}</LinkButton>
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ waves: { nodes, pageInfo } }) => (
        <Page
          title={t('waves:list.title')}
          lead={t('waves:list.lead')}
          back={{ to: '/responses', word: t('nav.responses') }}
          actions={nodes.length > 0 || search ? create : undefined}
        >
          {(nodes.length > 0 || search) && (
            <Toolbar>
              <SearchBox label={t('waves:list.search')} value={search} onSearch={setSearch} />
              <Pick
                label={t('waves:list.sort')}
                value={sort}
                onPick={setSort}
                choices={sorts.map(one => ({ value: one, label: t(`waves:list.sorts.${one}`) }))}
              />
              <ExportLinks list="waves" variables={variables} />
            </Toolbar>
          )}
          {nodes.length > 0 ? (
            <DataTable
              caption={t('waves:list.title')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'name',
                  word: t('waves:list.name'),
                  cell: row => (
                    <>
                      <Link to={`/waves/${row.id}`}>{row.name}</Link>
                      <div className="soft small">{row.title[locale]}</div>
                    </>
                  ),
                },
                { key: 'due', tight: true, word: t('waves:page.due'), cell: row => day(row.dueOn) },
                { key: 'asked', numeric: true, word: t('waves:list.asked'), cell: row => number(row.asked) },
                { key: 'handedIn', numeric: true, word: t('waves:list.handedIn'), cell: row => number(row.handedIn) },
                { key: 'accepted', numeric: true, word: t('waves:list.accepted'), cell: row => number(row.accepted) },
                { key: 'overdue', numeric: true, word: t('waves:list.overdue'), cell: row => number(row.overdue) },
                {
                  key: 'created',
                  word: t('waves:list.created'),
                  cell: row => (
                    <>
                      <OnDay at={row.createdAt} />
                      <div className="soft small">{row.createdBy}</div>
                    </>
                  ),
                },
              ]}
            />
          ) : search ? (
            <Empty title={t('waves:list.nothing')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <Empty title={t('waves:list.empty')} action={create}>
              {t('waves:list.emptyWhy')}
            </Empty>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
