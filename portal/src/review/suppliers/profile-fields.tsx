import { countryChoices, materialChoices, tierChoices } from '../../lib/choices.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxesField, SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import { IdentifierFields } from './identifier-fields.tsx'

interface Profile {
  readonly name: string
  readonly nameLatin?: string | null
  readonly country: string
  readonly tier: string
  readonly furtherTiers: readonly string[]
  readonly materials: readonly string[]
  readonly identifiers: readonly { kind: string; value: string }[]
}

/** What a supplier is, in the form that creates it and in the one that changes it. */
export function ProfileFields({ profile }: { profile?: Profile }) {
  const { t } = useWords()
  return (
    <>
      <TextField name="name" label={t('staff:supplier.name')} help={t('staff:supplier.nameHelp')} value={profile?.name} />
      <TextField
        name="nameLatin"
        label={t('staff:supplier.nameLatin')}
        help={t('staff:supplier.nameLatinHelp')}
        value={profile?.nameLatin}
        optional
      />
      <SelectField name="country" label={t('staff:supplier.country')} choices={countryChoices()} value={profile?.country} />
      <SelectField
        name="tier"
        label={t('staff:supplier.tier')}
        help={t('staff:supplier.tierHelp')}
        choices={tierChoices(t)}
        value={profile?.tier}
      />
      <CheckboxesField
        name="furtherTiers"
        label={t('register:facts.furtherTiers')}
        help={t('register:facts.furtherTiersHelp')}
        choices={tierChoices(t)}
        values={profile?.furtherTiers}
      />
      <CheckboxesField name="materials" label={t('register:facts.materials')} choices={materialChoices(t)} values={profile?.materials} />
      <IdentifierFields identifiers={profile?.identifiers ?? []} />
    </>
  )
}
