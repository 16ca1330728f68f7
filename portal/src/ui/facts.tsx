import type { ReactNode } from 'react'
import css from './facts.module.css'

/** What is known about a record, as pairs of word and value. */
export const Facts = ({ children }: { children: ReactNode }) => <dl className={css.facts}>{children}</dl>

export const Fact = ({ word, children }: { word: string; children: ReactNode }) => (
  <div className={css.fact}>
    <dt>{word}</dt>
    <dd>{children}</dd>
  </div>
)
