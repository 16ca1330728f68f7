import { createHash } from 'node:crypto'
import { parse as parseCsv } from 'csv-parse/sync'
import type { SourceKey } from 'shared/words/country-sources.ts'
import { Refused } from '../../core/errors.ts'
import { readWorkbook } from '../../platform/sheets.ts'
import { gridOfEuList } from './importing/eu-list.ts'
import type { Grid } from './importing/read-table.ts'
import { gridOfUnList } from './importing/un-regimes.ts'

/** Larger than any table of countries and years; a workbook has bounds of its own (platform/sheets.ts). */
export const editionLimits = { bytes: 8_000_000, rows: 60_000 } as const

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 2).toString('latin1') === 'PK'

/** UTF-8 where it is UTF-8; what else publishers send is Windows-1252. A byte 0x1A at the end is how DOS ends a file. */
function textOf(bytes: Buffer): string {
  const [zero, one] = bytes
  const whole = bytes.at(-1) === 0x1a ? bytes.subarray(0, -1) : bytes
  if (zero === 0xff && one === 0xfe) return new TextDecoder('utf-16le').decode(whole)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(whole)
  } catch {
    return new TextDecoder('windows-1252').decode(whole)
  }
}

/** Whichever parts the first lines most; what stands in quotes parts nothing. */
const separatorOf = (text: string): string => {
  const lines = text
    .split(/\r?\n/, 12)
    .map(line => line.replace(/"[^"]*"/g, ''))
    .filter(Boolean)
  const most = (sign: string): number => Math.max(0, ...lines.map(line => line.split(sign).length - 1))
  return [',', ';', '\t', '|'].reduce((best, sign) => (most(sign) > most(best) ? sign : best))
}

function gridOfCsv(text: string): Grid {
  try {
    // With `info` each record comes with the line it began on, which the library's types do not say.
    const records = parseCsv(text, {
      bom: true,
      delimiter: separatorOf(text),
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: false,
      max_record_size: 1_000_000,
      info: true,
      to: editionLimits.rows,
    }) as unknown as { record: string[]; info: { lines: number } }[]
    return { name: 'CSV', rows: records.map(({ record, info }) => ({ number: info.lines, cells: record })) }
  } catch {
    throw new Refused('editionUnreadable')
  }
}

/** A file as tables of cells, whatever it is: workbook, or CSV with any separator. */
export async function tablesIn(bytes: Buffer, readText: (text: string) => Grid = gridOfCsv): Promise<Grid[]> {
  if (bytes.length === 0) throw new Refused('editionUnreadable')
  if (bytes.length > editionLimits.bytes) throw new Refused('editionTooLarge', { limit: editionLimits.bytes / 1_000_000 })
  if (isZip(bytes)) return readWorkbook(bytes)
  return [readText(textOf(bytes).replace(/^\ufeff/, ''))]
}

/** What two publishers give out beside tables: the EU list's JSON, the UN list's XML. */
const ownFormats: Partial<Record<SourceKey, { readonly looksSo: RegExp; readonly gridOf: (text: string) => Grid }>> = {
  EUC: { looksSo: /^\s*[[{]/, gridOf: gridOfEuList },
  UNSC: { looksSo: /^\s*</, gridOf: gridOfUnList },
}

/** A publisher's file as tables, or in the publisher's own format. */
export const gridsOf = (source: SourceKey, bytes: Buffer): Promise<Grid[]> =>
  tablesIn(bytes, text => {
    const own = ownFormats[source]
    return own?.looksSo.test(text) ? own.gridOf(text) : gridOfCsv(text)
  })

export const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex')
