import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function ProgrammeTabs() {
  const { t } = useWords()
  return (
    <Tabs
      label={t('nav.programme')}
      tabs={[
        { to: '/programme', word: t('staff:programme.profile') },
        { to: '/programme/calendar', word: t('staff:calendar.title') },
        { to: '/questionnaires', word: t('staff:programme.questionnaires') },
      ]}
    />
  )
}
