import { checkTemplate } from 'shared/questionnaires/check-template.ts'
import { readChecks } from 'shared/questionnaires/notation/check-notation.ts'
import { readCondition } from 'shared/questionnaires/notation/condition-notation.ts'
import { readRaises } from 'shared/questionnaires/notation/raise-notation.ts'
import { type Template, template as templateSchema } from 'shared/questionnaires/template.ts'
import { type Locale, locales } from 'shared/words/lists.ts'
import { readWorkbook, type SheetIn } from '../../../platform/sheets.ts'
import type { DataRows, SheetFault } from './cells.ts'
import { type ColumnKey, isNamed, listOf, shapeColumns, usesColumn } from './columns.ts'
import { senseFaults, shapeFaults } from './places.ts'
import { type AboutKey, aboutKeys, type Draft, Reading } from './reading.ts'

/** A workbook read as a questionnaire: the whole of it, or what is wrong with it, cell by cell. */
export type ReadTemplate = { readonly template: Template; readonly faults: [] } | { readonly template: null; readonly faults: SheetFault[] }

/** More than a person mends before the next try. */
const mostFaults = 300

const without = <T extends object>(draft: T): T => Object.fromEntries(Object.entries(draft).filter(([, part]) => part !== undefined)) as T

const needed = (rows: DataRows, row: number, column: ColumnKey): string | undefined => {
  const text = rows.text(row, column)
  if (text === undefined && rows.isBlank(row, column)) rows.fault(row, column, 'missing')
  return text
}

const choices = (rows: DataRows, row: number, column: ColumnKey): string | undefined => {
  const list = listOf(rows.sheet, column)
  return list && rows.chosen(row, column, list)
}

const shapeReaders: Record<string, (rows: DataRows, row: number) => unknown> = {
  check: (rows, row) => choices(rows, row, 'check'),
  pattern: (rows, row) => rows.exact(row, 'pattern'),
  unit: (rows, row) => choices(rows, row, 'unit'),
  explain: (rows, row) => choices(rows, row, 'explain'),
  prove: (rows, row) => choices(rows, row, 'prove'),
  record: (rows, row) => choices(rows, row, 'record'),
  whole: (rows, row) => rows.yes(row, 'whole'),
  notFuture: (rows, row) => rows.yes(row, 'notFuture'),
  many: (rows, row) => rows.yes(row, 'many'),
  checks: (rows, row) => rows.notation(row, 'checks', readChecks),
}

/** What questions and fields have in common: the texts, the need, the condition, and what their type brings. */
function readTyped(rows: DataRows, row: number): Draft {
  const type = choices(rows, row, 'type')
  if (type === undefined && rows.isBlank(row, 'type')) rows.fault(row, 'type', 'missing')
  const shape: Record<string, unknown> = {}
  for (const column of shapeColumns) {
    if (rows.isBlank(row, column)) continue
    if (type !== undefined && !usesColumn(type as Template['sections'][number]['questions'][number]['type'], column)) {
      rows.fault(row, column, 'notForType', { type })
      continue
    }
    shape[column] = shapeReaders[column]?.(rows, row) ?? (shapeReaders[column] ? undefined : rows.number(row, column))
  }
  const need = choices(rows, row, 'need')
  return without({
    type,
    label: rows.words(row, 'label', true),
    help: rows.words(row, 'help', false),
    need: need === 'REQUIRED' ? undefined : need,
    when: rows.notation(row, 'when', readCondition),
    ...shape,
  })
}

function readSections(reading: Reading): Draft[] {
  return reading.each('sections', (rows, row) =>
    reading.at(
      rows,
      row,
      without<Draft>({
        code: needed(rows, row, 'code'),
        title: rows.words(row, 'title', true),
        tiers: rows.severalChosen(row, 'tiers', 'tiers'),
        questions: [],
      }),
    ),
  )
}

function readQuestions(reading: Reading, sections: readonly Draft[]): Draft[] {
  return reading.each('questions', (rows, row) => {
    const home = needed(rows, row, 'section')
    const section = sections.find(one => one.code === home)
    if (home !== undefined && !section) rows.fault(row, 'section', 'unknownSection', { found: home })
    const question = reading.at(
      rows,
      row,
      without<Draft>({
        code: needed(rows, row, 'code'),
        ...readTyped(rows, row),
        tiers: rows.severalChosen(row, 'tiers', 'tiers'),
        core: rows.yes(row, 'core'),
        evidence: rows.chosenInAll(row, 'evidence', 'evidence'),
        raises: rows.notation(row, 'raises', readRaises),
      }),
    )
    ;(section?.questions as Draft[] | undefined)?.push(question)
    return question
  })
}

const isCompound = ({ type }: Draft): boolean => type === 'ROWS' || type === 'GROUP'
const isChoice = ({ type }: Draft): boolean => type === 'SINGLE' || type === 'MULTIPLE'

/** The question a row belongs to; of two with one code the first. */
function questionAt(rows: DataRows, row: number, questions: readonly Draft[]): Draft | undefined {
  const code = needed(rows, row, 'question')
  const question = questions.find(one => one.code === code)
  if (code !== undefined && !question) rows.fault(row, 'question', 'unknownQuestion', { found: code })
  return question
}

