import { useEffect, useState } from 'react'
import { Link, NavLink, Outlet, useLocation } from 'react-router'
import { refreshViewer, useSession } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { Drawing, Icon } from '../ui/icon.tsx'
import { Wordmark } from '../ui/mark.tsx'
import { moreIcons } from '../ui/more-icons.ts'
import { entriesFor } from './navigation.ts'
import { SearchAnywhere } from './search-anywhere.tsx'
import css from './shell.module.css'
import { SignInAgain } from './sign-in-again.tsx'

const often = 60_000

/** Looks for news when somebody comes back to the window, once a minute at most. */
function useNews(): void {
  useEffect(() => {
    let last = Date.now()
    const look = (): void => {
      if (document.visibilityState !== 'visible' || Date.now() - last < often) return
      last = Date.now()
      void refreshViewer()
    }
    document.addEventListener('visibilitychange', look)
    window.addEventListener('focus', look)
    return () => {
      document.removeEventListener('visibilitychange', look)
      window.removeEventListener('focus', look)
    }
  }, [])
}

/** The frame of every page behind sign-in. */
export function Shell() {
  const { t } = useWords()
  const viewer = useSession()
  const { pathname } = useLocation()
  const [openAt, setOpenAt] = useState<string>()
  const open = openAt === pathname
  useNews()
  useEffect(() => {
    if (!open) return
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setOpenAt(undefined)
    }
    window.addEventListener('keydown', close)
    return () => window.removeEventListener('keydown', close)
  }, [open])
  if (!viewer?.account) return null
  const entries = entriesFor(viewer)
  const unread = viewer.unreadNotifications
  return (
    <div className={css.shell}>
      <a href="#main" className={css.skip}>
        {t('nav.skip')}
      </a>
      <header className={css.side} data-open={open || undefined}>
        <div className={css.top}>
          <Link to="/" className={css.home}>
            <Wordmark />
          </Link>
          <button
            type="button"
            className={css.menu}
            aria-expanded={open}
            aria-controls="navigation"
            onClick={() => setOpenAt(open ? undefined : pathname)}
          >
            <Icon name={open ? 'close' : 'menu'} /> {t('nav.menu')}
          </button>
        </div>
        <div className={css.fold} id="navigation">
          <p className={css.programme}>
            {viewer.membership?.supplierName && <strong>{viewer.membership.supplierName}</strong>}
            <span>{viewer.membership?.programmeName}</span>
          </p>
          <SearchAnywhere />
          <nav aria-label={t('nav.label')}>
            <ul className={css.entries}>
              {entries.map(entry => (
                <li key={entry.path}>
                  <NavLink to={entry.path} end={entry.path === '/'} className={css.entry}>
                    <Drawing path={moreIcons[entry.icon]} />
                    <span>{t(entry.word)}</span>
                    {entry.path === '/notifications' && unread > 0 && (
                      <span className={css.count}>
                        <span aria-hidden="true">{unread}</span>
                        <span className="unseen">{t('nav.unread', { count: unread })}</span>
                      </span>
                    )}
                  </NavLink>
                </li>
              ))}
            </ul>
          </nav>
          {viewer.installation.mode === 'DEMONSTRATION' && <p className={css.mode}>{t('nav.demonstration')}</p>}
        </div>
      </header>
      <main id="main" tabIndex={-1} className={css.main}>
        <Outlet />
      </main>
      <SignInAgain viewer={viewer} />
    </div>
  )
}
