import { leiFault } from '../rules/lei.ts'
import { tidyUscc, usccFault } from '../rules/uscc.ts'
import { type Cells, cellOf, type GivenAnswer, isBlank, isCells, type Row, rowsIn } from './answer.ts'
import { type RecordType, type RowsShape, recordKeys } from './field.ts'
import type { Question } from './template.ts'

/** A row that names a party, site, permit, material or certificate well enough to be known again (domain reference 0.4). */
export interface Mention {
  readonly rowId: string
  /** The record the person picked, where one was picked. */
  readonly recordId: string | null
  readonly type: RecordType
  /** What makes two mentions the same thing; null where nothing does, and each is a record of its own. */
  readonly identifier: string | null
  readonly name: string
  readonly country: string | null
  readonly cells: Cells
}

const textAt = (cells: Cells, key: string): string => {
  const value = cellOf(cells, key)
  return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : ''
}
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s.\-_/]/g, '')

/** A code with check digits stands alone; any other number means something only in its country. */
function partyIdentifier(cells: Cells): string | null {
  const code = tidyUscc(textAt(cells, 'identifier'))
  if (code === '') return null
  if (usccFault(code) === null) return `USCC:${code}`
  if (leiFault(code) === null) return `LEI:${code}`
  const country = textAt(cells, 'country')
  return country ? `${country}:${plain(code)}` : null
}

const identifiers: Record<RecordType, (cells: Cells) => string | null> = {
  PARTY: partyIdentifier,
  SITE: cells => (textAt(cells, 'locode') ? `LOCODE:${plain(textAt(cells, 'locode'))}:${plain(textAt(cells, 'name'))}` : null),
  PERMIT: cells => {
    const issuer = textAt(cells, 'country') || plain(textAt(cells, 'authority'))
    return issuer ? `${issuer}:${plain(textAt(cells, 'number'))}` : null
  },
  // What a material is, not whose: the same for everybody who names it.
  MATERIAL: cells => `HS:${plain(textAt(cells, 'hs'))}:${plain(textAt(cells, 'material'))}`,
  CERTIFICATE: cells => `${plain(textAt(cells, 'standard'))}:${plain(textAt(cells, 'number'))}`,
}

const names: Record<RecordType, (cells: Cells) => string> = {
  PARTY: cells => textAt(cells, 'name'),
  SITE: cells => textAt(cells, 'name'),
  PERMIT: cells => textAt(cells, 'number'),
  MATERIAL: cells => textAt(cells, 'material'),
  CERTIFICATE: cells => `${textAt(cells, 'standard')} ${textAt(cells, 'number')}`,
}

const mention = (type: RecordType, { id, recordId, cells }: Row): Mention | null =>
  recordKeys[type].some(key => isBlank(cellOf(cells, key)))
    ? null
    : {
        rowId: id,
        recordId: recordId ?? null,
        type,
        identifier: identifiers[type](cells),
        name: names[type](cells),
        country: textAt(cells, 'country') || null,
        cells,
      }

const inRows = (shape: Pick<RowsShape, 'record'>, value: unknown): Mention[] => {
  const { record } = shape
  return record ? rowsIn(value).flatMap(row => mention(record, row) ?? []) : []
}

/** The records that an answer names, row by row. */
export function recordsIn(asked: Question, given: GivenAnswer): Mention[] {
  const { value } = given
  if (given.status !== 'ANSWERED') return []
  if (asked.type === 'ROWS') return inRows(asked, value)
  if (asked.type !== 'GROUP' || !isCells(value)) return []
  return asked.fields.flatMap(field => (field.type === 'ROWS' ? inRows(field, cellOf(value, field.key)) : []))
}
