import {
  type CellFault,
  type ContactRead,
  columnAt,
  isContactColumn,
  type RowRead,
  type SheetCell,
  type SupplierRead,
} from './supplier-columns.ts'

/** What the file says of one supplier, in however many rows. */
export interface SupplierGroup {
  /** The rows, in an order that does not depend on the file's. */
  readonly rows: readonly { readonly sheet: string; readonly number: number; readonly cells: readonly SheetCell[] }[]
  readonly given: SupplierRead
  readonly faults: readonly CellFault[]
  /** Where a fault that is found later is shown. */
  readonly places: Readonly<Record<string, CellFault>>
}

/** What makes two rows one supplier: a code, or the same name in the same country. */
const keysOf = ({ given }: RowRead, nameKey: (name: string) => string): string[] => [
  ...(given.uscc ? [`uscc ${given.uscc}`] : []),
  ...(given.lei ? [`lei ${given.lei}`] : []),
  ...(given.registerNumber && given.country ? [`register ${given.country} ${plainNumber(given.registerNumber)}`] : []),
  ...(given.name ? [`name ${given.country ?? ''} ${nameKey(given.name)}`] : []),
]

export const plainNumber = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/[\s.\-/]/g, '')
    .toUpperCase()

/** Whoever is joined by some key, directly or through others, is one; the order of the rows has no part in it. */
function joined(rows: readonly RowRead[], nameKey: (name: string) => string): RowRead[][] {
  const parent = rows.map((_, at) => at)
  const root = (at: number): number => {
    let found = at
    while (parent[found] !== found) {
      parent[found] = parent[parent[found] ?? found] ?? found
      found = parent[found] ?? found
    }
    return found
  }
  const first = new Map<string, number>()
  for (const [at, row] of rows.entries())
    for (const key of keysOf(row, nameKey)) {
      const other = first.get(key)
      if (other === undefined) first.set(key, at)
      else parent[root(at)] = root(other)
    }
  const groups = new Map<number, RowRead[]>()
  for (const [at, row] of rows.entries()) {
    const home = groups.get(root(at))
    if (home) home.push(row)
    else groups.set(root(at), [row])
  }
  return [...groups.values()]
}

const text = (value: unknown): string => JSON.stringify(value) ?? ''
const inOrder = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
/** By what they say and not by where they stand. */
const byWords = (a: RowRead, b: RowRead): number =>
  inOrder(text(a.given), text(b.given)) || inOrder(text(a.cells), text(b.cells)) || a.number - b.number

const single = ['name', 'nameLatin', 'country', 'tier', 'uscc', 'lei', 'registerNumber', 'reviewerId'] as const
const columnOf = { reviewerId: 'reviewer' } as Readonly<Record<string, string>>
const several = ['furtherTiers', 'materials'] as const

const pointAt = (row: RowRead, name: string, key: string, values: CellFault['values'] = {}): CellFault => ({
  sheet: row.sheet,
  row: row.number,
  column: row.places[name]?.column ?? null,
  heading: row.places[name]?.heading ?? null,
  key,
  values,
})

/** Rows of one supplier may each say a part; what two of them say differently is told at both. */
function mergeRows(rows: readonly RowRead[], faults: CellFault[]): SupplierRead {
  const merged: Record<string, unknown> = {}
  for (const key of single) {
    const saying = rows.filter(({ given }) => given[key] !== undefined)
    const [first] = saying
    if (!first) continue
    merged[key] = first.given[key]
    const other = saying.find(({ given }) => given[key] !== first.given[key])
    if (other)
      for (const row of saying)
        faults.push(pointAt(row, columnOf[key] ?? key, 'contradicts', { row: other === row ? first.number : other.number }))
  }
  for (const key of several) {
    const all = [...new Set(rows.flatMap(({ given }) => given[key] ?? []))].sort()
    if (all.length > 0) merged[key] = all
  }
  return { ...merged, contacts: mergeContacts(rows, faults) } as SupplierRead
}

function mergeContacts(rows: readonly RowRead[], faults: CellFault[]): ContactRead[] {
  const byEmail = new Map<string, Record<string, unknown>>()
  for (const row of rows)
    for (const contact of row.given.contacts) {
      const known = byEmail.get(contact.email) ?? { email: contact.email }
      byEmail.set(contact.email, known)
      for (const [part, value] of Object.entries(contact)) {
        if (value === undefined) continue
        if (known[part] !== undefined && known[part] !== value) faults.push(contactFault(row, contact.email))
        known[part] ??= value
      }
    }
  return [...byEmail.values()].sort((a, b) => inOrder(String(a.email), String(b.email))) as unknown as ContactRead[]
}

const contactFault = (row: RowRead, email: string): CellFault => {
  const group = Object.keys(row.places).find(name => isContactColumn(name.split('.')[0] ?? '') && name.startsWith('contactEmail'))
  return pointAt(row, group ?? columnAt('contactEmail', 1), 'contactContradicts', { email })
}

export function groupSuppliers(rows: readonly RowRead[], nameKey: (name: string) => string): SupplierGroup[] {
  return joined(rows, nameKey)
    .map(group => {
      const ordered = group.toSorted(byWords)
      const faults = ordered.flatMap(row => row.faults)
      const given = mergeRows(ordered, faults)
      const places: Record<string, CellFault> = {}
      for (const row of ordered) for (const name of Object.keys(row.places)) places[name] ??= pointAt(row, name, '')
      return { rows: ordered.map(({ sheet, number, cells }) => ({ sheet, number, cells })), given, faults, places }
    })
    .sort((a, b) => inOrder(text(a.given), text(b.given)))
}
