import { parseCsv } from 'hucre/csv'
import { Refused } from '../core/errors.ts'
import type { SheetIn, WorkbookLimits } from './sheets.ts'

/** Text as spreadsheet programs write it: UTF-8 with or without its mark, UTF-16 with its mark, else what Chinese Windows writes. */
export function textOfCsv(bytes: Buffer): string {
  const mark = bytes.subarray(0, 2).toString('hex')
  if (mark === 'fffe' || mark === 'feff') return new TextDecoder(mark === 'fffe' ? 'utf-16le' : 'utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {}
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes)
  } catch {
    throw new Refused('csvLetters')
  }
}

const separators = [',', ';', '\t'] as const

/** The sign that parts the first line most often outside of quotes; Excel in French writes semicolons. */
function separatorOf(text: string): string {
  const lines = text.slice(0, 20_000).replace(/"[^"]*"/g, '')
  const [first = ''] = lines.split(/\r\n|\r|\n/).filter(line => separators.some(sign => line.includes(sign)))
  const count = (sign: string): number => first.split(sign).length
  return separators.toSorted((a, b) => count(b) - count(a))[0] ?? ','
}

/** A text with rows and columns, as a sheet. Row numbers are those of a spreadsheet program: a cell of several lines is one row. */
export function readCsv(bytes: Buffer, name: string, limits: WorkbookLimits): SheetIn[] {
  if (bytes.length > limits.sent) throw new Refused('sheetsTooLarge')
  const text = textOfCsv(bytes)
  if (text.includes('\u0000')) throw new Refused('sheetsOther')
  const rows = parseCsv(text, { delimiter: separatorOf(text), skipBom: true, maxRows: limits.rows + 1 })
  if (rows.length > limits.rows || rows.some(row => row.length > limits.columns && row.slice(limits.columns).some(cell => cell !== '')))
    throw new Refused('sheetsTooLarge')
  return [
    {
      name,
      formulas: [],
      rows: rows.flatMap((cells, at) => (cells.some(cell => cell !== null && cell !== '') ? [{ number: at + 1, cells }] : [])),
    },
  ]
}
