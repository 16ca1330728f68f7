import type { ReactNode } from 'react'
import { Drawing } from '../ui/icon.tsx'
import { type MoreIcon, moreIcons } from '../ui/more-icons.ts'
import css from './lists.module.css'

interface Props {
  readonly icon: MoreIcon
  readonly word: string
  /** What is chosen inside, so that a closed fold hides nothing. */
  readonly chosen?: number
  readonly children: ReactNode
}

/** What a list's toolbar keeps at hand and not in the way. */
export const Fold = ({ icon, word, chosen = 0, children }: Props) => (
  <details className={css.fold}>
    <summary>
      <Drawing path={moreIcons[icon]} size={18} /> {word}
      {chosen > 0 && <span className={css.chosen}>{chosen}</span>}
    </summary>
    <fieldset aria-label={word}>{children}</fieldset>
  </details>
)
