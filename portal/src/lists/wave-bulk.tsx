import { number } from '../lib/format.ts'
import { useMay } from '../lib/session.ts'
import { useWords } from '../lib/words.ts'
import { LinkButton } from '../ui/link-button.tsx'
import { mostAsked, mostInAddress } from './use-selection.ts'

/** Whom a new wave begins with: in the address while that holds them, so that it can be sent on; else in what the browser keeps of the page. */
const wavePlace = (ids: readonly string[]): { to: string; state?: unknown } =>
  ids.length > mostInAddress ? { to: '/waves/new', state: { ids } } : { to: `/waves/new?ids=${ids.join(',')}` }

/** The chosen suppliers are asked with one questionnaire: the form shows who cannot be asked before anything is sent. */
export function WaveBulk({ supplierIds }: { supplierIds: readonly string[] }) {
  const { t } = useWords()
  if (!useMay('wave.create')) return null
  if (supplierIds.length > mostAsked) return <span className="soft small">{t('lists:wave.tooMany', { limit: number(mostAsked) })}</span>
  return (
    <LinkButton size="sm" variant="default" {...wavePlace(supplierIds)}>
      {t('lists:wave.button')}
    </LinkButton>
  )
}
