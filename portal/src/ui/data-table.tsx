import type { ReactNode } from 'react'
import css from './data-table.module.css'

export interface Column<T> {
  readonly key: string
  readonly word: string
  readonly cell: (row: T) => ReactNode
  readonly numeric?: boolean
  /** Stays in one line where there is room for columns: a date, a state. */
  readonly tight?: boolean
}

interface Props<T> {
  readonly caption: string
  readonly columns: readonly Column<T>[]
  readonly rows: readonly T[]
  readonly rowKey: (row: T) => string
}

/** The one table. The first cell names the row; where it is narrow, each row becomes a small sheet with its words. */
export const DataTable = <T,>({ caption, columns, rows, rowKey }: Props<T>) => (
  <div className={css.hold}>
    <div className={css.frame}>
      <table className={css.table}>
        <caption className="unseen">{caption}</caption>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column.key} scope="col" className={column.numeric ? css.numeric : undefined}>
                {column.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={rowKey(row)}>
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
