import { useWords } from '../lib/words.ts'
import css from './waiting.module.css'

/** Lines where text will stand. Shown only when it takes a moment. */
export function Waiting() {
  const { t } = useWords()
  return (
    <div className={css.waiting} role="status">
      <span className="unseen">{t('waiting')}</span>
      <span className={css.title} />
      <span className={css.line} />
      <span className={css.line} />
      <span className={css.short} />
    </div>
  )
}
