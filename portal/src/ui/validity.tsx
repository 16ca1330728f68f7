import { day } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Badge } from './badge.tsx'

/** Until when what was accepted holds; that it has run out is told from the day, and no state of its own. */
export function Validity({ of }: { of: { readonly validUntil?: string | null; readonly hasRunOut: boolean } }) {
  const { t } = useWords()
  if (!of.validUntil) return null
  return of.hasRunOut ? (
    <Badge tone="trouble">{t('year:validity.ranOut', { day: day(of.validUntil) })}</Badge>
  ) : (
    <span className="soft small">{t('year:validity.until', { day: day(of.validUntil) })}</span>
  )
}
