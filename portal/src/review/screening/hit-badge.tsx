import type { ToneName } from 'shared/identity/tokens.ts'
import type { HitState } from 'shared/machines/hit.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'

export const hitTones: Record<HitState, ToneName> = {
  NEW: 'waiting',
  POSSIBLE: 'moving',
  CONFIRMED: 'trouble',
  FALSE_POSITIVE: 'done',
  LAPSED: 'resting',
}

export function HitBadge({ state }: { state: HitState }) {
  const { t } = useWords()
  return <Badge tone={hitTones[state]}>{t(`screening:state.${state}`)}</Badge>
}
