import { useQuery } from '@apollo/client/react'
import { list } from '../../lib/format.ts'
import { InvitationButtons } from '../../lib/invitation-buttons.tsx'
import { invitationsList } from '../../lib/invitations.ts'
import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { InvitationBadge } from '../../ui/states.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { MembersTabs } from './members-tabs.tsx'

/** Every link that was sent, and what became of it. */
export function InvitationsPage() {
  const { t } = useWords()
  const query = useQuery(invitationsList, { fetchPolicy: 'cache-and-network' })
  const invite = useMay('member.invite') && <LinkButton to="/members/invite">{t('staff:members.invite')}</LinkButton>
  return (
    <Loaded query={query}>
      {({ invitations: { nodes, pageInfo } }) => (
        <Page title={t('staff:invitations.title')} actions={invite}>
          <MembersTabs />
          {nodes.length > 0 && (
            <Toolbar>
              <ExportLinks list="invitations" variables={{}} />
            </Toolbar>
          )}
          {nodes.length === 0 ? (
            <Empty title={t('staff:invitations.empty')} action={invite}>
              {t('staff:invitations.emptyWhy')}
            </Empty>
          ) : (
            <DataTable
              caption={t('staff:invitations.title')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'name',
                  word: t('account.name'),
                  cell: row => (
                    <>
                      {row.name}
                      <div className="soft small">{row.email}</div>
                    </>
                  ),
                },
                { key: 'state', tight: true, word: t('staff:supplier.state'), cell: row => <InvitationBadge state={row.state} /> },
                { key: 'roles', word: t('account.roles'), cell: row => list(row.roles.map(role => t(`words:role.${role}`))) },
                { key: 'belongs', word: t('staff:members.belongs'), cell: row => row.supplier?.name ?? row.department?.name },
                {
                  key: 'by',
                  tight: true,
                  word: t('staff:invitations.by'),
                  cell: row => (
                    <>
                      {row.invitedBy}
                      <div className="soft">
                        <OnDay at={row.createdAt} />
                      </div>
                    </>
                  ),
                },
                {
                  key: 'until',
                  tight: true,
                  word: t('staff:invitations.until'),
                  cell: row => <OnDay at={row.acceptedAt ?? row.expiresAt} />,
                },
                {
                  key: 'do',
                  word: t('staff:list.actions'),
                  cell: row => row.allowedActions.length > 0 && <InvitationButtons invitation={row} />,
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
