import { type Field, groupShape, needs, recordTypes, rowsShape, scalarShapes, textChecks } from 'shared/questionnaires/field.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { evidenceKinds } from 'shared/words/evidence-kinds.ts'
import { type Locale, type LocalText, locales, tiers } from 'shared/words/lists.ts'
import { units } from 'shared/words/units.ts'
import { translator, type WordKey } from '../../../platform/words.ts'

/** How a questionnaire lies in a workbook: which sheets, which columns, and what can be chosen in them. */

export const dataSheets = ['questionnaire', 'settings', 'sections', 'questions', 'fields', 'options'] as const
export type DataSheet = (typeof dataSheets)[number]
export type SheetKey = DataSheet | 'guide' | 'lists'

const texts = (of: 'title' | 'label' | 'help') => [`${of}Zh`, `${of}En`, `${of}Fr`] as const
const shape = [
  'check',
  'pattern',
  'maxLength',
  'unit',
  'min',
  'max',
  'whole',
  'notFuture',
  'explain',
  'prove',
  'many',
  'record',
  'minRows',
  'maxRows',
  'checks',
] as const
const typed = ['type', ...texts('label'), ...texts('help'), 'need', 'when'] as const

/** `evidence` stands for as many columns as are needed, each with its number. */
export const sheetColumns = {
  questionnaire: ['name', 'entry'],
  settings: ['name', 'number', 'meaning'],
  sections: ['code', ...texts('title'), 'tiers'],
  questions: ['section', 'code', ...typed, 'tiers', 'core', 'evidence', 'raises', ...shape],
  fields: ['question', 'within', 'field', ...typed, ...shape],
  options: ['question', 'field', 'value', ...texts('label')],
} as const satisfies Record<DataSheet, readonly string[]>
export type ColumnKey = (typeof sheetColumns)[DataSheet][number]

/** What is only there to be read, and may be left out. */
export const optionalColumns: ReadonlySet<ColumnKey> = new Set(['meaning', 'evidence'])

const keysOf = <T extends string>(table: Record<T, unknown>): readonly T[] => Object.keys(table) as T[]
const types = keysOf<Question['type']>({ ...scalarShapes, ROWS: null, GROUP: null } as Record<Question['type'], unknown>)
const sayings = ['YES', 'NO', 'ALWAYS'] as const

const said = (key: (value: string) => string) => (value: string, locale: Locale) => translator(locale)(key(value) as WordKey)
const told = (table: Record<string, LocalText>) => (value: string, locale: Locale) => table[value]?.[locale] ?? value

export interface ChoiceList {
  readonly values: readonly string[]
  readonly label: (value: string, locale: Locale) => string
}
export const lists = {
  types: { values: types, label: said(type => `templates:type.${type}`) },
  fieldTypes: { values: types.filter(type => type !== 'GROUP'), label: said(type => `templates:type.${type}`) },
  needs: { values: needs, label: said(need => `templates:need.${need}`) },
  checks: { values: textChecks, label: said(check => `templates:check.${check}`) },
  units: { values: keysOf(units), label: told(units) },
  sayings: { values: sayings, label: said(saying => `templates:saying.${saying}`) },
  records: { values: recordTypes, label: said(record => `templates:record.${record}`) },
  evidence: { values: keysOf(evidenceKinds), label: told(evidenceKinds) },
  tiers: { values: tiers, label: said(tier => `words:tier.${tier}`) },
  yes: { values: ['yes'], label: said(() => 'templates:yes') },
} satisfies Record<string, ChoiceList>
export type ListName = keyof typeof lists

/** The columns whose cells are chosen from a list. */
export const chosenFrom: Partial<Record<ColumnKey, ListName>> = {
  type: 'types',
  need: 'needs',
  check: 'checks',
  unit: 'units',
  explain: 'sayings',
  prove: 'sayings',
  record: 'records',
  evidence: 'evidence',
  core: 'yes',
  whole: 'yes',
  notFuture: 'yes',
  many: 'yes',
}
export const listOf = (sheet: DataSheet, column: ColumnKey): ListName | undefined =>
  sheet === 'fields' && column === 'type' ? 'fieldTypes' : chosenFrom[column]

/** A name as people and programs write it: no matter the case, the width, the space around. */
const plain = (text: string): string => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ')

/** Each list's values by what they are called, in all languages and by themselves. */
const called = new Map(
  (Object.keys(lists) as ListName[]).map(name => {
    const { values, label }: ChoiceList = lists[name]
    return [
      name,
      new Map(values.flatMap(value => [value, ...locales.map(locale => label(value, locale))].map(text => [plain(text), value]))),
    ]
  }),
)

/** The value behind a label in any of the languages, or behind itself. */
export const valueBehind = (list: ListName, text: string): string | undefined => called.get(list)?.get(plain(text))

export const isNamed = (text: string, key: WordKey, values: Record<string, string | number> = {}): boolean =>
  locales.some(locale => plain(translator(locale)(key, values)) === plain(text))

export const sheetName = (sheet: SheetKey, locale: Locale): string => translator(locale)(`templates:sheet.${sheet}`)
export const columnName = (column: ColumnKey, locale: Locale, number?: number): string =>
  translator(locale)(`templates:column.${column}`, number === undefined ? {} : { number })

/** The columns of a question's shape that its type uses. */
const shapes: Record<Question['type'], object> = { ...scalarShapes, ROWS: rowsShape, GROUP: groupShape }
export const usesColumn = (type: Question['type'], column: string): boolean => Object.hasOwn(shapes[type], column)
export const shapeColumns: readonly ColumnKey[] = shape

export type Typed = Question | Field
