import css from './chips.module.css'

export interface Chip {
  readonly key: string
  readonly word: string
  readonly count?: string
}

interface Props {
  readonly label: string
  readonly chips: readonly Chip[]
  readonly chosen: readonly string[]
  readonly onToggle: (key: string) => void
}

/** Filters one can press, with how many each would show. */
export const Chips = ({ label, chips, chosen, onToggle }: Props) => (
  <fieldset aria-label={label} className={css.chips}>
    {chips.map(chip => (
      <button key={chip.key} type="button" className={css.chip} aria-pressed={chosen.includes(chip.key)} onClick={() => onToggle(chip.key)}>
        {chip.word}
        {chip.count !== undefined && <span className={css.count}>{chip.count}</span>}
      </button>
    ))}
  </fieldset>
)
