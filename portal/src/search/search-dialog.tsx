import { useState } from 'react'
import { Link } from 'react-router'
import { useWords } from '../lib/words.ts'
import { Dialog } from '../ui/dialog.tsx'
import { SearchPanel } from './search-panel.tsx'

/** The search above the page one is at: what is being typed there stays. */
export function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  return (
    <Dialog title={t('nav.search')} onClose={onClose}>
      <SearchPanel text={text} onText={setText} onGo={onClose} />
      {text && (
        <p className="small">
          <Link to={`/search?q=${encodeURIComponent(text)}`} onClick={onClose}>
            {t('lists:search.asPage')}
          </Link>
        </p>
      )}
    </Dialog>
  )
}
