import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../lib/words.ts'
import css from './form.module.css'
import { useField } from './form-context.ts'

export interface FieldProps {
  readonly name: string
  readonly label: string
  readonly help?: string
  /** Required is the rule, "(optional)" the mark. */
  readonly optional?: boolean
  readonly value?: string | null
}

export function useLabelled({ name, label, help, optional = false }: FieldProps) {
  const { t } = useWords()
  const { id, error } = useField(name, label)
  return {
    id,
    name,
    error,
    description: help,
    required: !optional,
    withAsterisk: false,
    label: optional ? (
      <>
        {label} <span className={css.optional}>{t('form.optional')}</span>
      </>
    ) : (
      label
    ),
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
  <TextInput
    {...useLabelled(field)}
    type={type}
    autoComplete={autoComplete}
    min={min}
    max={max}
    readOnly={readOnly}
    defaultValue={field.value ?? ''}
    spellCheck={false}
  />
)

/** Can be looked at while typing: on a phone nobody types twelve characters blindly. */
export function PasswordField({ fresh = false, ...field }: FieldProps & { fresh?: boolean }) {
  const { t } = useWords()
  const labelled = useLabelled(field)
  const [shown, setShown] = useState(false)
  return (
    <TextInput
      {...labelled}
      type={shown ? 'text' : 'password'}
      autoComplete={fresh ? 'new-password' : 'current-password'}
      spellCheck={false}
      rightSectionWidth="auto"
      rightSectionPointerEvents="all"
      rightSection={
        <button type="button" className={css.show} aria-pressed={shown} aria-controls={labelled.id} onClick={() => setShown(!shown)}>
          {t(shown ? 'form.hide' : 'form.show')}
        </button>
      }
    />
  )
}
