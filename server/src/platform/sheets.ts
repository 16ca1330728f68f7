import type { Readable } from 'node:stream'
import { buffer as allBytes } from 'node:stream/consumers'
import { setImmediate as turn } from 'node:timers/promises'
import { crc32 } from 'node:zlib'
import { type CellStyle, type DataValidation, readXlsx, streamXlsxRows, type WriteSheet, writeXlsx } from 'hucre/xlsx'
import { type Entry, fromBufferPromise } from 'yauzl'
import { Refused } from '../core/errors.ts'

/** The one place that knows how spreadsheets are written and read. hucre is young: whatever replaces it has to keep what stands here. */

export type CellOut = string | number | null

export interface SheetOut {
  readonly name: string
  readonly hidden?: boolean
  /** Fixed while one scrolls, and bold. None on sheets that are only read. */
  readonly header?: readonly string[]
  readonly rows: readonly (readonly (CellOut | Date)[])[]
  readonly widths: readonly number[]
  /** Columns whose cells are chosen: from the cells of another sheet, as `lists!$A$1:$A$3`. */
  readonly choices?: readonly { readonly column: number; readonly from: string }[]
  /** How many columns stay while one scrolls to the right. */
  readonly fixedColumns?: number
  /** Rows that are headings on a sheet without header. */
  readonly headings?: readonly number[]
  /** How single cells look, by their row and column from 0 (`4,2`). */
  readonly looks?: ReadonlyMap<string, Look>
  readonly hiddenRows?: readonly number[]
  /** High enough for their lines: not every program finds out by itself. */
  readonly fitsRows?: boolean
  readonly hiddenColumns?: readonly number[]
  /** How many rows stay while one scrolls down; the header, where nothing is said. */
  readonly fixedRows?: number
  /** Cells that are chosen, wherever they lie: `E5 E9:E20`. */
  readonly picks?: readonly { readonly range: string; readonly from: string }[]
}

/** `text` keeps what is typed sign by sign; `day` and `number` let the program read it; `quiet` is only there to be read. */
export type Look = 'head' | 'title' | 'text' | 'number' | 'day' | 'quiet'

export type CellIn = string | number | boolean | Date | null

export interface SheetIn {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly CellIn[] }[]
  /** Cells that are formulas: `B7`. */
  readonly formulas: readonly string[]
  /** Cells that show a hundred times what is stored, with a % behind it. */
  readonly percents?: ReadonlySet<string>
  /** Cells that are one: `B7:C9`. */
  readonly merged?: readonly string[]
  /** Numbers of rows that the program does not show. */
  readonly hiddenRows?: readonly number[]
}

