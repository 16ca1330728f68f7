import { useWords } from '../../lib/words.ts'
import { Pick } from '../../ui/toolbar.tsx'
import type { Baseline, Since } from './use-baseline.ts'

/** Held against the round before or the year before, where there are both. */
export function ChooseBaseline({ baseline: { choices, since, choose }, round }: { baseline: Baseline; round: number }) {
  const { t } = useWords()
  if (choices.length < 2) return null
  const words: Record<Since, string> = { ROUND: t('staff:review.before', { round: round - 1 }), YEAR: t('review:difference.lastYear') }
  return (
    <Pick
      label={t('review:difference.compareWith')}
      value={since}
      onPick={value => choose(value === 'YEAR' ? 'YEAR' : 'ROUND')}
      choices={choices.map(one => ({ value: one, label: words[one] }))}
    />
  )
}
