import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function HistoryTabs() {
  const { t } = useWords()
  const may = useMay('checkpoint.read')
  if (!may) return null
  return (
    <Tabs
      label={t('nav.history')}
      tabs={[
        { to: '/history', word: t('staff:history.entries') },
        { to: '/history/checkpoints', word: t('staff:checkpoints.title') },
      ]}
    />
  )
}
