import { cellOf, isCells, rowsIn } from 'shared/questionnaires/answer.ts'
import type { Field } from 'shared/questionnaires/field.ts'
import { shownFields } from 'shared/questionnaires/shown-fields.ts'
import { type CellOut, cellName, type Look, type SheetOut } from '../../../platform/sheets.ts'
import { cellFor } from './cells.ts'
import { type ColumnSlot, marks, type Table } from './layout.ts'
import { partsOf, type SlotKind } from './slots.ts'
import { lookOf, SheetDraft, type Writing } from './writing.ts'

/** The sheet of a table: a line for each row, and room below for more. */

/** Lines that stand ready in the right forms; more can be added below them. */
const spareRows = 40

/** Where a list opens or anything may be written, nothing has to be said. */
const selfEvident: ReadonlySet<SlotKind> = new Set<SlotKind>(['text', 'yes', 'choice', 'country', 'currency'])

const heading = ({ field, slot }: ColumnSlot, fields: readonly Field[], writing: Writing): string => {
  const { t, say } = writing.speaking
  const need = 'need' in field ? field.need : undefined
  const name = [say(field.label), slot ? writing.partName(slot) : ''].filter(Boolean).join(' · ')
  const more = [
    slot ? (selfEvident.has(slot.kind) ? '' : writing.form(field, slot)) : t('workbook:pointer.files'),
    need && need !== 'REQUIRED' ? t(`workbook:need.${need}`) : '',
    'when' in field && field.when ? t('workbook:asked.field', { condition: writing.condition(field.when, fields) }) : '',
  ].filter(Boolean)
  return [name, ...more].join('\n')
}

const widthOf = ({ slot }: ColumnSlot): number => (slot === null || slot.kind === 'text' || slot.kind === 'choices' ? 28 : 18)

/** The rows of a table as the answer holds them. */
export const rowsOf = ({ field }: Table, value: unknown) => rowsIn(field ? (isCells(value) ? cellOf(value, field.key) : undefined) : value)

export function tableSheet(name: string, table: Table, value: unknown, fileNames: ReadonlyMap<string, string>, writing: Writing): SheetOut {
  const { speaking } = writing
  const draft = new SheetDraft()
  const fields = table.fields as readonly Field[]
  const { columns } = table
  const keyOf = ({ field }: ColumnSlot): string => ('key' in field ? field.key : '')
  draft.add([`${marks.table}${table.key}`, ...columns.map(({ key }) => key)], [])
  draft.add(
    [speaking.t('workbook:column.key'), ...columns.map(column => heading(column, fields, writing))],
    Array.from({ length: columns.length + 1 }, () => 'head' as Look),
  )
  for (const row of rowsOf(table, value)) {
    const shown = new Set(shownFields(fields, row.cells).map(field => field.key))
    const cell = (column: ColumnSlot): CellOut | Date => {
      const held = cellOf(row.cells, keyOf(column))
      if (!column.slot) return (Array.isArray(held) ? held : []).map(id => fileNames.get(String(id)) ?? '?').join('\n') || null
      return cellFor(column.slot, partsOf([column.slot], held).get(column.slot.part), speaking)
    }
    draft.add(
      [row.id, ...columns.map(cell)],
      [undefined, ...columns.map(column => (column.slot && shown.has(keyOf(column)) ? lookOf[column.slot.kind] : 'quiet'))],
    )
  }
  const looks: (Look | undefined)[] = [undefined, ...columns.map(({ slot }) => (slot ? lookOf[slot.kind] : 'quiet'))]
  for (let spare = 0; spare < spareRows; spare++)
    draft.add(
      Array.from({ length: columns.length + 1 }, () => null),
      looks,
    )
  const last = draft.rows.length + 500
  for (const [at, { slot }] of columns.entries())
    if (slot) draft.pick(writing.rangeFor(slot), `${cellName(3, at + 1)}:${cellName(last, at + 1)}`)
  return {
    name,
    rows: draft.rows,
    looks: draft.looks,
    picks: draft.picks,
    widths: [10, ...columns.map(widthOf)],
    hiddenRows: [0],
    fitsRows: true,
    hiddenColumns: [0],
    fixedRows: 2,
    fixedColumns: 2,
  }
}
