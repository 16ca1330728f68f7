import { type LocalText, locales } from 'shared/words/lists.ts'
import { useWords } from '../../../lib/words.ts'
import { LongField } from '../../../ui/choice-fields.tsx'
import { TextField } from '../../../ui/text-fields.tsx'

interface Props {
  /** The field's place in the input: `elsewhere`, `bodies.0.name`. */
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly value: LocalText
  readonly rows?: number
}

/** One text in each language; none has to be there by itself. */
export function LocalFields({ name, label, help, value, rows }: Props) {
  const { t } = useWords()
  return locales.map((locale, at) => {
    const field = {
      name: `${name}.${locale}`,
      label: `${label} ${t(`mechanism:settings.languages.${locale}`)}`,
      optional: true,
      value: value[locale],
      ...(help && at === 0 && { help }),
    }
    return rows ? <LongField key={locale} rows={rows} {...field} /> : <TextField key={locale} {...field} />
  })
}

export const localFrom = (form: FormData, name: string): LocalText => {
  const said = (locale: string): string => String(form.get(`${name}.${locale}`) ?? '')
  return { zh: said('zh'), en: said('en'), fr: said('fr') }
}
