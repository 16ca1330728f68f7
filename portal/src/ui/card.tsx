import type { ReactNode } from 'react'
import css from './card.module.css'

interface Props {
  readonly title?: string
  readonly actions?: ReactNode
  readonly children: ReactNode
}

/** A sheet of paper with a heading. */
export const Card = ({ title, actions, children }: Props) => (
  <section className={css.card}>
    {(title || actions) && (
      <div className={css.head}>
        {title && <h2>{title}</h2>}
        {actions && <div className={css.actions}>{actions}</div>}
      </div>
    )}
    {children}
  </section>
)

/** Facts at the left, story at the right; one below the other where it is narrow. */
export const Columns = ({ children }: { children: ReactNode }) => <div className={css.columns}>{children}</div>
export const Column = ({ children }: { children: ReactNode }) => <div className={css.column}>{children}</div>
