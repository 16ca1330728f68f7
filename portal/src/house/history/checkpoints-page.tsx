import { useQuery } from '@apollo/client/react'
import { graphql } from '../../gql/gql.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { HistoryTabs } from './history-tabs.tsx'
import { TakeAway } from './take-away.tsx'

const checkpointsPage = graphql(`
  query Checkpoints($after: String) {
    checkpoints(first: 50, after: $after) { nodes { id seq head at jws kid } pageInfo { hasNextPage endCursor } }
  }
`)

/** Signed heads of the history's chain, to be kept elsewhere and compared later. */
export function CheckpointsPage() {
  const { t } = useWords()
  const query = useQuery(checkpointsPage, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ checkpoints: { nodes, pageInfo } }) => (
        <Page title={t('staff:checkpoints.title')} lead={t('staff:checkpoints.lead')}>
          <HistoryTabs />
          {nodes.length === 0 ? (
            <Empty title={t('staff:checkpoints.empty')}>{t('staff:checkpoints.emptyWhy')}</Empty>
          ) : (
            <DataTable
              caption={t('staff:checkpoints.title')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                { key: 'at', word: t('staff:history.when'), cell: row => <When at={row.at} /> },
                { key: 'seq', word: t('staff:history.seq'), numeric: true, cell: row => row.seq },
                { key: 'head', word: t('staff:checkpoints.head'), cell: row => <code>{row.head}</code> },
                { key: 'kid', word: t('staff:checkpoints.kid'), cell: row => <code>{row.kid}</code> },
                { key: 'jws', word: t('staff:checkpoints.signature'), cell: row => <TakeAway jws={row.jws} seq={row.seq} /> },
              ]}
            />
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
