import { useViewer } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function MembersTabs() {
  const { t } = useWords()
  const { mayDo } = useViewer()
  const tabs = [
    { to: '/members', word: t('nav.members'), action: 'member.read' },
    { to: '/members/invitations', word: t('staff:invitations.title'), action: 'invitation.read' },
    { to: '/members/departments', word: t('staff:departments.title'), action: 'department.create' },
  ]
  return <Tabs label={t('nav.members')} tabs={tabs.filter(tab => mayDo.includes(tab.action))} />
}
