import type { ToneName } from 'shared/identity/tokens.ts'
import type { CheckState } from 'shared/machines/country-check.ts'
import type { LocationClass } from 'shared/words/country-sources.ts'
import { countryName } from '../../lib/format.ts'
import { useWords } from '../../lib/words.ts'
import { Badge } from '../../ui/badge.tsx'

/** The gravest first: as in lists, so on the map. */
export const classes: readonly LocationClass[] = ['CONFLICT_AFFECTED', 'HIGH_RISK', 'INSUFFICIENT_DATA', 'NOT_CAHRA']

export const classTones: Record<LocationClass, ToneName> = {
  CONFLICT_AFFECTED: 'trouble',
  HIGH_RISK: 'waiting',
  INSUFFICIENT_DATA: 'resting',
  NOT_CAHRA: 'done',
}
const stateTones: Record<CheckState, ToneName> = {
  COMPUTED: 'waiting',
  CONFIRMED: 'done',
  OVERRIDE_PROPOSED: 'waiting',
  OVERRIDDEN: 'moving',
}

export function ClassBadge({ of }: { of: LocationClass }) {
  const { t } = useWords()
  return <Badge tone={classTones[of]}>{t(`atlas:class.${of}`)}</Badge>
}

export function CheckBadge({ state }: { state: CheckState }) {
  const { t } = useWords()
  return <Badge tone={stateTones[state]}>{t(`atlas:state.${state}`)}</Badge>
}

export function StaleBadge() {
  const { t } = useWords()
  return <Badge tone="trouble">{t('atlas:stale.word')}</Badge>
}

/** A country by its name, a region beside it by its code. */
export const placeName = ({ country, region }: { country: string; region: string }): string =>
  region ? `${countryName(country)} (${region})` : countryName(country)
