import { number } from '../lib/format.ts'
import { DataTable } from './data-table.tsx'

/** A row of a file that could not be read as it stands, and why. */
export interface NamedRow {
  readonly row: number
  readonly what: string
  readonly text: string
  readonly file?: string
}
interface Props {
  readonly caption: string
  readonly rows: readonly NamedRow[]
  readonly words: { readonly row: string; readonly what: string; readonly text: string; readonly file?: string }
}

/** What is wrong in a file, each row by its number. */
export function NamedRows({ caption, rows, words }: Props) {
  const { file } = words
  return (
    <DataTable
      caption={caption}
      rows={rows.map((one, at) => ({ ...one, at }))}
      rowKey={one => String(one.at)}
      columns={[
        ...(file ? [{ key: 'file', word: file, cell: (one: NamedRow) => one.file }] : []),
        { key: 'row', numeric: true, word: words.row, cell: one => number(one.row) },
        { key: 'what', word: words.what, cell: one => one.what },
        { key: 'text', word: words.text, cell: one => one.text },
      ]}
    />
  )
}
