import { Checkbox, NativeSelect, PasswordInput, Radio, Textarea, TextInput } from '@mantine/core'
import { useWords } from '../lib/words.ts'
import css from './form.module.css'
import { useField } from './form-context.ts'

interface FieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  /** Required is the rule, "(optional)" the mark. */
  readonly optional?: boolean
  readonly value?: string | null
}

function useLabelled({ name, label, help, optional = false }: FieldProps) {
  const { t } = useWords()
  const { id, error } = useField(name, label)
  return {
    id,
    name,
    error,
    description: help,
    required: !optional,
    withAsterisk: false,
    label: optional ? <>{label} <span className={css.optional}>{t('form.optional')}</span></> : label,
  }
}

interface TextProps extends FieldProps {
  readonly type?: 'text' | 'email' | 'tel' | 'date' | 'number'
  readonly autoComplete?: string
  readonly min?: string
  readonly max?: string
  readonly readOnly?: boolean
}

export const TextField = ({ type = 'text', autoComplete = 'off', min, max, readOnly, ...field }: TextProps) => (
  <TextInput {...useLabelled(field)} type={type} autoComplete={autoComplete} min={min} max={max} readOnly={readOnly} defaultValue={field.value ?? ''} spellCheck={false} />
)

export function PasswordField({ fresh = false, ...field }: FieldProps & { fresh?: boolean }) {
  const { t } = useWords()
  const labelled = useLabelled(field)
  return (
    <PasswordInput
      {...labelled}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      visibilityToggleButtonProps={{ 'aria-label': t('form.showPassword'), tabIndex: 0 }}
    />
  )
}

export const LongField = ({ rows = 4, ...field }: FieldProps & { rows?: number }) => (
  <Textarea {...useLabelled(field)} rows={rows} defaultValue={field.value ?? ''} />
)

export interface Choice {
  readonly value: string
  readonly label: string
}

/** A choice among more than a handful. The first is empty unless one stands already, so that nobody hands in what they did not choose. */
export function SelectField({ choices, ...field }: FieldProps & { choices: readonly Choice[] }) {
  const { t } = useWords()
  const first = field.value && !field.optional ? [] : [{ value: '', label: t('form.choose') }]
  return <NativeSelect {...useLabelled(field)} data={[...first, ...choices]} defaultValue={field.value ?? ''} />
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
      {choices.map(choice => <Radio key={choice.value} name={name} value={choice.value} label={choice.label} defaultChecked={choice.value === value} />)}
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  )
}

/** Several of a few. */
export function CheckboxesField({ name, label, help, choices, values = [], onChange }: GroupProps & { values?: readonly string[]; onChange?: () => void }) {
  const { id, error } = useField(name, label)
  return (
    <fieldset className={css.group} id={id} tabIndex={-1} onChange={onChange}>
      <legend>{label}</legend>
      {help && <p className={css.help}>{help}</p>}
      {choices.map(choice => <Checkbox key={choice.value} name={name} value={choice.value} label={choice.label} defaultChecked={values.includes(choice.value)} />)}
      {error && <p className={css.error}>{error}</p>}
    </fieldset>
  )
}

export function CheckboxField({ name, label, help, checked = false }: { name: string; label: string; help?: string; checked?: boolean }) {
  const { id, error } = useField(name, label)
  return <Checkbox id={id} name={name} label={label} description={help} error={error} defaultChecked={checked} />
}
