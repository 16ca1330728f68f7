import { memo } from 'react'
import type { Field } from 'shared/questionnaires/field.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import { Faults, toSay, useLeft } from './faults.tsx'
import { usePlace } from './field-context.ts'
import css from './fields.module.css'

interface Props {
  readonly field: Field
  readonly value: unknown
  readonly onSay: (key: string, value: unknown) => void
  readonly idBase: string
  readonly faults: readonly Fault[]
  readonly part: string
  /** The row was filled in before: what is wrong in it is said at once. */
  readonly known: boolean
}

const groups: ReadonlySet<Field['type']> = new Set<Field['type']>(['YES_NO', 'MULTIPLE', 'MONEY', 'PLACE', 'PARTY', 'FILE', 'ROWS'])

/** A column of a row, or a field of a group: label, help, input, and what is wrong with it. */
export const LabelledField = memo(function LabelledField({ field, value, onSay, idBase, faults, part, known }: Props) {
  const { t } = useWords()
  const { demanding, Control } = usePlace()
  const { left, leave } = useLeft()
  const id = `${idBase}-${field.key}`
  const rows = field.type === 'ROWS'
  const whole = rows ? faults.filter(fault => fault.row === undefined) : faults
  const said = toSay(whole, left, demanding || known)
  const optional = (field.need ?? 'REQUIRED') !== 'REQUIRED'
  const Label = groups.has(field.type) ? 'p' : 'label'
  const described = [field.help && `${id}-help`, said.length > 0 && `${id}-faults`].filter(Boolean).join(' ')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only looks whether the person has been here
    <div className={css.field} data-type={field.type} onBlur={leave}>
      <Label id={`${id}-label`} className={css.label} {...(Label === 'label' && { htmlFor: id })}>
        {sayIn(field.label)} {optional && <span className="soft">{t('form.optional')}</span>}
      </Label>
      {field.help && (
        <p id={`${id}-help`} className={css.help}>
          {sayIn(field.help)}
        </p>
      )}
      <Control
        asked={field}
        value={value}
        onSay={cell => onSay(field.key, cell)}
        id={id}
        labelId={`${id}-label`}
        describedBy={described || undefined}
        faults={faults}
        invalid={said.length > 0}
        part={part ? `${part}.${field.key}` : field.key}
      />
      <Faults faults={said} id={`${id}-faults`} />
    </div>
  )
})
