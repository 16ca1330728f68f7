import type { ToneName } from 'shared/identity/tokens.ts'
import type { SinceLastYear as Since } from 'shared/questionnaires/last-year.ts'
import { number } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from '../ui/badge.tsx'
import { Notice } from '../ui/notice.tsx'

const tones: Record<Since, ToneName> = { CONFIRMED: 'done', CHANGED: 'moving', NEW: 'waiting' }

export function SinceMark({ since }: { since: Since }) {
  const { t } = useWords()
  return (
    <p>
      <Badge tone={tones[since]}>{t(`year:since.${since}`)}</Badge>
    </p>
  )
}

export function SinceCounts({ marks }: { marks: ReadonlyMap<string, Since> }) {
  const { t } = useWords()
  const many = (since: Since): string => number([...marks.values()].filter(one => one === since).length)
  return (
    <Notice tone="resting" title={t('year:handedIn.title')}>
      {t('year:handedIn.counts', { confirmed: many('CONFIRMED'), changed: many('CHANGED'), fresh: many('NEW') })}
    </Notice>
  )
}
