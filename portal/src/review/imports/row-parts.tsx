import { Link } from 'react-router'
import type { ImportRowFieldsFragment } from '../../gql/graphql.ts'
import { countryName, list } from '../../lib/format.ts'
import { isWord, type Translate, useWords, type WordKey } from '../../lib/words.ts'
import css from './imports.module.css'

type Row = ImportRowFieldsFragment

/** Each fault with the cell's own place in the person's file. */
export function FaultList({ wrong }: { wrong: Row['wrong'] }) {
  if (wrong.length === 0) return null
  return (
    <ul className={css.lines}>
      {wrong.map((fault, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: faults have no other name and keep their order
        <li key={at}>
          <strong>{[fault.cell ?? String(fault.row), fault.heading].filter(Boolean).join(' · ')}</strong>
          <div>{fault.message}</div>
        </li>
      ))}
    </ul>
  )
}

/** Who may be meant: on the register, and in the file itself. */
export function MatchList({ row: { matches, alike } }: { row: Row }) {
  const { t } = useWords()
  if (matches.length + alike.length === 0) return null
  return (
    <ul className={css.lines}>
      {matches.map(match => (
        <li key={match.supplierId}>
          <Link to={`/suppliers/${match.supplierId}`}>{match.name}</Link>{' '}
          <span className="soft small">{list(match.likenesses.map(likeness => t(`imports:likeness.${likeness}`)))}</span>
        </li>
      ))}
      {alike.map(one => (
        <li key={`${one.sheet} ${one.row}`} className="small">
          {t('imports:preview.alike', { row: one.row, name: one.name })}
        </li>
      ))}
    </ul>
  )
}

/** Values that are words of ours, in the reader's language. */
const shown = (field: string, value: string, t: Translate): string => {
  if (value === '') return t('imports:change.nothing')
  if (field === 'country') return countryName(value)
  const list = { tier: 'words:tier', furtherTiers: 'words:tier', materials: 'imports:material' }[field]
  const named = (one: string): string => {
    const key = `${list}.${one}`
    return isWord(key) ? t(key as WordKey) : one
  }
  return list ? value.split('; ').map(named).join('; ') : value
}

export function ChangeList({ changes }: { changes: Row['changes'] }) {
  const { t } = useWords()
  if (changes.length === 0) return null
  return (
    <details>
      <summary>{t('imports:preview.changes')}</summary>
      <ul className={css.lines}>
        {changes.map(({ field, before, after }) => (
          <li key={field + after} className={css.changed}>
            <span className="soft">{t(`imports:change.${field}` as WordKey)}</span>{' '}
            {t('imports:change.replaced', { before: shown(field, before, t), after: shown(field, after, t) })}
          </li>
        ))}
      </ul>
    </details>
  )
}
