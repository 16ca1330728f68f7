import type { ReactNode } from 'react'
import css from './timeline.module.css'
import { When } from './when.tsx'

export interface Happening {
  readonly key: string
  readonly what: ReactNode
  readonly who: string
  readonly at: string
  readonly words?: string | null
}

/** The story of a record, newest first: what happened, who did it, when, in whose words. */
export const Timeline = ({ happenings }: { happenings: readonly Happening[] }) => (
  <ol className={css.timeline}>
    {happenings.map(({ key, what, who, at, words }) => (
      <li key={key}>
        <div className={css.what}>{what}</div>
        <div className={css.who}>
          {who} · <When at={at} />
        </div>
        {words && <blockquote className="words">{words}</blockquote>}
      </li>
    ))}
  </ol>
)
