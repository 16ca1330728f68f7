import type { ReactNode } from 'react'
import type { ToneName } from 'shared/identity/tokens.ts'
import { Icon, type IconName } from './icon.tsx'
import css from './notice.module.css'

const icons: Record<ToneName, IconName> = { resting: 'info', waiting: 'warn', moving: 'info', done: 'check', trouble: 'warn' }

interface Props {
  readonly tone: ToneName
  readonly title?: string
  /** Read out at once: something has just happened. */
  readonly live?: boolean
  readonly children?: ReactNode
}

export const Notice = ({ tone, title, live = false, children }: Props) => (
  <div className={`${css.notice} ${css[tone]}`} role={live ? (tone === 'trouble' ? 'alert' : 'status') : undefined}>
    <Icon name={icons[tone]} />
    <div className={css.text}>
      {title && <strong>{title}</strong>}
      {children && <div>{children}</div>}
    </div>
  </div>
)
