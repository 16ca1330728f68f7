import { useMay } from '../../lib/session.ts'
import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

export function ScreeningTabs() {
  const { t } = useWords()
  const mayHits = useMay('hit.read')
  return (
    <Tabs
      label={t('nav.screening')}
      tabs={[
        ...(mayHits ? [{ to: '/screening', word: t('screening:tabs.hits') }] : []),
        { to: '/screening/lists', word: t('screening:tabs.lists') },
      ]}
    />
  )
}
