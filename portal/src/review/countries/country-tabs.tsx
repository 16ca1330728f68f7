import { useWords } from '../../lib/words.ts'
import { Tabs } from '../../ui/tabs.tsx'

/** The pages about countries belong together. */
export function CountryTabs() {
  const { t } = useWords()
  return (
    <Tabs
      label={t('nav.countries')}
      tabs={[
        { to: '/countries', word: t('atlas:tabs.results') },
        { to: '/countries/world', word: t('atlas:tabs.world') },
        { to: '/editions', word: t('atlas:tabs.editions') },
        { to: '/country-rule', word: t('atlas:tabs.rule') },
      ]}
    />
  )
}
