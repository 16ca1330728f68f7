import { localeChoices } from '../../lib/choices.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import type { FullSupplier } from './supplier-fields.ts'

/** `under` is where the contact stands in the input: `contacts.0.` or `contact.`. */
export function ContactFields({ under, contact }: { under: string; contact?: FullSupplier['contacts'][number] }) {
  const { t } = useWords()
  return (
    <>
      <TextField name={`${under}name`} label={t('staff:contacts.name')} value={contact?.name} />
      <TextField name={`${under}email`} type="email" label={t('signIn.email')} value={contact?.email} />
      <TextField
        name={`${under}phone`}
        type="tel"
        label={t('staff:contacts.phone')}
        help={t('staff:contacts.phoneHelp')}
        value={contact?.phone}
        optional
      />
      <SelectField
        name={`${under}locale`}
        label={t('staff:contacts.locale')}
        help={t('staff:contacts.localeHelp')}
        choices={localeChoices()}
        value={contact?.locale}
      />
      <CheckboxField
        name={`${under}signatory`}
        label={t('staff:contacts.signatory')}
        help={t('staff:contacts.signatoryHelp')}
        checked={contact?.signatory}
      />
    </>
  )
}
