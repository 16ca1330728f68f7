import { parentPort } from 'node:worker_threads'
import { groupSuppliers, type SupplierGroup } from 'shared/imports/group-suppliers.ts'
import { readSupplierSheets } from 'shared/imports/read-supplier-sheets.ts'
import type { SheetRead, Vocabulary } from 'shared/imports/supplier-columns.ts'
import { Refused } from '../../core/errors.ts'
import { readCsv } from '../../platform/csv.ts'
import { readWorkbook } from '../../platform/sheets.ts'
import { type Alike, alikeIn, firstOf, nameKey } from './alike.ts'
import { importLimits } from './limits.ts'

/** Runs in a thread of its own, run by Node as it lies here: a file of 20,000 suppliers keeps nobody's page waiting. */
export interface ReadTask {
  readonly bytes: Uint8Array
  readonly name: string
  readonly words: Vocabulary
}
export interface ReadFacts {
  readonly rows: number
  readonly groups: number
  readonly hiddenRows: number
  readonly ignored: readonly { readonly sheet: string; readonly heading: string }[]
  readonly headings: Readonly<Record<string, readonly string[]>>
}
export type Told =
  | { readonly facts: ReadFacts }
  | { readonly part: string | null; readonly count: number }
  | { readonly refused: string }
  | { readonly error: string }

let groups: SupplierGroup[] = []
let alike = new Map<SupplierGroup, Alike[]>()
let sheets: string[] = []
let place = 0

const isZip = (bytes: Buffer): boolean =>
  bytes.subarray(0, 2).equals(Buffer.from('PK')) || bytes.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))

async function open({ bytes: sent, name, words }: ReadTask): Promise<Told> {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength)
  const read: SheetRead[] = isZip(bytes) ? await readWorkbook(bytes, importLimits) : readCsv(bytes, name, importLimits)
  const { rows, faults, ignored, hiddenRows, headings } = readSupplierSheets(read, words)
  if (faults[0]) return { refused: 'columnTwice' }
  if (rows.length === 0) return { refused: Object.keys(headings).length > 0 ? 'noRows' : 'noHeadings' }
  if (rows.length > importLimits.suppliers) return { refused: 'sheetsTooLarge' }
  groups = groupSuppliers(rows, nameKey)
  alike = alikeIn(groups)
  sheets = read.map(sheet => sheet.name)
  place = 0
  return { facts: { rows: rows.length, groups: groups.length, hiddenRows, ignored: ignored.slice(0, 50), headings } }
}

/** The next suppliers, written as they are stored, so that whoever asked has nothing to do with them. */
function part(size: number): Told {
  if (place >= groups.length) return { part: null, count: 0 }
  const some = groups.slice(place, place + size)
  place += size
  return {
    count: some.length,
    part: JSON.stringify(
      some.map(group => ({
        place: (sheets.indexOf(firstOf(group).sheet) + 1) * 1_000_000 + firstOf(group).number,
        sheet: firstOf(group).sheet,
        row: firstOf(group).number,
        rows: group.rows,
        name: group.given.name ?? group.given.uscc ?? group.given.lei ?? null,
        given: group.given,
        places: group.places,
        file_faults: group.faults,
        alike: alike.get(group) ?? [],
      })),
      keepable,
    ),
  }
}

/** PostgreSQL keeps no NUL and no half of a sign; such a cell is a fault already. */
const keepable = (_: string, value: unknown): unknown =>
  typeof value === 'string' ? value.replaceAll('\u0000', '\ufffd').toWellFormed() : value

const fault = (error: unknown): Told =>
  error instanceof Refused
    ? { refused: String(error.extensions.rule) }
    : { error: error instanceof Error ? (error.stack ?? error.message) : String(error) }

parentPort?.on('message', (asked: ReadTask | { next: number }) => {
  const answer = 'next' in asked ? Promise.resolve(part(asked.next)) : open(asked)
  answer.catch(fault).then(told => parentPort?.postMessage(told))
})
