import { type Cells, cellOf, isBlank, isCells, isId, type Row, rowsIn } from './answer.ts'
import type { Check, Field, RowsShape } from './field.ts'
import { type Facts, type Fault, scalarFault } from './scalar-faults.ts'
import { shownFields } from './shown-fields.ts'

/** { id, recordId?, cells } and nothing else. */
const isRowAlone = (value: unknown): boolean =>
  isCells(value) &&
  Object.keys(value).every(key => ['id', 'recordId', 'cells'].includes(key)) &&
  isId(value.id) &&
  isCells(value.cells) &&
  (value.recordId === undefined || value.recordId === null || isId(value.recordId))

const maxRows = 500

/** Of rows that have not been touched since: two hundred are judged with each key, and one of them has changed. */
const judged = new WeakMap<Cells, { fields: readonly Field[]; today: string; faults: Fault[] }>()

function cellsFaults(fields: readonly Field[], cells: Cells, facts: Facts): Fault[] {
  const known = judged.get(cells)
  if (known?.fields === fields && known.today === facts.today) return known.faults
  const faults = judgeCells(fields, cells, facts)
  judged.set(cells, { fields, today: facts.today, faults })
  return faults
}

/** What is wrong with the cells of a row or the fields of a group. Hidden ones are not looked at. */
function judgeCells(fields: readonly Field[], cells: Cells, facts: Facts): Fault[] {
  const strange = Object.keys(cells).filter(key => !fields.some(field => field.key === key))
  return [
    ...strange.map((field): Fault => ({ key: 'unknownField', field })),
    ...shownFields(fields, cells).flatMap(field =>
      fieldFaults(field, cellOf(cells, field.key), facts).map(fault => ({ field: field.key, ...fault })),
    ),
  ]
}

function fieldFaults(field: Field, value: unknown, facts: Facts): Fault[] {
  if (isBlank(value)) return (field.need ?? 'REQUIRED') === 'REQUIRED' ? [{ key: 'missing' }] : []
  if (field.type === 'ROWS') return rowsFaults(field, value, facts)
  const fault = scalarFault(field, value, facts)
  return fault ? [fault] : []
}

/** Everything wrong with repeating rows, cell by cell. */
export function rowsFaults(shape: RowsShape, value: unknown, facts: Facts): Fault[] {
  const most = shape.maxRows ?? maxRows
  if (!Array.isArray(value)) return [{ key: 'notRows' }]
  if (value.length > most) return [{ key: 'tooMany', values: { max: most } }]
  if (!value.every(isRowAlone)) return [{ key: 'notRows' }]
  const rows = rowsIn(value)
  const fewest = shape.minRows ?? 1
  return [
    ...(rows.length < fewest ? [{ key: 'tooFew', values: { min: fewest } } as const] : []),
    ...(new Set(rows.map(one => one.id)).size < rows.length ? [{ key: 'twice' } as const] : []),
    ...rows.flatMap(one => cellsFaults(shape.fields, one.cells, facts).map(fault => ({ row: one.id, ...fault }))),
    ...(shape.checks ?? []).flatMap(check => checkFaults(check, rows)),
  ]
}

/** Everything wrong with a group: one row that has no id. */
export function groupFaults(shape: { fields: readonly Field[]; checks?: Check[] | undefined }, value: unknown, facts: Facts): Fault[] {
  if (!isCells(value)) return [{ key: 'notRows' }]
  const group = { id: '', cells: value }
  const rowIds = shape.fields.flatMap(field => (field.type === 'ROWS' ? rowsIn(cellOf(value, field.key)).map(one => one.id) : []))
  return [
    // A row is known by its id in the whole answer.
    ...(new Set(rowIds).size < rowIds.length ? [{ key: 'twice' } as const] : []),
    ...cellsFaults(shape.fields, value, facts),
    ...(shape.checks ?? []).flatMap(check => checkFaults(check, [group])).map(({ row: _, ...fault }) => fault),
  ]
}

const numbersIn = (rows: readonly Row[], fields: readonly string[]): number[] =>
  rows.flatMap(one => fields.map(field => cellOf(one.cells, field))).filter(value => typeof value === 'number')

/** A sum as people see it, without the dust of binary fractions. Undefined where nothing is to be added. */
export function sumOf(rows: readonly Row[], fields: readonly string[]): number | undefined {
  const numbers = numbersIn(rows, fields)
  return numbers.length > 0 ? Math.round(numbers.reduce((sum, one) => sum + one, 0) * 1e6) / 1e6 : undefined
}

const checks: { [R in Check['rule']]: (check: Extract<Check, { rule: R }>, rows: readonly Row[]) => Fault[] } = {
  SUM: ({ fields, equals, max, tolerance }, rows) => {
    const sum = sumOf(rows, fields)
    if (sum === undefined) return []
    const place = fields.length === 1 && fields[0] ? { field: fields[0] } : {}
    if (equals !== undefined && Math.abs(sum - equals) > tolerance) return [{ ...place, key: 'sumIsNot', values: { sum, wanted: equals } }]
    return max !== undefined && sum > max + tolerance ? [{ ...place, key: 'sumAbove', values: { sum, max } }] : []
  },
  ORDER: ({ fields: [first, last] }, rows) =>
    rows
      .filter(one => comesBefore(cellOf(one.cells, last), cellOf(one.cells, first)))
      .map(one => ({ key: 'order', row: one.id, field: last })),
  SOME: ({ fields: [field] }, rows) => (rows.some(one => cellOf(one.cells, field) === true) ? [] : [{ key: 'noneSaysYes', field }]),
}

/** Two days or two numbers; anything else is nobody's order. */
function comesBefore(one: unknown, other: unknown): boolean {
  if (typeof one === 'number' && typeof other === 'number') return one < other
  return typeof one === 'string' && typeof other === 'string' && one !== '' && other !== '' && one < other
}

export function checkFaults(check: Check, rows: readonly Row[]): Fault[] {
  if (check.rule === 'SUM') return checks.SUM(check, rows)
  return check.rule === 'ORDER' ? checks.ORDER(check, rows) : checks.SOME(check, rows)
}
