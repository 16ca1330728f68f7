import { leiFault } from '../rules/lei.ts'
import { tidyUscc, usccFault } from '../rules/uscc.ts'
import { type Cells, cellOf, type GivenAnswer, isBlank, isCells, type Row, rowsIn } from './answer.ts'
import { type RecordType, type RowsShape, recordKeys } from './field.ts'
import type { Question } from './template.ts'

/** A row that names a party, site, permit, material or certificate well enough to be known again (domain reference 0.4). */
export interface Mention {
  /** The row's own id; of a party that stands in a question or a cell, what tells its place apart from every other of the supplier. */
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

/** A party that a question or a cell asks for by itself: the legal representative, a mine's operator. */
const inParty = (place: string, value: unknown): Mention[] => {
  if (!isCells(value)) return []
  const { recordId, ...cells } = value as Cells & { recordId?: string }
  const named = mention('PARTY', { id: place, cells, ...(recordId && { recordId }) })
  return named ? [named] : []
}

type Named = readonly { readonly key: string; readonly type: string }[]
const partiesIn = (place: string, fields: Named, cells: Cells): Mention[] =>
  fields.flatMap(({ key, type }) => (type === 'PARTY' ? inParty(`${place} ${key}`, cellOf(cells, key)) : []))

/** A row as a record, where it is well enough named, and the parties in its cells. */
const inRow = (record: RecordType | undefined, fields: Named, row: Row): Mention[] => {
  const named = record && mention(record, row)
  const parties = partiesIn(row.id, fields, row.cells)
  return named ? [named, ...parties] : parties
}
const inRows = ({ record, fields }: Pick<RowsShape, 'record' | 'fields'>, value: unknown): Mention[] =>
  rowsIn(value).flatMap(row => inRow(record, fields, row))

/** The records that an answer names, row by row, and the parties that it asks for by themselves. */
export function recordsIn(asked: Question, given: GivenAnswer): Mention[] {
  const { value } = given
  if (given.status !== 'ANSWERED') return []
  if (asked.type === 'ROWS') return inRows(asked, value)
  if (asked.type === 'PARTY') return inParty(asked.code, value)
  if (asked.type !== 'GROUP' || !isCells(value)) return []
  const rows = asked.fields.flatMap(field => (field.type === 'ROWS' ? inRows(field, cellOf(value, field.key)) : []))
  return [...rows, ...partiesIn(asked.code, asked.fields, value)]
}
