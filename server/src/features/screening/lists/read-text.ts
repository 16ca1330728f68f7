import { parse } from 'csv-parse/sync'
import { Refused } from '../../../core/errors.ts'

/** UTF-8 where it is UTF-8; what else publishers send is UTF-16 with its mark, or Windows-1252. A byte 0x1A at the end is how DOS ends a file. */
export function textOf(bytes: Uint8Array): string {
  let end = bytes.length
  while (end > 0 && bytes[end - 1] === 0x1a) end--
  const whole = bytes.subarray(0, end)
  if (whole[0] === 0xff && whole[1] === 0xfe) return new TextDecoder('utf-16le').decode(whole)
  if (whole[0] === 0xfe && whole[1] === 0xff) return new TextDecoder('utf-16be').decode(whole)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    return new TextDecoder('windows-1252').decode(whole)
  }
}

export interface TableRow {
  /** The line of the file it begins on. */
  readonly row: number
  readonly cells: readonly string[]
}

const separatorOf = (line: string): string =>
  [',', ';', '\t', '|'].reduce((best, sign) => (line.split(sign).length > line.split(best).length ? sign : best))

export const mostRows = 500_000

/** A table of text, whatever stands between its cells. */
export function tableOf(text: string): TableRow[] {
  const first = text.split(/\r?\n/).find(line => line.trim() !== '') ?? ''
  try {
    const records = parse(text, {
      bom: true,
      delimiter: separatorOf(first),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      max_record_size: 200_000,
      info: true,
      to: mostRows,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return records
      .map(({ record, info }) => ({ row: info.lines, cells: record }))
      .filter(({ cells }) => cells.some(cell => cell.trim() !== '' && cell !== '\u001a'))
  } catch {
    throw new Refused('listUnreadable')
  }
}
