import { lazy, Suspense, useEffect, useState } from 'react'
import { needWords, useWords } from '../lib/words.ts'
import { Drawing } from '../ui/icon.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import css from './shell.module.css'

/** Fetched when somebody searches, with its words: the first page stays light. */
const SearchDialog = lazy(async () => {
  const [{ SearchDialog: Shown }] = await Promise.all([import('../search/search-dialog.tsx'), needWords('lists', 'words')])
  return { default: Shown }
})

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.closest('input, textarea, select, [contenteditable]') !== null

/** "/" where nobody is typing, Ctrl-K everywhere; not above another question to the person. */
const asksForSearch = (event: KeyboardEvent): boolean => {
  if (document.querySelector('dialog[open]')) return false
  if (event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return true
  return event.key === '/' && !event.ctrlKey && !event.metaKey && !event.altKey && !isTyping(event.target)
}

/** The search, from every page. */
export function SearchAnywhere() {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!asksForSearch(event)) return
      event.preventDefault()
      setOpen(true)
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <>
      <button type="button" className={css.search} aria-haspopup="dialog" aria-keyshortcuts="/ Control+K" onClick={() => setOpen(true)}>
        <Drawing path={moreIcons.search} size={18} />
        <span>{t('nav.search')}</span>
        <span aria-hidden="true" className={css.key}>
          /
        </span>
      </button>
      {open && (
        <Suspense fallback={null}>
          <SearchDialog onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
