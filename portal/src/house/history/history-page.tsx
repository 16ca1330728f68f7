import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import { moment } from '../../lib/format.ts'
import { useActionWord } from '../../lib/story.tsx'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Pick, Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { HistoryTabs } from './history-tabs.tsx'
import { recordedActions } from './recorded-actions.ts'

const historyPage = graphql(`
  query History($after: String, $filter: HistoryFilter) {
    history(first: 50, after: $after, filter: $filter) {
      nodes { id seq action subjectType subjectId supplier { id name } note actor byRule effectiveAt recordedAt hash }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** Everything that was done in the programme; each entry holds on to the one before by its hash. */
export function HistoryPage() {
  const { t } = useWords()
  const wordFor = useActionWord()
  const [action, setAction] = useUrlParam('action')
  const query = useQuery(historyPage, { variables: { filter: action ? { action } : {} }, fetchPolicy: 'cache-and-network' })
  const choices = [{ value: '', label: t('staff:history.every') }, ...recordedActions.map(one => ({ value: one, label: wordFor(one) }))]
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ history: { nodes, pageInfo } }) => (
        <Page title={t('nav.history')} lead={t('staff:history.lead')}>
          <HistoryTabs />
          <Toolbar>
            <Pick label={t('staff:history.what')} value={action} onPick={setAction} choices={choices} />
            <ExportLinks list="history" variables={{ filter: action ? { action } : {} }} />
          </Toolbar>
          {nodes.length === 0 ? (
            <Empty title={t('staff:history.empty')}>{t('staff:history.emptyWhy')}</Empty>
          ) : (
            <DataTable
              caption={t('nav.history')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'what',
                  word: t('staff:history.what'),
                  cell: row => (
                    <>
                      {wordFor(row.action)}
                      {row.note && <div className="soft small words">{row.note}</div>}
                    </>
                  ),
                },
                {
                  key: 'supplier',
                  word: t('answers:response.supplier'),
                  cell: row => row.supplier && <Link to={`/suppliers/${row.supplier.id}`}>{row.supplier.name}</Link>,
                },
                {
                  key: 'who',
                  word: t('staff:history.who'),
                  cell: row => (row.byRule ? t('answers:story.byRule') : (row.actor ?? t('answers:story.byLink'))),
                },
                {
                  key: 'when',
                  tight: true,
                  word: t('staff:history.when'),
                  cell: row => (
                    <>
                      <When at={row.effectiveAt} />
                      {moment(row.effectiveAt) !== moment(row.recordedAt) && (
                        <div className="soft small">
                          {t('staff:history.recorded')} <When at={row.recordedAt} />
                        </div>
                      )}
                    </>
                  ),
                },
                { key: 'seq', word: t('staff:history.seq'), numeric: true, cell: row => row.seq },
                { key: 'hash', word: t('staff:history.hash'), cell: row => <code title={row.hash}>{row.hash.slice(0, 12)}</code> },
              ]}
            />
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
