import { type KeyboardEvent, useState } from 'react'
import { countries } from 'shared/words/countries.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { countryName } from '../../lib/format.ts'
import { currentLocale, useWords } from '../../lib/words.ts'
import { Icon } from '../../ui/icon.tsx'
import type { ControlProps, Of } from './field-context.ts'
import css from './fields.module.css'

interface Country {
  readonly code: string
  readonly name: string
  /** What one may type to find it: its names in our languages, without accents, and its code. */
  readonly sought: readonly string[]
}

const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim()
const made = new Map<Locale, readonly Country[]>()

function countryList(): readonly Country[] {
  const locale = currentLocale()
  const known = made.get(locale)
  if (known) return known
  const tongues = locales.map(one => new Intl.DisplayNames([one], { type: 'region' }))
  const list = countries
    .map(code => ({ code, name: countryName(code), sought: [...tongues.map(names => folded(names.of(code) ?? code)), code.toLowerCase()] }))
    .sort((one, other) => one.name.localeCompare(other.name, locale))
  made.set(locale, list)
  return list
}

const most = 8
function found(typed: string): readonly Country[] {
  const wanted = folded(typed)
  if (wanted === '') return countryList().slice(0, most)
  const rank = ({ sought }: Country): number =>
    sought.includes(wanted) ? 0 : sought.some(name => name.startsWith(wanted)) ? 1 : sought.some(name => name.includes(wanted)) ? 2 : 3
  return countryList()
    .map(country => ({ country, rank: rank(country) }))
    .filter(one => one.rank < 3)
    .sort((one, other) => one.rank - other.rank)
    .slice(0, most)
    .map(one => one.country)
}

const isCode = (value: unknown): value is string => countries.some(code => code === value)

interface SearchProps extends Omit<ControlProps, 'asked' | 'value' | 'faults'> {
  readonly value: string
  /** Empties itself after a choice, for the next one. */
  readonly adding?: boolean
}

/** Typed by name, in any of our languages, or by code; arrows and Enter choose. */
export function CountrySearch({ value, onSay, id, labelId, describedBy, invalid, adding = false }: SearchProps) {
  const { t } = useWords()
  const [typed, setTyped] = useState<string>()
  const [at, setAt] = useState(0)
  const open = typed !== undefined
  const offered = open ? found(typed) : []
  const shown = typed ?? (isCode(value) ? countryName(value) : value)

  const choose = (country: Country | undefined): void => {
    if (!country) return
    onSay(country.code)
    setTyped(adding ? '' : undefined)
    setAt(0)
  }
  const leave = (): void => {
    const exact = typed ? found(typed).find(({ sought }) => sought.includes(folded(typed))) : undefined
    if (exact) onSay(exact.code)
    // What is no country stays as it was typed, and the field says so.
    else if (typed !== undefined && !(adding && typed.trim() === '')) onSay(typed.trim() || null)
    setTyped(undefined)
  }
  const press = (event: KeyboardEvent): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (!open) setTyped('')
      else setAt(now => (now + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % Math.max(1, offered.length))
    }
    if (event.key === 'Enter' && open && offered.length > 0) {
      event.preventDefault()
      choose(offered[at])
    }
    if (event.key === 'Escape') setTyped(undefined)
  }
  return (
    <div className={css.search}>
      <input
        className={css.input}
        id={id}
        type="text"
        role="combobox"
        aria-expanded={offered.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={offered[at] ? `${id}-${offered[at].code}` : undefined}
        aria-labelledby={labelId}
        aria-describedby={describedBy}
        aria-invalid={invalid}
        value={shown}
        autoComplete="off"
        spellCheck={false}
        onChange={event => {
          setTyped(event.currentTarget.value)
          setAt(0)
        }}
        onKeyDown={press}
        onBlur={leave}
      />
      {open && (
        <div id={`${id}-list`} role="listbox" aria-label={t('form:country.list')} className={css.offered}>
          {offered.map((country, place) => (
            // biome-ignore lint/a11y/useFocusableInteractive: the focus stays in the field, which names the chosen one
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
            <div
              key={country.code}
              id={`${id}-${country.code}`}
              role="option"
              aria-selected={place === at}
              onMouseDown={event => event.preventDefault()}
              onClick={() => choose(country)}
            >
              {country.name}
            </div>
          ))}
        </div>
      )}
    </div>
  )
}

export function CountryControl({ asked, value, onSay, ...rest }: ControlProps<Of<'COUNTRY'>>) {
  const { t } = useWords()
  if (!asked.many) return <CountrySearch {...rest} value={typeof value === 'string' ? value : ''} onSay={onSay} />
  const chosen: readonly unknown[] = Array.isArray(value) ? value : []
  return (
    <div className={css.several}>
      {chosen.length > 0 && (
        <ul className={css.picked}>
          {chosen.map(one => (
            <li key={String(one)}>
              {isCode(one) ? countryName(one) : String(one)}
              <button
                type="button"
                className={css.drop}
                aria-label={t('form:country.remove', { name: isCode(one) ? countryName(one) : String(one) })}
                onClick={() => onSay(chosen.filter(other => other !== one))}
              >
                <Icon name="close" size={16} />
              </button>
            </li>
          ))}
        </ul>
      )}
      <CountrySearch {...rest} adding value="" onSay={one => one !== null && !chosen.includes(one) && onSay([...chosen, one])} />
    </div>
  )
}
