import type { ReactNode } from 'react'
import { cellOf, isBlank, isCells, type Row, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { bytes } from '../lib/format.ts'
import { type Asked, sayIn, valueText } from '../lib/value-text.ts'
import { useWords } from '../lib/words.ts'
import css from './answer-value.module.css'
import { Drawing } from './icon.tsx'
import { moreIcons } from './more-icons.ts'

export interface ShownFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
}

/** An answer as the server gives it, of now or of a round. */
export interface ShownAnswer {
  readonly status: 'EMPTY' | 'ANSWERED' | 'NOT_APPLICABLE' | 'REFUSED'
  readonly value?: unknown
  readonly reason?: string | null
  readonly note?: string | null
  /** Evidence given beside the value. */
  readonly fileIds?: readonly string[]
  /** All files the answer refers to. */
  readonly files?: readonly ShownFile[]
}

/** How a file is shown: by its name, unless the page has more to show. */
export type FileDrawer = (file: ShownFile) => ReactNode

interface Props {
  /** The question of the template. */
  readonly question: Question
  readonly answer: ShownAnswer | undefined
  readonly drawFile?: FileDrawer
}

const FileName = ({ file }: { file: ShownFile }) => (
  <span className={css.file}>
    <Drawing path={moreIcons.file} size={18} /> {file.name} <span className="soft small">{bytes(file.size)}</span>
  </span>
)

interface Shown {
  readonly files: readonly ShownFile[]
  readonly draw: FileDrawer
}

/** An answer as it was given, of whatever type, to be read. */
export function AnswerValue({ question, answer, drawFile }: Props) {
  const { t } = useWords()
  if (!answer || (answer.status === 'EMPTY' && isBlank(answer.note) && !answer.fileIds?.length))
    return <p className="soft">{t('words:answerState.EMPTY')}</p>
  const files = answer.files ?? []
  const draw = drawFile ?? (file => <FileName file={file} />)
  return (
    <div className={css.answer}>
      {answer.status === 'ANSWERED' ? (
        <Value asked={question} value={answer.value} shown={{ files, draw }} />
      ) : (
        <p>
          <strong>{t(`words:answerState.${answer.status}`)}</strong>
        </p>
      )}
      {answer.status !== 'ANSWERED' && answer.reason && <p className="words">{answer.reason}</p>}
      {answer.note && (
        <div className={css.note}>
          <h4>{t('answers:value.note')}</h4>
          <p className="words">{answer.note}</p>
        </div>
      )}
      {answer.fileIds && answer.fileIds.length > 0 && (
        <div className={css.note}>
          <h4>{t('answers:value.evidence')}</h4>
          <Files ids={answer.fileIds} shown={{ files, draw }} />
        </div>
      )}
    </div>
  )
}

function Files({ ids, shown: { files, draw } }: { ids: readonly unknown[]; shown: Shown }) {
  const { t } = useWords()
  return (
    <ul className={css.files}>
      {ids.map(id => {
        const file = files.find(one => one.id === id)
        return <li key={String(id)}>{file ? draw(file) : <span className="soft">{t('answers:value.fileGone')}</span>}</li>
      })}
    </ul>
  )
}

function Value({ asked, value, shown }: { asked: Asked; value: unknown; shown: Shown }) {
  const { t } = useWords()
  if (isBlank(value)) return <p className="soft">{t('words:answerState.EMPTY')}</p>
  if (asked.type === 'FILE') return <Files ids={Array.isArray(value) ? value : [value]} shown={shown} />
  if (asked.type === 'ROWS') return <RowsValue fields={asked.fields} rows={rowsIn(value)} shown={shown} />
  if (asked.type === 'GROUP') return <CellsValue fields={asked.fields} cells={value} shown={shown} />
  return <p className={`words ${css.value}`}>{valueText(asked, value, t)}</p>
}

/** The fields of a group or of one row, below each other. What is hidden, or optional and empty, says nothing. */
function CellsValue({ fields, cells, shown }: { fields: readonly Field[]; cells: unknown; shown: Shown }) {
  if (!isCells(cells)) return null
  return (
    <dl className={css.cells}>
      {shownFields(fields, cells)
        .filter(field => !isBlank(cellOf(cells, field.key)) || (field.need ?? 'REQUIRED') === 'REQUIRED')
        .map(field => (
          <div key={field.key} className={css.cell} data-wide={field.type === 'ROWS' || undefined}>
            <dt>{sayIn(field.label)}</dt>
            <dd>
              <Value asked={field} value={cellOf(cells, field.key)} shown={shown} />
            </dd>
          </div>
        ))}
    </dl>
  )
}

/** The same, by itself: one row of an answer, or a group. */
export const CellsOf = ({ fields, cells, files, drawFile }: Cells) => (
  <CellsValue fields={fields} cells={cells} shown={{ files, draw: drawFile ?? (file => <FileName file={file} />) }} />
)
export interface Cells {
  readonly fields: readonly Field[]
  readonly cells: unknown
  readonly files: readonly ShownFile[]
  readonly drawFile?: FileDrawer
}

/** Few columns make a table; many are easier to read row by row. */
const tableColumns = 6

function RowsValue({ fields, rows, shown }: { fields: readonly Field[]; rows: readonly Row[]; shown: Shown }) {
  const { t } = useWords()
  const columns = fields.filter(field => rows.some(row => !isBlank(cellOf(row.cells, field.key))))
  if (columns.length > tableColumns)
    return (
      <ol className={css.rows}>
        {rows.map(row => (
          <li key={row.id}>
            <CellsValue fields={fields} cells={row.cells} shown={shown} />
          </li>
        ))}
      </ol>
    )
  return (
    <div className={css.hold}>
      <table className={css.table}>
        <thead>
          <tr>
            {columns.map(field => (
              <th key={field.key} scope="col">
                {sayIn(field.label)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <tr key={row.id}>
              {columns.map(field => {
                const cell = cellOf(row.cells, field.key)
                return (
                  <td key={field.key} data-word={sayIn(field.label)}>
                    {field.type === 'FILE' && !isBlank(cell) ? (
                      <Files ids={Array.isArray(cell) ? cell : [cell]} shown={shown} />
                    ) : (
                      valueText(field, cell, t) || '–'
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
