import { Checkbox } from '@mantine/core'
import { type ChangeEvent, type ReactNode, useRef } from 'react'
import { useWords } from '../lib/words.ts'
import css from './data-table.module.css'

export interface Column<T> {
  readonly key: string
  readonly word: string
  readonly cell: (row: T) => ReactNode
  readonly numeric?: boolean
  /** Stays in one line where there is room for columns: a date, a state. */
  readonly tight?: boolean
}

/** Rows one can choose, to do something with all of them. Its page has fetched the words `lists`. */
export interface Choosing<T> {
  readonly chosen: ReadonlySet<string>
  readonly onChoose: (keys: readonly string[], chosen: boolean) => void
  /** What a row is called, for those who hear its box. */
  readonly name: (row: T) => string
}

interface Props<T> {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
  readonly choosing?: Choosing<T> | undefined
}

/** The one table. The first cell names the row; where it is narrow, each row becomes a small sheet with its words. */
export function DataTable<T>({ caption, columns, rows, rowKey, choosing }: Props<T>) {
  const keys = rows.map(rowKey)
  const boxes = useBoxes(keys, choosing)
  return (
    <div className={css.hold}>
      {choosing && <Whole keys={keys} choosing={choosing} narrow />}
      <div className={css.frame}>
        <table className={columns.length === 2 && columns[1]?.numeric ? `${css.table} ${css.pairs}` : css.table}>
          <caption className="unseen">{caption}</caption>
          <thead>
            <tr>
              {choosing && (
                <th scope="col" className={css.box}>
                  <Whole keys={keys} choosing={choosing} />
                </th>
              )}
              {columns.map(column => (
                <th key={column.key} scope="col" className={column.numeric ? css.numeric : undefined}>
                  {column.word}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row, at) => (
              <tr key={keys[at]} data-chosen={choosing?.chosen.has(keys[at] ?? '') || undefined}>
                {choosing && <td className={css.box}>{boxes(at, choosing.name(row))}</td>}
                {columns.map((column, place) => {
                  const Cell = place === 0 ? 'th' : 'td'
                  return (
                    <Cell
                      key={column.key}
                      scope={place === 0 ? 'row' : undefined}
                      data-word={column.word}
                      className={column.numeric ? css.numeric : column.tight ? css.tight : undefined}
                    >
                      {column.cell(row)}
                    </Cell>
                  )
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </div>
  )
}

type Choose<T> = Pick<Choosing<T>, 'chosen' | 'onChoose'>

/** All rows that are shown, at once. Where it is narrow there is no head to hold it, and it stands above with its word. */
function Whole<T>({
  keys,
  choosing: { chosen, onChoose },
  narrow = false,
}: {
  keys: readonly string[]
  choosing: Choose<T>
  narrow?: boolean
}) {
  const { t } = useWords()
  const many = keys.filter(key => chosen.has(key)).length
  const word = t('lists:select.shown')
  return (
    <Checkbox
      className={narrow ? css.whole : undefined}
      {...(narrow ? { label: word } : { 'aria-label': word })}
      checked={many > 0 && many === keys.length}
      indeterminate={many > 0 && many < keys.length}
      onChange={event => onChoose(keys, event.currentTarget.checked)}
    />
  )
}

/** The box of each row; with Shift, all rows from the last one that was pressed. */
function useBoxes<T>(keys: readonly string[], choosing: Choose<T> | undefined): (at: number, name: string) => ReactNode {
  const { t } = useWords()
  const last = useRef<number | null>(null)
  return (at, name) => {
    const press = (event: ChangeEvent<HTMLInputElement>): void => {
      const from = (event.nativeEvent as MouseEvent).shiftKey ? (last.current ?? at) : at
      choosing?.onChoose(keys.slice(Math.min(from, at), Math.max(from, at) + 1), event.currentTarget.checked)
      last.current = at
    }
    return (
      <Checkbox aria-label={t('lists:select.row', { name })} checked={choosing?.chosen.has(keys[at] ?? '') ?? false} onChange={press} />
    )
  }
}
