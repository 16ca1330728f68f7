import { useQuery } from '@apollo/client/react'
import { useSearchParams } from 'react-router'
import { graphql } from '../../gql/gql.ts'
import { useWords } from '../../lib/words.ts'
import { Empty } from '../../ui/empty.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { MailList } from './mail-list.tsx'
import { MailSheet } from './mail-sheet.tsx'
import css from './mailbox.module.css'

const mailboxPage = graphql(`
  query Mailbox($after: String) {
    mailbox(first: 50, after: $after) { nodes { id to locale subject text sentAt } pageInfo { hasNextPage endCursor } }
  }
`)

/** Demonstration mode only: what would have been sent, to read and to follow. */
export function MailboxPage() {
  const { t } = useWords()
  const [params] = useSearchParams()
  const query = useQuery(mailboxPage, { fetchPolicy: 'cache-and-network' })
  return (
    <Loaded query={query}>
      {({ mailbox: { nodes, pageInfo } }) => {
        const mail = nodes.find(one => one.id === params.get('mail')) ?? nodes[0]
        return (
          <Page title={t('nav.mailbox')} lead={t('staff:mailbox.lead')}>
            {!mail ? (
              <Empty title={t('staff:mailbox.empty')}>{t('staff:mailbox.emptyWhy')}</Empty>
            ) : (
              <div className={css.mailbox}>
                <div>
                  <MailList mails={nodes} shown={mail.id} />
                  <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
                </div>
                <MailSheet mail={mail} />
              </div>
            )}
          </Page>
        )
      }}
    </Loaded>
  )
}
