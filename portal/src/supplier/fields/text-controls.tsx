import { useState } from 'react'
import type { TextCheck } from 'shared/questionnaires/field.ts'
import { units } from 'shared/words/units.ts'
import { day, exact } from '../../lib/format.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import type { ControlProps, Of } from './field-context.ts'
import css from './fields.module.css'
import { typedNumber } from './typed-number.ts'

const textOf = (value: unknown): string => (typeof value === 'string' ? value : typeof value === 'number' ? exact(value) : '')

/** Which keys a phone shows. */
const modes: Partial<Record<TextCheck, 'email' | 'url' | 'numeric'>> = { EMAIL: 'email', URL: 'url', IMO: 'numeric', HS: 'numeric' }
const capitals: ReadonlySet<TextCheck | undefined> = new Set<TextCheck | undefined>(['USCC', 'LEI', 'LOCODE'])

export const TextControl = ({ asked, value, onSay, id, labelId, describedBy, invalid }: ControlProps<Of<'TEXT'>>) => (
  <input
    className={css.input}
    id={id}
    type="text"
    inputMode={asked.check && modes[asked.check]}
    aria-labelledby={labelId}
    aria-describedby={describedBy}
    aria-invalid={invalid}
    value={textOf(value)}
    autoComplete="off"
    spellCheck={asked.check === undefined}
    autoCapitalize={capitals.has(asked.check) ? 'characters' : asked.check ? 'none' : 'sentences'}
    onChange={event => onSay(event.currentTarget.value)}
  />
)

export const LongTextControl = ({ value, onSay, id, labelId, describedBy, invalid }: ControlProps<Of<'LONG_TEXT'>>) => (
  <textarea
    className={css.input}
    id={id}
    rows={3}
    aria-labelledby={labelId}
    aria-describedby={describedBy}
    aria-invalid={invalid}
    value={textOf(value)}
    onChange={event => onSay(event.currentTarget.value)}
  />
)

interface NumberProps {
  readonly value: unknown
  readonly onSay: (value: unknown) => void
  readonly id: string
  readonly labelId: string
  readonly describedBy?: string | undefined
  readonly invalid: boolean
  readonly unit?: string | undefined
  readonly plain?: boolean
}

/** Typed in the person's format, kept as a number; what is no number yet stays as it was typed. */
export function NumberInput({ value, onSay, id, labelId, describedBy, invalid, unit, plain = false }: NumberProps) {
  const { locale } = useWords()
  const [typed, setTyped] = useState<string>()
  const shown = typeof value === 'number' ? (plain ? String(value) : exact(value)) : textOf(value)
  return (
    <span className={css.withUnit}>
      <input
        className={css.input}
        id={id}
        type="text"
        inputMode="decimal"
        aria-labelledby={unit ? `${labelId} ${id}-unit` : labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        value={typed ?? shown}
        autoComplete="off"
        onChange={event => {
          const text = event.currentTarget.value
          setTyped(text)
          onSay(text.trim() === '' ? null : (typedNumber(text, locale) ?? text))
        }}
        onBlur={() => setTyped(undefined)}
      />
      {unit && (
        <span className={css.unit} id={`${id}-unit`}>
          {unit}
        </span>
      )}
    </span>
  )
}

export const NumberControl = ({ asked, ...rest }: ControlProps<Of<'NUMBER'>>) => (
  <NumberInput {...rest} plain={asked.unit === 'YEAR'} unit={asked.unit && asked.unit !== 'YEAR' ? sayIn(units[asked.unit]) : undefined} />
)

export const PercentControl = ({ asked: _, ...rest }: ControlProps<Of<'PERCENT'>>) => <NumberInput {...rest} unit="%" />

/** Browsers draw a date field in their own language: the day is written out beside it in the page's. */
export const DateControl = ({ asked: _, value, onSay, id, labelId, describedBy, invalid }: ControlProps<Of<'DATE'>>) => (
  <span className={css.withUnit}>
    <input
      className={css.input}
      id={id}
      type="date"
      // A last year of four figures: without it the browser takes six, and what is typed on goes into the year.
      min="1600-01-01"
      max="2199-12-31"
      aria-labelledby={labelId}
      aria-describedby={describedBy}
      aria-invalid={invalid}
      value={textOf(value)}
      onChange={event => onSay(event.currentTarget.value || null)}
    />
    {typeof value === 'string' && /^(1[6-9]|2[01])\d\d-\d\d-\d\d$/.test(value) && <span className={css.unit}>{day(value)}</span>}
  </span>
)
