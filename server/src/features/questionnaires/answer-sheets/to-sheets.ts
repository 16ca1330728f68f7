import { cellOf, isCells } from 'shared/questionnaires/answer.ts'
import { faultsOf } from 'shared/questionnaires/answer-faults.ts'
import type { Fault } from 'shared/questionnaires/scalar-faults.ts'
import type { Question } from 'shared/questionnaires/template.ts'
import { readAnswers } from 'shared/questionnaires/visible.ts'
import type { Locale } from 'shared/words/lists.ts'
import { locales } from 'shared/words/lists.ts'
import { dayWords } from '../../../platform/dates.ts'
import { type SheetOut, writeWorkbook } from '../../../platform/sheets.ts'
import { translator, type WordKey } from '../../../platform/words.ts'
import { layoutOf, marks, type Table, workbookForm } from './layout.ts'
import { asAnswers, type Standing } from './plan.ts'
import { QuestionSheet, type ToWrite } from './question-sheet.ts'
import { plain, Speaking } from './speaking.ts'
import { rowsOf, tableSheet } from './table-sheet.ts'
import { Writing } from './writing.ts'

/** A questionnaire with its answers so far, as a workbook that is filled without a line and sent back. */

export interface ResponseOut extends Standing {
  readonly templateId: string
  readonly supplier: string
  readonly programme: string
  readonly dueOn: string
  readonly fileNames: ReadonlyMap<string, string>
  readonly locale: Locale
}

const readOnly = ['guide', 'missing', 'lists'] as const
/** Sheets that are only there to be read, whatever their language. */
export const isReadOnly = (name: string): boolean =>
  readOnly.some(key => locales.some(locale => plain(translator(locale)(`workbook:sheet.${key}`)) === plain(name)))

export function sheetsOf(out: ResponseOut): SheetOut[] {
  const { template, tier, stored } = out
  const speaking = new Speaking(out.locale, template.settings)
  const writing = new Writing(template, speaking)
  const names = (['guide', 'missing', 'questions'] as const).map(key => writing.sheetName(speaking.t(`workbook:sheet.${key}`)))
  const [guide = '', missing = '', questions = ''] = names
  const { sections, shows } = readAnswers(template, tier, asAnswers(stored))
  const layout = layoutOf(template)
  const tables = sections.flatMap(section => section.questions.flatMap(({ code }) => layout.get(code)?.tables ?? []))
  const written: ToWrite = {
    sections,
    visible: new Set(sections.flatMap(section => section.questions.filter(shows).map(({ code }) => code))),
    stored: new Map(stored.map(one => [one.question, one])),
    fileNames: out.fileNames,
    proposed: out.proposed,
    tableNames: new Map(tables.map(table => [table.key, writing.sheetName(tableName(table, speaking))])),
  }
  const sheet = new QuestionSheet(questions, writing, written)
  const filled = tables.map(table =>
    tableSheet(written.tableNames.get(table.key) ?? '', table, written.stored.get(table.question.code)?.value, out.fileNames, writing),
  )
  const lacking = missingRows(out, written, sheet, writing)
  return [
    guideSheet(guide, out, lacking.length, speaking),
    missingSheet(missing, lacking, speaking),
    sheet.sheet(),
    ...filled,
    writing.listsSheet(),
    aboutSheet(out),
  ]
}

const tableName = ({ question, field }: Table, { say }: Speaking): string =>
  `${question.code.split('-')[1] ?? question.code} ${say((field ?? question).label)}`

/** What still keeps the questionnaire from being handed in, and where it is to be filled in. */
function missingRows(out: ResponseOut, given: ToWrite, sheet: QuestionSheet, writing: Writing): (string | null)[][] {
  const { say } = writing.speaking
  return given.sections.flatMap(section =>
    section.questions
      .filter(({ code }) => given.visible.has(code))
      .flatMap(question =>
        faultsOf(question, given.stored.get(question.code), { today: out.today })
          .slice(0, 50)
          .map(fault => [
            say(section.title),
            question.code,
            say(question.label),
            faultWords(question, fault, given, writing),
            placeOf(question, fault, given, sheet),
            question.when ? writing.condition(question.when) : null,
          ]),
      ),
  )
}

