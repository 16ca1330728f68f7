import { useUrlParam } from '../lib/url-state.ts'
import { useWords } from '../lib/words.ts'
import { Page } from '../ui/page.tsx'
import { SearchPanel } from './search-panel.tsx'

/** The search at an address of its own, which can be sent to a colleague. */
export function SearchPage() {
  const { t } = useWords()
  const [text, setText] = useUrlParam('q')
  return (
    <Page title={t('nav.search')} narrow>
      <SearchPanel text={text} onText={setText} />
    </Page>
  )
}
