import type { ReactNode } from 'react'
import css from './alone.module.css'
import { Wordmark } from './mark.tsx'

/** A page without a frame: nobody is known, or nothing else works. */
export const Alone = ({ children }: { children: ReactNode }) => (
  <div>
    <header className={css.head}>
      <Wordmark large />
    </header>
    <main>{children}</main>
  </div>
)
