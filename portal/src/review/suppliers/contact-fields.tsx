import { localeChoices } from '../../lib/choices.ts'
import { useWords } from '../../lib/words.ts'
import { CheckboxField, SelectField } from '../../ui/choice-fields.tsx'
import { TextField } from '../../ui/text-fields.tsx'
import type { FullSupplier } from './supplier-fields.ts'

interface Props {
  /** Where the contact stands in the input: `contacts.0.` or `contact.`. */
  readonly under: string
  readonly contact?: FullSupplier['contacts'][number]
  /** What stands there at first where there is no contact yet. */
  readonly suggested?: Pick<FullSupplier['contacts'][number], 'locale' | 'signatory'>
}

export function ContactFields({ under, contact, suggested }: Props) {
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
        value={(contact ?? suggested)?.locale}
      />
      <CheckboxField
        name={`${under}signatory`}
        label={t('staff:contacts.signatory')}
        help={t('staff:contacts.signatoryHelp')}
        checked={(contact ?? suggested)?.signatory}
      />
    </>
  )
}
