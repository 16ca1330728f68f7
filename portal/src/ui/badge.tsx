import type { ReactNode } from 'react'
import type { ToneName } from 'shared/identity/tokens.ts'
import css from './badge.module.css'

/** Colour never speaks alone: each tone has a shape, and the word says which state it is. */
export const toneShapes: Record<ToneName, ReactNode> = {
  resting: <circle cx="6" cy="6" r="4" fill="none" stroke="currentColor" strokeWidth="1.75" />,
  waiting: (
    <>
      <circle cx="6" cy="6" r="4.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
      <path d="M6 1.75a4.25 4.25 0 0 1 0 8.5z" fill="currentColor" />
    </>
  ),
  moving: <path d="M3 2l6.500 4L3 10z" fill="currentColor" />,
  done: (
    <path
      d="M2 6.500l2.700 2.700L10 3.500"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      strokeLinecap="round"
      strokeLinejoin="round"
    />
  ),
  trouble: <path d="M6 .8L11.200 6 6 11.200.8 6z" fill="currentColor" />,
}

export const Badge = ({ tone, children }: { tone: ToneName; children: ReactNode }) => (
  <span className={`${css.badge} ${css[tone]}`}>
    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
      {toneShapes[tone]}
    </svg>
    {children}
  </span>
)