function readFields(reading: Reading, questions: readonly Draft[]): void {
  reading.each('fields', (rows, row) => {
    const question = questionAt(rows, row, questions)
    const key = needed(rows, row, 'field')
    const within = rows.text(row, 'within')
    const field = reading.at(rows, row, without<Draft>({ key, ...readTyped(rows, row) }))
    if (!question) return
    const name = { question: String(question.code) }
    if (!isCompound(question)) return question.type === undefined ? undefined : rows.fault(row, 'question', 'fieldsOfNone', name)
    const home = within === undefined ? question : question.fields?.find(one => one.key === within && one.type === 'ROWS')
    if (!home) return rows.fault(row, 'within', 'unknownParent', { ...name, found: within ?? '' })
    if (field.type === 'ROWS' && (home !== question || question.type === 'ROWS')) return rows.fault(row, 'type', 'rowsInRows')
    home.fields = [...(home.fields ?? []), field]
  })
}

function readOptions(reading: Reading, questions: readonly Draft[]): void {
  reading.each('options', (rows, row) => {
    const question = questionAt(rows, row, questions)
    const value = needed(rows, row, 'value')
    const path = rows.text(row, 'field')
    const option = reading.at(rows, row, without({ value, label: rows.words(row, 'label', true) }))
    if (!question) return
    const keys = path?.split('.') ?? []
    const home = keys.reduce<Draft | undefined>((one, key) => one?.fields?.find(field => field.key === key), question)
    if (!home) return rows.fault(row, 'field', 'unknownOptionField', { question: String(question.code), found: path ?? '' })
    if (!isChoice(home))
      return home.type === undefined ? undefined : rows.fault(row, path === undefined ? 'question' : 'field', 'optionsOfNone')
    home.options = [...(home.options ?? []), option]
  })
}

/** Choices without options, groups without fields: said where the type stands. */
function tellEmpty(reading: Reading, questions: readonly Draft[]): void {
  const tell = (one: Draft): void => {
    if (isChoice(one) && (one.options?.length ?? 0) < 2) reading.fault(one, 'type', 'optionsMissing')
    if (isCompound(one) && !one.fields?.length) reading.fault(one, 'type', 'fieldsMissing')
    for (const field of one.fields ?? []) tell(field)
  }
  for (const question of questions) tell(question)
}

/** The sheet of names and entries. */
function readAbout(reading: Reading): { code?: string | undefined; title: Record<Locale, string>; rolesFrom?: string | undefined } {
  const entries = new Map<AboutKey, string>()
  reading.each('questionnaire', (rows, row) => {
    const name = needed(rows, row, 'name')
    const key = aboutKeys.find(one => name !== undefined && isNamed(name, `templates:about.${one}`))
    if (name !== undefined && !key) rows.fault(row, 'name', 'notInList', { found: name })
    if (!key) return
    reading.aboutRows.set(key, row)
    const entry = rows.text(row, 'entry')
    if (entry !== undefined) entries.set(key, entry)
  })
  const titles = { zh: 'titleZh', en: 'titleEn', fr: 'titleFr' } as const
  for (const language of locales) if (!entries.has(titles[language])) reading.aboutFault(titles[language], 'textMissing', { language })
  if (!entries.has('code')) reading.aboutFault('code', 'missing')
  const title = Object.fromEntries(locales.map(locale => [locale, entries.get(titles[locale]) ?? '?'])) as Record<Locale, string>
  return { code: entries.get('code'), title, rolesFrom: entries.get('rolesFrom') }
}

function readSettings(reading: Reading): Record<string, number> {
  const settings = new Map<string, number>()
  reading.each('settings', (rows, row) => {
    const name = needed(rows, row, 'name')
    const number = rows.number(row, 'number')
    if (number === undefined && rows.isBlank(row, 'number')) rows.fault(row, 'number', 'missing')
    if (name === undefined || number === undefined) return
    if (!/^[a-z][A-Za-z]{0,39}$/.test(name)) return rows.fault(row, 'name', 'settingForm')
    if (settings.has(name)) return rows.fault(row, 'name', 'settingTwice', { found: name })
    settings.set(name, number)
  })
  return Object.fromEntries(settings)
}

/** The version is given by whoever publishes; what stands in the sheet is only there to be read. */
export function templateFrom(sheets: readonly SheetIn[], locale: Locale): ReadTemplate {
  const reading = new Reading(sheets, locale)
  const { code, title, rolesFrom } = readAbout(reading)
  const settings = readSettings(reading)
  const sections = readSections(reading)
  const questions = readQuestions(reading, sections)
  readFields(reading, questions)
  readOptions(reading, questions)
  tellEmpty(reading, questions)
  const draft = without({ code, version: 1, title, rolesFrom, settings, sections })
  const read = templateSchema.safeParse(draft)
  if (read.success) senseFaults(checkTemplate(read.data), draft as unknown as Template, reading)
  // Where cells could not be read, the schema would only say the same again in other words.
  else if (reading.faults.length === 0) shapeFaults(read.error.issues, draft, reading)
  if (read.success && reading.faults.length === 0) return { template: read.data, faults: [] }
  return { template: null, faults: reading.faults.slice(0, mostFaults) }
}

export const readTemplateWorkbook = async (bytes: Buffer, locale: Locale): Promise<ReadTemplate> =>
  templateFrom(await readWorkbook(bytes), locale)
