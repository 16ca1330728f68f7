import { type ReactNode, useEffect, useRef } from 'react'
import { Link } from 'react-router'
import { useWords } from '../lib/words.ts'
import { Icon } from './icon.tsx'
import css from './page.module.css'

let shownBefore = false

interface Props {
  readonly title: string
  /** A sentence below the title. */
  readonly lead?: ReactNode
  readonly back?: { readonly to: string; readonly word: string }
  readonly badge?: ReactNode
  readonly actions?: ReactNode
  readonly narrow?: boolean
  readonly children?: ReactNode
}

/** Every page: its title in the window and, after a change of route, the focus; where one came from; what can be done here. */
export function Page({ title, lead, back, badge, actions, narrow = false, children }: Props) {
  const { t } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${title} · ${t('product')}`
  }, [title, t])
  useEffect(() => {
    if (shownBefore) heading.current?.focus({ preventScroll: true })
    shownBefore = true
    window.scrollTo(0, 0)
  }, [])
  return (
    <div className={narrow ? css.narrow : css.page}>
      {back && (
        <Link to={back.to} className={css.back}>
          <Icon name="back" size={16} /> {back.word}
        </Link>
      )}
      <div className={css.head}>
        <div className={css.title}>
          <h1 ref={heading} tabIndex={-1}>
            {title}
          </h1>
          {badge}
        </div>
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
      {lead && <div className={css.lead}>{lead}</div>}
      {children}
    </div>
  )
}
