import { useQuery } from '@apollo/client/react'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { graphql } from '../gql/gql.ts'
import { refreshViewer } from '../lib/session.ts'
import { useCommand } from '../lib/use-command.ts'
import { useWords } from '../lib/words.ts'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { LoadMore } from '../ui/load-more.tsx'
import { Page } from '../ui/page.tsx'
import { Loaded } from '../ui/trouble.tsx'
import { When } from '../ui/when.tsx'
import css from './my-work.module.css'
import { useNotificationWords } from './notification-words.ts'

const notifications = graphql(`
  query Notifications($after: String) {
    notifications(first: 50, after: $after) { nodes { id key values path createdAt readAt } pageInfo { hasNextPage endCursor } }
  }
`)
const markRead = graphql(`
  mutation MarkNotificationsRead { markNotificationsRead }
`)

/** What has happened. Seen is read: the count in the navigation goes when the page is opened. */
export function NotificationsPage() {
  const { t } = useWords()
  const wordsFor = useNotificationWords()
  const query = useQuery(notifications, { fetchPolicy: 'cache-and-network' })
  const marking = useCommand(markRead)
  const unread = query.data?.notifications.nodes.some(one => !one.readAt) ?? false
  const { run } = marking
  const asked = useRef(false)
  useEffect(() => {
    if (!unread || asked.current) return
    asked.current = true
    void run({}).then(refreshViewer)
  }, [unread, run])
  return (
    <Loaded query={query}>
      {({ notifications: { nodes, pageInfo } }) => (
        <Page title={t('nav.notifications')} narrow>
          {nodes.length === 0 ? (
            <Empty title={t('notifications.empty')}>{t('notifications.emptyWhy')}</Empty>
          ) : (
            <ul className={css.list}>
              {nodes.map(one => (
                <li key={one.id}>
                  <Link to={one.path} className={`${css.link} ${one.readAt ? '' : css.unread}`}>
                    <span className={css.what}>
                      <span>{wordsFor(one.key, one.values)}</span>
                      <span className={css.detail}>
                        {!one.readAt && <>{t('notifications.new')} · </>}
                        <When at={one.createdAt} />
                      </span>
                    </span>
                    <Icon name="forward" />
                  </Link>
                </li>
              ))}
            </ul>
          )}
          <LoadMore page={pageInfo} more={after => query.fetchMore({ variables: { after } })} />
        </Page>
      )}
    </Loaded>
  )
}
