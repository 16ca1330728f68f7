import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link } from 'react-router'
import type { ToneName } from 'shared/identity/tokens.ts'
import { number } from '../lib/format.ts'
import { useWords } from '../lib/words.ts'
import { Badge, toneShapes } from './badge.tsx'
import card from './card.module.css'
import { DataTable } from './data-table.tsx'
import css from './picture.module.css'
import tones from './tones.module.css'

/** What a row or a column of a picture stands for. */
export interface Side {
  readonly key: string
  readonly word: string
  readonly tone?: ToneName
}
export interface Mark {
  readonly row: string
  readonly column: string
  readonly value: number
}
export interface Drawn {
  readonly title: string
  readonly rows: readonly Side[]
  readonly columns: readonly Side[]
  readonly marks: readonly Mark[]
  /** The list behind a mark. */
  readonly place: (row: string, column: string) => string
}

/** Its page has fetched the words `riskreview`. */
interface Props extends Drawn {
  /** Where the numbers come from, and as of when. */
  readonly from: ReactNode
  readonly total: ReactNode
  readonly drawing: (drawn: Drawn) => ReactNode
  /** The drawing holds every number in its place: on paper it needs no table beside it. */
  readonly readable?: boolean
}

/** A picture with its title and source; each mark leads to the rows behind it, and behind all stands a table, on paper too. */
export function Picture({ from, total, drawing, readable = false, ...drawn }: Props) {
  const { t } = useWords()
  const [open, setOpen] = useState(false)
  return (
    <figure className={card.card}>
      <figcaption className={css.caption}>
        <h2>{drawn.title}</h2>
        <p className="soft small">{from}</p>
        <p>{total}</p>
      </figcaption>
      {drawing(drawn)}
      <Button className="on-screen" variant="subtle" size="compact-sm" w="fit-content" aria-expanded={open} onClick={() => setOpen(!open)}>
        {t(open ? 'riskreview:picture.hide' : 'riskreview:picture.table')}
        <span className="unseen"> {drawn.title}</span>
      </Button>
      <div className={open ? undefined : readable ? css.hidden : css.behind}>
        <AsTable {...drawn} />
      </div>
    </figure>
  )
}

interface Line extends Mark {
  readonly rowWord: string
  readonly columnWord: string
}

const linesOf = ({ rows, columns, marks }: Drawn): Line[] =>
  rows.flatMap(row =>
    columns.flatMap(column => {
      const mark = marks.find(one => one.row === row.key && one.column === column.key)
      return mark ? [{ ...mark, rowWord: row.word, columnWord: column.word }] : []
    }),
  )

function AsTable(drawn: Drawn) {
  const { t } = useWords()
  return (
    <DataTable
      caption={drawn.title}
      rows={linesOf(drawn)}
      rowKey={line => `${line.row} ${line.column}`}
      columns={[
        { key: 'row', word: t('riskreview:picture.kind'), cell: line => line.rowWord },
        { key: 'column', word: t('riskreview:picture.stands'), cell: line => line.columnWord },
        {
          key: 'value',
          numeric: true,
          word: t('riskreview:picture.number'),
          cell: line => <Link to={drawn.place(line.row, line.column)}>{number(line.value)}</Link>,
        },
      ]}
    />
  )
}

const useSaid = (): ((row: Side, column: Side, value: number) => string) => {
  const { t } = useWords()
  return (row, column, value) => t('riskreview:picture.row', { row: row.word, column: column.word, value: number(value) })
}

const Named = ({ side }: { side: Side }) => (side.tone ? <Badge tone={side.tone}>{side.word}</Badge> : side.word)

/** Discs in a table: one sees where most are. Their areas are as the numbers, the largest fills its place. */
export function Discs({ title, rows, columns, marks, place }: Drawn) {
  const said = useSaid()
  const most = Math.max(1, ...marks.map(one => one.value))
  return (
    <div className={css.hold}>
      <table className={css.discs}>
        <caption className="unseen">{title}</caption>
        <thead>
          <tr>
            <td />
            {columns.map(column => (
              <th key={column.key} scope="col">
                {column.word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.key}>
              <th scope="row">
                <Named side={row} />
              </th>
              {columns.map(column => {
                const value = marks.find(one => one.row === row.key && one.column === column.key)?.value ?? 0
                return (
                  <td key={column.key} data-word={column.word}>
                    {value > 0 && (
                      <Link
                        to={place(row.key, column.key)}
                        aria-label={said(row, column, value)}
                        className={`${css.mark} ${tones[row.tone ?? column.tone ?? 'moving']}`}
                      >
                        <svg viewBox="0 0 44 44" width="36" height="36" aria-hidden="true">
                          <circle cx="22" cy="22" r={Math.max(2.5, 20 * Math.sqrt(value / most))} />
                        </svg>
                        <span>{number(value)}</span>
                      </Link>
                    )}
                  </td>
                )
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** Bars of parts: one sees how far each row has come. A part is never so narrow that its number does not fit. */
export function Bars({ title, rows, columns, marks, place }: Drawn) {
  const said = useSaid()
  return (
    <div className={css.hold}>
      <ul className={css.legend}>
        {columns.map(column => (
          <li key={column.key}>
            <Named side={column} />
          </li>
        ))}
      </ul>
      <ul className={css.bars} aria-label={title}>
        {rows.map(row => (
          <li key={row.key}>
            <span className={css.word}>{row.word}</span>
            <span className={css.bar}>
              {columns.map(column => {
                const value = marks.find(one => one.row === row.key && one.column === column.key)?.value ?? 0
                if (value === 0) return null
                return (
                  <Link
                    key={column.key}
                    to={place(row.key, column.key)}
                    aria-label={said(row, column, value)}
                    className={`${css.part} ${tones[column.tone ?? 'moving']}`}
                    style={{ flexGrow: value }}
                  >
                    <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true">
                      {toneShapes[column.tone ?? 'moving']}
                    </svg>
                    {number(value)}
                  </Link>
                )
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  )
}
