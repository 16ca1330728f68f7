import type { Field, RowsField } from 'shared/questionnaires/field.ts'
import { type Question, questionsOf, type Template } from 'shared/questionnaires/template.ts'
import { type Scalar, type Slot, slotsOf } from './slots.ts'

/**
 * Where everything lies in the workbook, by keys that stand hidden in it: a line for each cell to be answered, a sheet for each table.
 * What is found again by its key may be moved, sorted and surrounded by a person's own notes.
 */

/** A cell of a question that is not a table: `KYS-A9/registered/amount`. */
export interface LineSlot {
  readonly key: string
  readonly asked: Scalar
  /** The field of a group; null where the question itself is asked. */
  readonly field: Field | null
  readonly slot: Slot
}
/** A column of a table: `paid/amount`. Files are named in one that is only there to be read: `!file`. */
export interface ColumnSlot {
  readonly key: string
  readonly field: Scalar
  readonly slot: Slot | null
}
/** A sheet of rows: `KYS-C1`, `KYS-C2/owners`. */
export interface Table {
  readonly key: string
  readonly question: Question
  readonly field: RowsField | null
  readonly fields: readonly Scalar[]
  readonly columns: readonly ColumnSlot[]
}
export interface QuestionPlaces {
  readonly question: Question
  readonly slots: readonly LineSlot[]
  readonly tables: readonly Table[]
}

const keyed = (...parts: string[]): string => parts.filter(Boolean).join('/')

const lineSlots = (code: string, asked: Scalar, field: Field | null): LineSlot[] =>
  slotsOf(asked, true).map(slot => ({ key: keyed(code, field?.key ?? '', slot.part), asked, field, slot }))

const columnsOf = (fields: readonly Scalar[]): ColumnSlot[] =>
  fields.flatMap((field): ColumnSlot[] =>
    field.type === 'FILE'
      ? [{ key: `!${'key' in field ? field.key : ''}`, field, slot: null }]
      : slotsOf(field, false).map(slot => ({ key: keyed('key' in field ? field.key : '', slot.part), field, slot })),
  )

const table = (question: Question, field: RowsField | null, fields: readonly Scalar[]): Table => ({
  key: keyed(question.code, field?.key ?? ''),
  question,
  field,
  fields,
  columns: columnsOf(fields),
})

function placesOf(question: Question): QuestionPlaces {
  if (question.type === 'ROWS') return { question, slots: [], tables: [table(question, null, question.fields)] }
  if (question.type !== 'GROUP') return { question, slots: lineSlots(question.code, question, null), tables: [] }
  return {
    question,
    slots: question.fields.flatMap(field => (field.type === 'ROWS' ? [] : lineSlots(question.code, field, field))),
    tables: question.fields.flatMap(field => (field.type === 'ROWS' ? [table(question, field, field.fields)] : [])),
  }
}

const known = new WeakMap<Template, ReadonlyMap<string, QuestionPlaces>>()

/** Each question's places by its code. */
export function layoutOf(template: Template): ReadonlyMap<string, QuestionPlaces> {
  const before = known.get(template)
  if (before) return before
  const layout = new Map(questionsOf(template).map(question => [question.code, placesOf(question)]))
  known.set(template, layout)
  return layout
}

/** What marks our sheets: in the first cell of their hidden first line, and on the sheet that says what the workbook is. */
export const marks = { about: 'headwater-answers', questions: '#questions', table: '#table ' } as const
/** The columns of the sheet of questions. */
export const questionColumns = [
  'key',
  'version',
  'code',
  'question',
  'answer',
  'lastYear',
  'confirm',
  'state',
  'reason',
  'note',
  'files',
  'guidance',
  'asked',
] as const
/** Columns of a second year alone. */
export const yearColumns: readonly string[] = ['lastYear', 'confirm']
export type QuestionColumn = (typeof questionColumns)[number]

export const workbookForm = 1
/** A whole KYS with every table has some forty sheets; a questionnaire may have eight hundred questions. */
export const answerSheetLimits = { sent: 8_000_000, unpacked: 60_000_000, parts: 1_000, sheets: 300, rows: 20_000, columns: 120 }
