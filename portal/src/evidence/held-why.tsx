import { isWord, useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'

/** Why a file waits for a person’s judgement. A reason newer than this page is shown by its own name. */
export function HeldWhy({ reasons }: { reasons: readonly string[] }) {
  const { t } = useWords()
  return (
    <Notice tone="waiting" title={t('evidence:file.held')}>
      <p>{t('evidence:file.heldWhy')}</p>
      <ul>
        {reasons.map(reason => {
          const key = `words:heldReason.${reason}`
          return <li key={reason}>{isWord(key) ? t(key) : reason}</li>
        })}
      </ul>
    </Notice>
  )
}
