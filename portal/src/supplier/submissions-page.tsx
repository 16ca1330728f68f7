import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { DataTable } from '../ui/data-table.tsx'
import { Empty } from '../ui/empty.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { ResponseBadge } from '../ui/states.tsx'
import { Loaded } from '../ui/trouble.tsx'
import { OnDay } from '../ui/when.tsx'

const submissions = graphql(`
  query Submissions($after: String) {
    responses(first: 50, after: $after, sort: DUE) {
      nodes { id title { zh en fr } status statusSince dueOn submittedAt previousId }
      pageInfo { hasNextPage endCursor }
    }
  }
`)

/** Everything this company has been asked, finished or not. */
export function SubmissionsPage() {
  const { t, locale } = useWords()
  const query = useQuery(submissions, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ responses: { nodes, pageInfo } }) => (
        <Page title={t('nav.submissions')} lead={nodes.length > 0 ? t('answers:submissions.lead') : undefined}>
          {nodes.length === 0 ? (
            <Empty title={t('answers:submissions.empty')}>{t('answers:submissions.emptyWhy')}</Empty>
          ) : (
            <DataTable
              caption={t('nav.submissions')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'title',
                  word: t('answers:submissions.questionnaire'),
                  cell: row => (
                    <>
                      <Link to={`/responses/${row.id}`}>{row.title[locale]}</Link>
                      {row.previousId && <div className="soft small">{t('answers:submissions.yearly')}</div>}
                    </>
                  ),
                },
                { key: 'status', tight: true, word: t('answers:submissions.state'), cell: row => <ResponseBadge state={row.status} /> },
                {
                  key: 'due',
                  tight: true,
                  word: t('answers:response.due'),
                  cell: row => (
                    <>
                      {day(row.dueOn)}
                      {(row.status === 'DRAFT' || row.status === 'RETURNED') && (
                        <div className="small">
                          <a href={`/responses/${row.id}.ics`}>{t('answers:toCalendar')}</a>
                        </div>
                      )}
                    </>
                  ),
                },
                {
                  key: 'submitted',
                  tight: true,
                  word: t('answers:response.submittedAt'),
                  cell: row => row.submittedAt && <OnDay at={row.submittedAt} />,
                },
              ]}
            />
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
