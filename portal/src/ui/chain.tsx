import { useWords } from '../lib/words.ts'
import css from './chain.module.css'

interface Props {
  readonly label: string
  readonly steps: readonly { readonly key: string; readonly word: string }[]
  readonly current: string
}

/** The life of a record in one line: what lies behind, where it stands, what comes. */
export function Chain({ label, steps, current }: Props) {
  const { t } = useWords()
  const at = steps.findIndex(step => step.key === current)
  return (
    <ol className={css.chain} aria-label={label}>
      {steps.map((step, place) => {
        const kind = place < at ? 'past' : place === at ? 'now' : 'ahead'
        return (
          <li key={step.key} className={css[kind]} aria-current={kind === 'now' ? 'step' : undefined}>
            <span className={css.dot} aria-hidden="true" />
            {step.word}
            {kind === 'past' && <span className="unseen"> {t('chain.past')}</span>}
          </li>
        )
      })}
    </ol>
  )
}
