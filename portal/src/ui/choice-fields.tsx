import { Checkbox, NativeSelect, Radio, Textarea } from '@mantine/core'
import { useWords } from '../lib/words.ts'
import css from './form.module.css'
import { useField } from './form-context.ts'
import { type FieldProps, useLabelled } from './text-fields.tsx'

export const LongField = ({ rows = 4, ...field }: FieldProps & { rows?: number }) => (
  <Textarea {...useLabelled(field)} rows={rows} defaultValue={field.value ?? ''} />
)

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A choice among more than a handful. The first is empty unless one stands already, so that nobody hands in what they did not choose. */
export function SelectField({ choices, onPick, ...field }: FieldProps & { choices: readonly Choice[]; onPick?: (value: string) => void }) {
  const { t } = useWords()
  const first = field.value && !field.optional ? [] : [{ value: '', label: t('form.choose') }]
  return (
    <NativeSelect
      {...useLabelled(field)}
      data={[...first, ...choices]}
      defaultValue={field.value ?? ''}
      onChange={event => onPick?.(event.currentTarget.value)}
    />
  )
}

interface GroupProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  readonly choices: readonly Choice[]
}

/** One of a few. */
export function RadioField({ name, label, help, choices, value }: GroupProps & { value?: string }) {
  const { id, error } = useField(name, label)
  return (
    <fieldset className={css.group} id={id} tabIndex={-1}>
      <legend>{label}</legend>
      {help && <p className={css.help}>{help}</p>}
      {choices.map(choice => (
        <Radio key={choice.value} name={name} value={choice.value} label={choice.label} defaultChecked={choice.value === value} />
      ))}
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  )
}

/** Several of a few. */
export function CheckboxesField({
  name,
  label,
  help,
  choices,
  values = [],
  onChange,
}: GroupProps & { values?: readonly string[]; onChange?: () => void }) {
  const { id, error } = useField(name, label)
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} onChange={onChange}>
      <legend>{label}</legend>
      {help && <p className={css.help}>{help}</p>}
      {choices.map(choice => (
        <Checkbox key={choice.value} name={name} value={choice.value} label={choice.label} defaultChecked={values.includes(choice.value)} />
      ))}
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  )
}

export function CheckboxField({ name, label, help, checked = false }: { name: string; label: string; help?: string; checked?: boolean }) {
  const { id, error } = useField(name, label)
  return <Checkbox id={id} name={name} label={label} description={help} error={error} defaultChecked={checked} />
}
