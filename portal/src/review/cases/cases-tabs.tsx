import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function CasesTabs() {
  const { t } = useWords()
  return (
    <Tabs
      label={t('grievances:inbox.title')}
      tabs={[
        { to: '/cases', word: t('grievances:tabs.cases') },
        { to: '/cases/figures', word: t('grievances:tabs.figures') },
        { to: '/cases/settings', word: t('grievances:tabs.settings') },
        { to: '/cases/keys', word: t('grievances:tabs.keys') },
      ]}
    />
  )
}