/** A program may run a text that begins like a formula (trust 3): it goes out with an apostrophe, and comes back without. */
export const neutral = (text: string): string => (/^'*[=+\-@\t\r]/.test(text) ? `'${text}` : text)
export const restored = (text: string): string => (/^'+[=+\-@\t\r]/.test(text) ? text.slice(1) : text)

/** What the file format takes for a sign by its number: `_x0041_` would come back as A. */
const literal = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_')

const columnName = (column: number): string =>
  column < 26 ? String.fromCharCode(65 + column) : columnName(Math.floor(column / 26) - 1) + String.fromCharCode(65 + (column % 26))
/** `B7`, as people call a cell. */
export const cellName = (row: number, column: number): string => `${columnName(column)}${row}`

const font = { name: 'Calibri', size: 11 } as const
const head = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3EEF0' } },
  alignment: { wrapText: true, vertical: 'top' },
} as const
const body = { alignment: { wrapText: true, vertical: 'top' }, numFmt: '@' } as const
const looks: Record<Look, CellStyle> = {
  head,
  title: {
    font: { ...font, bold: true, size: 12 },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'E3EEF0' } },
    alignment: { vertical: 'center' },
  },
  text: body,
  number: { alignment: { wrapText: true, vertical: 'top' } },
  day: { alignment: { vertical: 'top', horizontal: 'left' }, numFmt: 'yyyy-mm-dd' },
  quiet: {
    font: { ...font, color: { rgb: '5B6B70' } },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'F2F4F5' } },
    alignment: { wrapText: true, vertical: 'top' },
    numFmt: '@',
  },
}
/** Drop-downs reach this far below what is there, for what people add. */
const room = 500

const picked = (range: string, from: string): DataValidation => ({
  type: 'list',
  formula1: from,
  allowBlank: true,
  showErrorMessage: true,
  errorStyle: 'stop',
  range,
})

const lineHeight = 15
const mostLines = 12
/** A Chinese sign is as wide as two others. */
const widthOf = (text: string): number => text.length + (text.match(/[\u2e80-\uffef]/g)?.length ?? 0)
const linesOf = (cell: CellOut | Date, width: number): number =>
  typeof cell === 'string' ? cell.split('\n').reduce((sum, line) => sum + Math.max(1, Math.ceil(widthOf(line) / width)), 0) : 1

function heightOf(row: readonly (CellOut | Date)[], widths: readonly number[], at: number): [number, { height: number }][] {
  const lines = Math.max(1, ...row.map((cell, column) => linesOf(cell, widths[column] ?? 10)))
  return lines > 1 ? [[at, { height: Math.min(lines, mostLines) * lineHeight }]] : []
}

function sheetFor(sheet: SheetOut): WriteSheet {
  const rows = [...(sheet.header ? [sheet.header] : []), ...sheet.rows]
  const headings = sheet.header ? [0] : (sheet.headings ?? [])
  const below = (column: number): string => `${cellName(2, column)}:${cellName(sheet.rows.length + room, column)}`
  const choices = [
    ...(sheet.choices ?? []).map(({ column, from }) => picked(below(column), from)),
    ...(sheet.picks ?? []).map(({ range, from }) => picked(range, from)),
  ]
  const fixed = { rows: sheet.fixedRows ?? (sheet.header ? 1 : 0), columns: sheet.fixedColumns ?? 0 }
  return {
    name: sheet.name,
    ...(sheet.hidden ? { hidden: true } : {}),
    rows: rows.map(row => row.map(cell => (typeof cell === 'string' ? literal(neutral(cell)) : cell))),
    columns: sheet.widths.map((width, at) => ({ width, style: body, ...(sheet.hiddenColumns?.includes(at) ? { hidden: true } : {}) })),
    cells: new Map([
      ...headings.flatMap(at => (rows[at] ?? []).map((_, column) => [`${at},${column}`, { style: head }] as const)),
      ...[...(sheet.looks ?? [])].map(([at, look]) => [at, { style: looks[look] }] as const),
    ]),
    rowDefs: new Map<number, { height?: number; hidden?: boolean }>([
      ...(sheet.fitsRows ? rows.flatMap((row, at) => heightOf(row, sheet.widths, at)) : []),
      ...(sheet.hiddenRows ?? []).map(row => [row, { hidden: true }] as const),
    ]),
    ...(choices.length > 0 ? { dataValidations: choices } : {}),
    ...(fixed.rows > 0 ? { freezePane: fixed } : {}),
    pageSetup: { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 },
  }
}

export const writeWorkbook = async (sheets: readonly SheetOut[]): Promise<Buffer> =>
  Buffer.from(await writeXlsx({ sheets: sheets.map(sheetFor), defaultFont: font }))

/** Far above any questionnaire, far below what hurts: bytes as sent, bytes unpacked, parts, sheets, rows, columns. */
export const workbookLimits = { sent: 4_000_000, unpacked: 24_000_000, parts: 200, sheets: 20, rows: 20_000, columns: 100 }
export type WorkbookLimits = typeof workbookLimits

const isZip = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from('PK\u0003\u0004'))
/** The container of old .xls files, and of new ones under a password. */
const isOld = (bytes: Buffer): boolean => bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

/** The sheets of a workbook with their values. Whatever is not a plain workbook of a sensible size is refused with a sentence. */
export async function readWorkbook(bytes: Buffer, limits: WorkbookLimits = workbookLimits): Promise<SheetIn[]> {
  if (bytes.length > limits.sent) throw new Refused('sheetsTooLarge')
  if (isOld(bytes)) throw new Refused('sheetsOld')
  if (!isZip(bytes)) throw new Refused('sheetsOther')
  const inspection = await inspected(bytes, limits)
  try {
    return await sheetsOf(bytes, inspection, limits)
  } catch (error) {
    if (error instanceof Refused) throw error
    throw new Refused('sheetsBroken')
  }
}

async function sheetsOf(bytes: Buffer, inspection: ReadonlyMap<string, Special>, limits: WorkbookLimits): Promise<SheetIn[]> {
  const names: string[] = []
  await readXlsx(bytes, { sheets: info => names.push(info.name) < 0 })
  if (names.length > limits.sheets) throw new Refused('sheetsTooLarge')
  const sheets: SheetIn[] = []
  for (const [sheet, name] of names.entries()) {
    const rows = []
    for await (const { index, values } of streamXlsxRows(bytes, { sheet })) {
      const cells = values.slice(0, limits.columns)
      if (rows.length >= limits.rows || values.slice(limits.columns).some(value => value !== null)) throw new Refused('sheetsTooLarge')
      // Others have their turn in between: what is read here is in memory, and would keep everybody waiting to its end.
      if (index % 100 === 0) await turn()
      if (cells.some(cell => cell !== null && cell !== '')) rows.push({ number: index + 1, cells })
    }
    sheets.push({ name, rows, formulas: [], ...inspection.get(name) })
  }
  return sheets
}

const forbidden = /vbaProject|(^|\/)embeddings\/|activeX/i

/** Cells of a sheet that are more than their value. */
type Special = Required<Pick<SheetIn, 'formulas' | 'percents'>> & Pick<SheetIn, 'merged' | 'hiddenRows'>

/** Unpacks every part once, counting, before anything is believed; the formulas and percentages it meets by sheet. */
async function inspected(bytes: Buffer, limits: WorkbookLimits): Promise<Map<string, Special>> {
  const parts = await partsOf(bytes, limits).catch((error: unknown) => {
    throw error instanceof Refused ? error : new Refused('sheetsBroken')
  })
  const [workbook = '', links = ''] = [parts.get('xl/workbook.xml'), parts.get('xl/_rels/workbook.xml.rels')]
  if (workbook === '') throw new Refused('sheetsOther')
  for (const xml of parts.values()) if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Refused('sheetsBroken')
  const related = [...tagsIn(links, 'Relationship')].map(({ tag }) => ({
    id: attribute(tag, 'Id'),
    type: attribute(tag, 'Type'),
    target: attribute(tag, 'Target').replace(/^(\/?xl\/)?/, 'xl/'),
  }))
  // Without the part in which its words lie a sheet would seem empty, and nobody would be told. Names of parts differ by more than their case.
  const there = new Set([...parts.keys()].map(name => name.toLowerCase()))
  if (related.some(({ type, target }) => /\/(worksheet|sharedStrings|styles)$/.test(type) && !there.has(target.toLowerCase())))
    throw new Refused('sheetsBroken')
  const targets = new Map(related.map(({ id, target }) => [id, target]))
  const percentStyles = percentStylesIn(parts.get('xl/styles.xml') ?? '')
  return new Map(
    [...tagsIn(workbook, 'sheet')].map(({ tag }) => [
      attribute(tag, 'name'),
      specialIn(parts.get(targets.get(attribute(tag, '\\w+:id')) ?? '') ?? '', percentStyles),
    ]),
  )
}

/** No tag of an honest workbook is longer. */
const longestTag = 4_096

/** Opening tags of that name, with what stands behind them; each sign is looked at once, whatever stands there. */
function* tagsIn(xml: string, name: string): Generator<{ tag: string; behind: number }> {
  const begins = new RegExp(`^<(?:\\w{1,50}:)?${name}[\\s/>]`)
  for (let at = xml.indexOf('<'); at >= 0; ) {
    const next = xml.indexOf('<', at + 1)
    const whole = xml.slice(at, next < 0 ? xml.length : Math.min(next, at + longestTag))
    if (begins.test(whole)) {
      const length = /^<(?:[^"'>]|"[^"]*"|'[^']*')*>/.exec(whole)?.[0].length
      if (!length) throw new Refused('sheetsBroken')
      yield { tag: whole.slice(0, length), behind: at + length }
    }
    at = next
  }
}

const entities: ReadonlyMap<string, string> = new Map(Object.entries({ amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }))
const lastSign = 0x10ffff
const attribute = (tag: string, name: string): string =>
  (new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '').replace(
    /&(\w{1,10}|#\d{1,7});/g,
    (whole, entity: string) =>
      entity.startsWith('#') ? String.fromCodePoint(Math.min(Number(entity.slice(1)), lastSign)) : (entities.get(entity) ?? whole),
  )

const beginsFormula = /^\s*<(?:\w{1,50}:)?f[\s>/]/

/** Cells whose first child is a formula, cells in a format of per cent, cells that are one, rows that are not shown. */
function specialIn(xml: string, percentStyles: ReadonlySet<string>): Special {
  const formulas: string[] = []
  const percents = new Set<string>()
  for (const { tag, behind } of tagsIn(xml, 'c')) {
    const name = /\sr="([A-Z]{1,3}\d{1,7})"/.exec(tag)?.[1]
    if (name === undefined) continue
    if (beginsFormula.test(xml.slice(behind, behind + 100))) formulas.push(name)
    if (percentStyles.size > 0 && percentStyles.has(/\ss="(\d{1,5})"/.exec(tag)?.[1] ?? '')) percents.add(name)
  }
  const merged = [...tagsIn(xml, 'mergeCell')].map(({ tag }) => attribute(tag, 'ref'))
  const hiddenRows = [...tagsIn(xml, 'row')].flatMap(({ tag }) =>
    /^(1|true)$/.test(attribute(tag, 'hidden')) ? Number(attribute(tag, 'r')) : [],
  )
  return { formulas, percents, ...(merged.length > 0 && { merged }), ...(hiddenRows.length > 0 && { hiddenRows }) }
}

/** 0% and 0.00% have their numbers in every program. */
const percentFormats = ['9', '10']
/** The styles of cells, by their number, that show per cent. */
function percentStylesIn(xml: string): Set<string> {
  const own = [...tagsIn(xml, 'numFmt')].filter(({ tag }) => attribute(tag, 'formatCode').includes('%'))
  const formats = new Set([...percentFormats, ...own.map(({ tag }) => attribute(tag, 'numFmtId'))])
  const styles = /<(?:\w{1,50}:)?cellXfs[\s>]([\s\S]*?)<\/(?:\w{1,50}:)?cellXfs>/.exec(xml)?.[1] ?? ''
  return new Set([...tagsIn(styles, 'xf')].flatMap(({ tag }, at) => (formats.has(attribute(tag, 'numFmtId')) ? [String(at)] : [])))
}

async function partsOf(bytes: Buffer, limits: WorkbookLimits): Promise<Map<string, string>> {
  const zip = await fromBufferPromise(bytes, { lazyEntries: true, validateEntrySizes: true })
  if (zip.entryCount > limits.parts) throw new Refused('sheetsTooLarge')
  const entries: Entry[] = []
  for await (const entry of zip.eachEntry()) entries.push(entry)
  if (entries.some(entry => entry.isEncrypted())) throw new Refused('sheetsOld')
  if (entries.some(entry => forbidden.test(entry.fileName))) throw new Refused('sheetsMacros')
  // What is declared is held to while unpacking: a part that is longer than it says is an error.
  if (entries.reduce((sum, entry) => sum + entry.uncompressedSize, 0) > limits.unpacked) throw new Refused('sheetsTooLarge')
  if (new Set(entries.map(entry => entry.fileName)).size < entries.length) throw new Refused('sheetsBroken')
  const parts = new Map<string, string>()
  for (const entry of entries) {
    const content = await allBytes((await zip.openReadStreamPromise(entry)) as Readable)
    // A damaged part may still unpack to its size, with other letters in it.
    if (crc32(content) !== entry.crc32) throw new Refused('sheetsBroken')
    parts.set(entry.fileName, content.toString('utf8'))
  }
  return parts
}
