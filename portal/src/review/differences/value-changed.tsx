import { useState } from 'react'
import { cellOf, type Row } from 'shared/questionnaires/answer.ts'
import type { RowDifference, ValueDifference } from 'shared/questionnaires/difference.ts'
import { differenceOfValues } from 'shared/questionnaires/difference.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { type Asked, sayIn, valueText } from '../../lib/value-text.ts'
import { type Translate, useWords } from '../../lib/words.ts'
import { CellsOf, type FileDrawer, type ShownFile } from '../../ui/answer-value.tsx'
import { Badge } from '../../ui/badge.tsx'
import css from './differences.module.css'
import { FilesChanged, TextChanged } from './text-changed.tsx'

interface Shown {
  readonly files: readonly ShownFile[]
  readonly drawFile?: FileDrawer
}
type Props = Shown & { readonly asked: Asked; readonly difference: ValueDifference; readonly word?: string }

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value : value ? [value] : []).map(String)
const fieldsOf = (asked: Asked): readonly Field[] => (asked.type === 'ROWS' || asked.type === 'GROUP' ? asked.fields : [])

/** A value that has changed, by what kind of change it is. */
export function ValueChanged({ asked, difference, word, ...shown }: Props) {
  const { t } = useWords()
  if (difference.kind === 'SAME') return null
  if (difference.kind === 'ROWS') return <RowsChanged fields={fieldsOf(asked)} rows={difference.rows} {...shown} {...(word && { word })} />
  if (difference.kind === 'CELLS' && fieldsOf(asked).length > 0)
    return (
      <>
        {fieldsOf(asked).map(field => {
          const inside = Object.hasOwn(difference.fields, field.key) ? difference.fields[field.key] : undefined
          return inside && <ValueChanged key={field.key} asked={field} difference={inside} word={sayIn(field.label)} {...shown} />
        })}
      </>
    )
  const { before, after } = difference
  if (asked.type === 'FILE') {
    const [was, now] = [idsIn(before), idsIn(after)]
    return <FilesChanged added={now.filter(id => !was.includes(id))} removed={was.filter(id => !now.includes(id))} {...shown} />
  }
  return <TextChanged before={valueText(asked, before, t)} now={valueText(asked, after, t)} {...(word && { word })} />
}

/** What a row is called: the first of its cells that says something. */
const nameOf = (fields: readonly Field[], { cells }: Row, t: Translate): string =>
  fields
    .map(field => (field.type === 'ROWS' || field.type === 'FILE' ? '' : valueText(field, cellOf(cells, field.key), t)))
    .find(Boolean) ?? ''

const tones = { ADDED: 'done', REMOVED: 'trouble', CHANGED: 'waiting', SAME: 'resting' } as const

function RowsChanged({
  fields,
  rows,
  word,
  ...shown
}: Shown & { fields: readonly Field[]; rows: readonly RowDifference[]; word?: string }) {
  const { t } = useWords()
  const [all, setAll] = useState(false)
  const count = (kind: RowDifference['kind']): number => rows.filter(row => row.kind === kind).length
  const unchanged = count('SAME')
  const said = [
    count('ADDED') > 0 && t('review:difference.rowsAdded', { count: count('ADDED') }),
    count('REMOVED') > 0 && t('review:difference.rowsRemoved', { count: count('REMOVED') }),
    count('CHANGED') > 0 && t('review:difference.rowsChanged', { count: count('CHANGED') }),
    unchanged > 0 && t('review:difference.rowsSame', { count: unchanged }),
  ].filter(Boolean)
  return (
    <div>
      {word && <h4>{word}</h4>}
      <p className="soft small">{said.join(' · ')}</p>
      <ul className={css.rows}>
        {rows
          .filter(row => all || row.kind !== 'SAME')
          .map(row => (
            <li key={`${row.kind} ${row.row.id}`} className={css[row.kind.toLowerCase()]}>
              <div className={css.rowName}>
                <strong>{nameOf(fields, row.row, t)}</strong>
                <Badge tone={tones[row.kind]}>{t(`review:difference.kind.${row.kind}`)}</Badge>
              </div>
              {row.kind === 'CHANGED' ? (
                <CellsChanged fields={fields} row={row} {...shown} />
              ) : (
                <CellsOf fields={fields} cells={row.row.cells} {...shown} />
              )}
            </li>
          ))}
      </ul>
      {unchanged > 0 && !all && (
        <button type="button" className={css.more} onClick={() => setAll(true)}>
          {t('review:difference.showSame')}
        </button>
      )}
    </div>
  )
}

const CellsChanged = ({
  fields,
  row,
  ...shown
}: Shown & { fields: readonly Field[]; row: Extract<RowDifference, { kind: 'CHANGED' }> }) => (
  <>
    {fields
      .filter(field => row.keys.includes(field.key))
      .map(field => (
        <ValueChanged
          key={field.key}
          asked={field}
          word={sayIn(field.label)}
          difference={differenceOfValues(cellOf(row.before.cells, field.key), cellOf(row.row.cells, field.key))}
          {...shown}
        />
      ))}
  </>
)