function missingSheet(name: string, rows: (string | null)[][], { t }: Speaking): SheetOut {
  return {
    name,
    header: (['section', 'code', 'question', 'missing', 'where', 'because'] as const).map(column => t(`workbook:column.${column}`)),
    rows: rows.length > 0 ? rows : [[null, null, t('workbook:nothingMissing'), null, null, null]],
    widths: [26, 10, 48, 50, 28, 40],
    fitsRows: true,
  }
}

function faultWords(question: Question, { key, row, field, values }: Fault, given: ToWrite, writing: Writing): string {
  const { t, say } = writing.speaking
  const known = layoutOf(writing.template).get(question.code)
  const fields = [
    ...(question.type === 'GROUP' || question.type === 'ROWS' ? question.fields : []),
    ...(known?.tables.flatMap(one => one.fields) ?? []),
  ]
  const named = fields.find(one => 'key' in one && one.key === field)
  const at = row === undefined ? -1 : rowNumber(question, row, given, writing)
  const place = [at >= 0 ? t('workbook:preview.row', { number: at + 1, name: '' }).trim() : '', named ? say(named.label) : ''].filter(
    Boolean,
  )
  const words = t(`questionnaire:fault.${key}` as WordKey, values ?? {})
  return place.length > 0 ? t('workbook:missingAt', { place: place.join(' · '), words }) : words
}

function rowNumber(question: Question, row: string, given: ToWrite, writing: Writing): number {
  const tables = layoutOf(writing.template).get(question.code)?.tables ?? []
  const value = given.stored.get(question.code)?.value
  return Math.max(-1, ...tables.map(table => rowsOf(table, value).findIndex(one => one.id === row)))
}

/** A sheet and a cell, as people look for it. */
function placeOf(question: Question, { row, field }: Fault, given: ToWrite, sheet: QuestionSheet): string {
  const value = given.stored.get(question.code)?.value
  const tables = [...given.tableNames].filter(([key]) => key === question.code || key.startsWith(`${question.code}/`))
  const own = tables.find(([key]) => key === (field === undefined || row !== undefined ? question.code : `${question.code}/${field}`))
  const inner = tables.find(([key]) => row !== undefined && isCells(value) && holdsRow(cellOf(value, key.split('/')[1] ?? ''), row))
  const table = inner ?? own
  if (table) return table[1]
  const cell = (field !== undefined && sheet.cells.get(`${question.code}.${field}`)) || sheet.cells.get(question.code)
  return `${sheet.name} ${cell ?? ''}`.trim()
}
const holdsRow = (value: unknown, row: string): boolean => Array.isArray(value) && value.some(one => isCells(one) && one.id === row)

const told = ['how', 'lastYear', 'states', 'tables', 'lists', 'forms', 'files', 'hidden', 'roles', 'back', 'care'] as const

function guideSheet(name: string, out: ResponseOut, missing: number, { t, say, locale }: Speaking): SheetOut {
  const facts = [
    [t('workbook:guide.supplier'), out.supplier],
    [t('workbook:guide.programme'), out.programme],
    [t('workbook:guide.due'), dayWords(out.dueOn, locale)],
    [t('workbook:guide.took'), dayWords(out.today, locale)],
    [t('workbook:guide.missing'), String(missing)],
  ]
  const rows = [
    [say(out.template.title), ''],
    ...facts,
    ['', ''],
    ...told
      .filter(key => key !== 'lastYear' || out.proposed.size > 0)
      .map(key => [t(`workbook:guide.title.${key}`), t(`workbook:guide.text.${key}`)]),
  ]
  return { name, widths: [34, 96], rows, headings: [0], fitsRows: true }
}

function aboutSheet({ responseId, templateId, template, locale, today }: ResponseOut): SheetOut {
  return {
    name: 'headwater',
    hidden: true,
    widths: [24, 44],
    rows: [
      [marks.about, workbookForm],
      ['response', responseId],
      ['template', templateId],
      ['questionnaire', `${template.code} v${template.version}`],
      ['language', locale],
      ['day', today],
    ],
  }
}

export const answerWorkbook = (out: ResponseOut): Promise<Buffer> => writeWorkbook(sheetsOf(out))
