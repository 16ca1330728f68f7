import { sayIn } from '../../lib/value-text.ts'
import { useWords } from '../../lib/words.ts'
import type { ControlProps, Of } from './field-context.ts'
import css from './fields.module.css'

/** More than this are chosen from a list that folds. */
const manyOptions = 6

export function YesNoControl({ value, onSay, id, labelId, describedBy }: ControlProps<Of<'YES_NO'>>) {
  const { t } = useWords()
  return (
    <div role="radiogroup" aria-labelledby={labelId} aria-describedby={describedBy} className={css.choices}>
      {([true, false] as const).map(one => (
        <label key={String(one)} className={css.choice}>
          <input type="radio" id={one ? id : undefined} name={id} checked={value === one} onChange={() => onSay(one)} />
          {t(one ? 'words:yesNo.yes' : 'words:yesNo.no')}
        </label>
      ))}
    </div>
  )
}

export function SingleControl({ asked, value, onSay, id, labelId, describedBy, invalid }: ControlProps<Of<'SINGLE'>>) {
  const { t } = useWords()
  if (asked.options.length > manyOptions)
    return (
      <select
        className={css.input}
        id={id}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        value={typeof value === 'string' ? value : ''}
        onChange={event => onSay(event.currentTarget.value || null)}
      >
        <option value="">{t('form.choose')}</option>
        {asked.options.map(option => (
          <option key={option.value} value={option.value}>
            {sayIn(option.label)}
          </option>
        ))}
      </select>
    )
  return (
    <div role="radiogroup" aria-labelledby={labelId} aria-describedby={describedBy} className={css.choices}>
      {asked.options.map((option, at) => (
        <label key={option.value} className={css.choice}>
          <input
            type="radio"
            id={at === 0 ? id : undefined}
            name={id}
            checked={value === option.value}
            onChange={() => onSay(option.value)}
          />
          {sayIn(option.label)}
        </label>
      ))}
    </div>
  )
}

export function MultipleControl({ asked, value, onSay, id, labelId, describedBy }: ControlProps<Of<'MULTIPLE'>>) {
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  const toggle = (one: string): void =>
    onSay(asked.options.map(option => option.value).filter(other => (other === one ? !chosen.includes(one) : chosen.includes(other))))
  return (
    // biome-ignore lint/a11y/useSemanticElements: the question's own heading is its legend
    <div role="group" aria-labelledby={labelId} aria-describedby={describedBy} className={css.choices}>
      {asked.options.map((option, at) => (
        <label key={option.value} className={css.choice}>
          <input
            type="checkbox"
            id={at === 0 ? id : undefined}
            checked={chosen.includes(option.value)}
            onChange={() => toggle(option.value)}
          />
          {sayIn(option.label)}
        </label>
      ))}
    </div>
  )
}
