import { useQuery } from '@apollo/client/react'
import { Link } from 'react-router'
import { day, list } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { Empty } from '../../ui/empty.tsx'
import { ExportLinks } from '../../ui/export-links.tsx'
import { LinkButton } from '../../ui/link-button.tsx'
import { LoadMore } from '../../ui/load-more.tsx'
import { Page } from '../../ui/page.tsx'
import { SearchBox } from '../../ui/search-box.tsx'
import { Toolbar } from '../../ui/toolbar.tsx'
import { Loaded } from '../../ui/trouble.tsx'
import { OnDay } from '../../ui/when.tsx'
import { membersList } from './members-list.ts'
import { MembersTabs } from './members-tabs.tsx'

/** Who belongs to the programme, and as what. */
export function MembersPage() {
  const { t } = useWords()
  const [search, setSearch] = useUrlParam('search')
  const query = useQuery(membersList, { variables: search ? { search } : {}, fetchPolicy: 'cache-and-network' })
  const invite = useMay('member.invite') && <LinkButton to="/members/invite">{t('staff:members.invite')}</LinkButton>
  return (
    <Loaded query={{ ...query, data: query.data ?? query.previousData }}>
      {({ members: { nodes, pageInfo } }) => (
        <Page title={t('nav.members')} actions={invite}>
          <MembersTabs />
          <Toolbar>
            <SearchBox label={t('staff:members.search')} value={search} onSearch={setSearch} />
            <ExportLinks list="members" variables={search ? { search } : {}} />
          </Toolbar>
          {nodes.length === 0 ? (
            <Empty title={t('staff:list.nothingFits')}>{t('staff:list.nothingFitsHow')}</Empty>
          ) : (
            <DataTable
              caption={t('nav.members')}
              rows={nodes}
              rowKey={row => row.id}
              columns={[
                {
                  key: 'name',
                  word: t('account.name'),
                  cell: row => (
                    <>
                      <Link to={`/members/${row.id}`}>{row.name}</Link>
                      <div className="soft small">{row.email}</div>
                    </>
                  ),
                },
                { key: 'roles', word: t('account.roles'), cell: row => list(row.roles.map(role => t(`words:role.${role}`))) },
                { key: 'belongs', word: t('staff:members.belongs'), cell: row => row.supplier?.name ?? row.department?.name },
                {
                  key: 'state',
                  tight: true,
                  word: t('staff:supplier.state'),
                  cell: row =>
                    row.deactivatedAt ? (
                      <Badge tone="resting">{t('staff:members.deactivated')}</Badge>
                    ) : (
                      <Badge tone="done">{t('staff:members.active')}</Badge>
                    ),
                },
                { key: 'until', tight: true, word: t('staff:members.validUntil'), cell: row => row.validUntil && day(row.validUntil) },
                {
                  key: 'seen',
                  tight: true,
                  word: t('staff:members.lastSeen'),
                  cell: row => row.lastSeenAt && <OnDay at={row.lastSeenAt} />,
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
