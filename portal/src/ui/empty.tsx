import type { ReactNode } from 'react'
import css from './empty.module.css'

/** What would be here, why it is not, and the button that changes it, for those who may. */
export const Empty = ({ title, children, action }: { title: string; children?: ReactNode; action?: ReactNode }) => (
  <div className={css.empty}>
    <svg
      viewBox="0 0 96 32"
      width="96"
      height="32"
      aria-hidden="true"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
    >
      <path d="M4 20c14-12 26-12 44 0s30 12 44 0" />
    </svg>
    <p className={css.title}>{title}</p>
    {children && <div className={css.text}>{children}</div>}
    {action && <div className={css.action}>{action}</div>}
  </div>
)
