import { useWords } from '../lib/words.ts'
import { When } from '../ui/when.tsx'
import css from './threads.module.css'
import type { Message } from './threads.ts'

/** Oldest first, as it was said. */
export function MessageList({ messages }: { messages: readonly Message[] }) {
  const { t } = useWords()
  if (messages.length === 0) return null
  return (
    <ol className={css.messages} aria-label={t('talk:thread.title')}>
      {messages.map(({ id, side, author, at, words }) => (
        <li key={id} className={css.message} data-side={side}>
          <p className={css.who}>
            <strong>{author}</strong> · {t(`talk:thread.side.${side}`)} · <When at={at} />
          </p>
          <p className="words">{words}</p>
        </li>
      ))}
    </ol>
  )
}
