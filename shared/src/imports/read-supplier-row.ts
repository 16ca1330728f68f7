import { leiFault } from '../rules/lei.ts'
import { usccFault } from '../rules/uscc.ts'
import { email as emailSchema } from '../schemas/fields.ts'
import { chosenOf, codeOf, emailOf, type ReadCell, severalChosenOf, textOf, yesOrNoOf } from './cells.ts'
import {
  type CellFault,
  type ColumnKey,
  type ContactRead,
  columnAt,
  contactGroups,
  type PlainColumn,
  plainColumns,
  type RowRead,
  type SheetCell,
  type SheetRow,
  type SupplierRead,
  type Vocabulary,
} from './supplier-columns.ts'

const isEmail = (text: string): boolean => emailSchema.safeParse(text).success

function reviewerOf(cell: SheetCell, reviewers: Vocabulary['reviewers']): ReadCell<string> {
  const { value, fault } = emailOf(cell, isEmail)
  if (fault || value === undefined) return fault ? { fault } : {}
  if (!reviewers) return { fault: { key: 'mayNotAssign', values: {} } }
  return Object.hasOwn(reviewers, value) ? { value: reviewers[value] } : { fault: { key: 'noReviewer', values: { found: value } } }
}

/** How each column is read. */
const plainReaders: Record<PlainColumn, (cell: SheetCell, words: Vocabulary) => ReadCell<unknown>> = {
  name: cell => textOf(cell, 300),
  nameLatin: cell => textOf(cell, 300),
  country: (cell, { countries }) => chosenOf(cell, countries),
  tier: (cell, { tiers }) => chosenOf(cell, tiers),
  furtherTiers: (cell, { tiers }) => severalChosenOf(cell, tiers),
  materials: (cell, { materials }) => severalChosenOf(cell, materials),
  uscc: cell => codeOf(cell, code => usccFault(code) && `uscc.${usccFault(code)}`),
  lei: cell => codeOf(cell, code => leiFault(code) && `lei.${leiFault(code)}`),
  registerNumber: cell => textOf(cell, 100),
  reviewer: (cell, { reviewers }) => reviewerOf(cell, reviewers),
}

/** The columns of a sheet by what they say: `contactEmail.2` → its place. */
export interface Header {
  readonly sheet: string
  readonly row: number
  readonly headings: ReadonlyMap<number, string>
  readonly at: Readonly<Record<string, number>>
}

/** Reads one row by itself: what it says of a supplier, and what is wrong with its cells. */
export function readSupplierRow(
  { number, cells }: SheetRow,
  header: Header,
  words: Vocabulary,
  marked: ReadonlyMap<number, string>,
): RowRead {
  const faults: CellFault[] = []
  const places: Record<string, { column: number; heading: string | null }> = {}
  const tell = (column: number | null, key: string, values: CellFault['values'] = {}): void =>
    void faults.push({
      sheet: header.sheet,
      row: number,
      column,
      heading: column === null ? null : (header.headings.get(column) ?? null),
      key,
      values,
    })
  const read = <T>(key: ColumnKey, group: number, reader: (cell: SheetCell) => ReadCell<T>): T | undefined => {
    const name = columnAt(key, group)
    const column = header.at[name]
    if (column === undefined) return undefined
    const mark = marked.get(column)
    if (mark) return void tell(column, mark)
    const { value, fault } = reader(cells[column] ?? null)
    if (fault) tell(column, fault.key, fault.values)
    else if (value !== undefined) places[name] = { column, heading: header.headings.get(column) ?? null }
    return value
  }

  const plain = Object.fromEntries(
    plainColumns.map(key => [key === 'reviewer' ? 'reviewerId' : key, read(key, 0, cell => plainReaders[key](cell, words))]),
  )
  const contacts: ContactRead[] = []
  for (let group = 1; group <= contactGroups; group++) {
    const before = faults.length
    const contact = {
      name: read('contactName', group, cell => textOf(cell, 100)),
      email: read('contactEmail', group, cell => emailOf(cell, isEmail)),
      phone: read('contactPhone', group, cell => textOf(cell, 40)),
      locale: read('contactLanguage', group, cell => chosenOf(cell, words.languages)),
      signatory: read('contactSigns', group, cell => yesOrNoOf(cell, words.yes, words.no)),
    }
    const { email } = contact
    const isSaid = Object.values(contact).some(part => part !== undefined)
    if (email !== undefined) contacts.push({ ...contact, email })
    else if (isSaid && faults.length === before)
      tell(header.at[columnAt('contactEmail', group)] ?? header.at[columnAt('contactName', group)] ?? null, 'emailMissing')
  }
  if (plain.name === undefined && plain.uscc === undefined && plain.lei === undefined && faults.length === 0)
    tell(header.at.name ?? null, 'missing.name')
  return { sheet: header.sheet, number, cells, given: { ...plain, contacts } as SupplierRead, places, faults }
}
