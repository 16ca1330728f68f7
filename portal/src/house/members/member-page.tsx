import { useQuery } from '@apollo/client/react'
import { useParams } from 'react-router'
import { day, list } from '../../lib/format.ts'
import { useMay } from '../../lib/session.ts'
import { Story } from '../../lib/story.tsx'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'
import { Card, Column, Columns } from '../../ui/card.tsx'
import { Fact, Facts } from '../../ui/facts.tsx'
import { Page } from '../../ui/page.tsx'
import { Loaded, NotFound } from '../../ui/trouble.tsx'
import { When } from '../../ui/when.tsx'
import { ChangeRolesForm } from './change-roles-form.tsx'
import { Deactivation } from './deactivation.tsx'
import { HandOn } from './hand-on.tsx'
import { memberById } from './members-list.ts'

export function MemberPage() {
  const { t } = useWords()
  const { id = '' } = useParams()
  const query = useQuery(memberById, { variables: { id }, fetchPolicy: 'cache-and-network' })
  const story = useMay('history.read')
  return (
    <Loaded query={query}>
      {({ member }) => {
        if (!member) return <NotFound />
        return (
          <Page
            title={member.name}
            lead={member.email}
            back={{ to: '/members', word: t('nav.members') }}
            badge={
              <Badge tone={member.deactivatedAt ? 'resting' : 'done'}>
                {t(member.deactivatedAt ? 'staff:members.deactivated' : 'staff:members.active')}
              </Badge>
            }
            actions={<Deactivation member={member} />}
          >
            <Columns>
              <Column>
                <Card title={t('staff:members.facts')}>
                  <Facts>
                    <Fact word={t('account.roles')}>{list(member.roles.map(role => t(`words:role.${role}`)))}</Fact>
                    {member.department && <Fact word={t('staff:departments.one')}>{member.department.name}</Fact>}
                    {member.supplier && <Fact word={t('answers:response.supplier')}>{member.supplier.name}</Fact>}
                    {member.validUntil && <Fact word={t('staff:members.validUntil')}>{day(member.validUntil)}</Fact>}
                    {member.reach && <Fact word={t('staff:members.reach')}>{list(member.reach.map(one => one.name))}</Fact>}
                    {member.lastSeenAt && (
                      <Fact word={t('staff:members.lastSeen')}>
                        <When at={member.lastSeenAt} />
                      </Fact>
                    )}
                    {member.deactivatedAt && (
                      <Fact word={t('staff:members.deactivated')}>
                        <When at={member.deactivatedAt} />
                      </Fact>
                    )}
                  </Facts>
                </Card>
                <HandOn member={member} />
                {member.allowedActions.includes('member.changeRoles') && !member.supplier && (
                  <Card title={t('staff:members.changeRoles')}>
                    <ChangeRolesForm key={member.version} member={member} />
                  </Card>
                )}
              </Column>
              {story && (
                <Column>
                  <Card title={t('answers:story.title')}>
                    <Story filter={{ subjectId: id }} />
                  </Card>
                </Column>
              )}
            </Columns>
          </Page>
        )
      }}
    </Loaded>
  )
}
