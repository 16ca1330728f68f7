import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

/** What belongs together: flags, the dossiers they open, incidents, and all incoming material. */
export function FlagsTabs() {
  const { t } = useWords()
  return (
    <Tabs
      label={t('flags:tabs.label')}
      tabs={[
        { to: '/flags', word: t('flags:tabs.flags') },
        { to: '/dossiers', word: t('flags:tabs.dossiers') },
        { to: '/incidents', word: t('flags:tabs.incidents') },
        { to: '/materials', word: t('flags:tabs.materials') },
        { to: '/minerals', word: t('flags:tabs.minerals') },
      ]}
    />
  )
}
