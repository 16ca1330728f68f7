import { supplierClasses } from 'shared/words/country-sources.ts'
import { type Choice, countryChoices, materialChoices, tierChoices } from '../../lib/choices.ts'
import { useUrlParam } from '../../lib/url-state.ts'
import { useWords } from '../../lib/words.ts'
import { Fold } from '../../lists/fold.tsx'
import { Pick } from '../../ui/toolbar.tsx'

/** What kind of supplier is shown: its place in the chain, what it delivers, where it sits. In the address bar, as every filter. */
export function useNarrow() {
  const [tier, setTier] = useUrlParam('tier')
  const [material, setMaterial] = useUrlParam('material')
  const [country, setCountry] = useUrlParam('country')
  const [gravest, setGravest] = useUrlParam('class')
  return {
    narrowed: [tier, material, country, gravest].filter(Boolean).length,
    gravest,
    setGravest,
    tier,
    setTier,
    material,
    setMaterial,
    country,
    setCountry,
  }
}

export function NarrowPicks({
  narrowed,
  gravest,
  setGravest,
  tier,
  setTier,
  material,
  setMaterial,
  country,
  setCountry,
}: ReturnType<typeof useNarrow>) {
  const { t } = useWords()
  const all = (word: string, choices: readonly Choice[]): Choice[] => [{ value: '', label: word }, ...choices]
  return (
    <Fold icon="filter" word={t('lists:narrow.title')} chosen={narrowed}>
      <Pick label={t('staff:supplier.tier')} value={tier} onPick={setTier} choices={all(t('lists:narrow.anyTier'), tierChoices(t))} />
      <Pick
        label={t('lists:narrow.material')}
        value={material}
        onPick={setMaterial}
        choices={all(t('lists:narrow.anyMaterial'), materialChoices(t))}
      />
      <Pick
        label={t('staff:supplier.country')}
        value={country}
        onPick={setCountry}
        choices={all(t('lists:narrow.anyCountry'), countryChoices())}
      />
      <Pick
        label={t('lists:class.label')}
        value={gravest}
        onPick={setGravest}
        choices={all(
          t('lists:class.any'),
          supplierClasses.map(value => ({ value, label: t(`lists:class.${value}`) })),
        )}
      />
    </Fold>
  )
}
