import { useEffect, useState } from 'react'
import { useWords } from '../lib/words.ts'
import { Notice } from '../ui/notice.tsx'
import { Until } from '../ui/when.tsx'

/** setTimeout counts in 32 bits. */
const longest = 2_000_000_000

/** True from the instant on, without a reload. */
function useOver(at: string): boolean {
  const [over, setOver] = useState(() => Date.parse(at) <= Date.now())
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const wait = (): void => {
      const left = Date.parse(at) - Date.now()
      setOver(left <= 0)
      if (left > 0) timer = setTimeout(wait, Math.min(left + 50, longest))
    }
    wait()
    return () => clearTimeout(timer)
  }, [at])
  return over
}

export function UntilWhen({ day, at }: { day: string; at: string }) {
  const { t } = useWords()
  return (
    <>
      {t('answers:questionnaire.until')}{' '}
      <strong>
        <Until day={day} at={at} />
      </strong>
    </>
  )
}

/** Too late is said, and is no end: what is typed is saved, and handing in still works. */
export function Late({ at, onLate }: { at: string; onLate: () => void }) {
  const { t } = useWords()
  const over = useOver(at)
  useEffect(() => {
    if (over) onLate()
  }, [over, onLate])
  if (!over) return null
  return (
    <Notice tone="waiting" live title={t('form:late.title')}>
      {t('form:late.how')}
    </Notice>
  )
}
