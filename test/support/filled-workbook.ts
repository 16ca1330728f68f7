import { filedFrom } from 'server/src/features/questionnaires/answer-sheets/from-sheets.ts'
import { type Plan, planOf, type StoredAnswer } from 'server/src/features/questionnaires/answer-sheets/plan.ts'
import { Speaking } from 'server/src/features/questionnaires/answer-sheets/speaking.ts'
import { isReadOnly, type ResponseOut, sheetsOf } from 'server/src/features/questionnaires/answer-sheets/to-sheets.ts'
import { type CellIn, type CellOut, restored, type SheetIn, type SheetOut, writeWorkbook } from 'server/src/platform/sheets.ts'
import type { Answers } from 'shared/questionnaires/answer.ts'
import { questionsOf, type Template } from 'shared/questionnaires/template.ts'
import type { Locale, Tier } from 'shared/words/lists.ts'

/** A response's workbook in memory, somebody who works in it, and what comes of it. */

export const today = '2026-11-23'

export const storedFrom = (template: Template, answers: Answers): StoredAnswer[] =>
  questionsOf(template).map(({ code }) => ({
    ...{ question: code, status: 'EMPTY' as const, value: null, reason: null, note: null, files: [], version: 1, savedBy: null },
    ...answers.get(code),
  }))

export const responseOut = (
  template: Template,
  answers: Answers,
  rest: Partial<ResponseOut> & { locale?: Locale; tier?: Tier } = {},
): ResponseOut => ({
  responseId: '6a0f1c52-7d3e-4b7a-9a60-0d2f6a1f0c11',
  templateId: '6a0f1c52-7d3e-4b7a-9a60-0d2f6a1f0c12',
  template,
  tier: 'MINE',
  today,
  stored: storedFrom(template, answers),
  decisions: {},
  proposed: new Map(),
  supplier: 'Example Mine',
  programme: 'Programme',
  dueOn: '2026-12-01',
  fileNames: new Map(),
  locale: 'en',
  ...rest,
})

/** As a workbook is read again, without a file in between. */
export const asRead = (sheets: readonly SheetOut[]): SheetIn[] =>
  sheets.map(({ name, header, rows }) => ({
    name,
    formulas: [],
    rows: [...(header ? [header] : []), ...rows].map((cells, at) => ({ number: at + 1, cells: cells.map((cell): CellIn => cell ?? null) })),
  }))

export const planBack = (out: ResponseOut, sheets: readonly SheetIn[], taken: readonly string[] = []): Plan =>
  planOf(out, {
    filed: filedFrom(sheets, out.template, isReadOnly),
    speaking: new Speaking(out.locale, out.template.settings),
    bases: new Map(),
    taken: new Set(taken),
  })

/** Writes into a cell of the sheet that has this key in its first line or, for a table, in its first cell. */
export function write(sheets: readonly SheetIn[], key: string, column: string, value: CellIn): SheetIn[] {
  let isWritten = false
  const changed = sheets.map(sheet => {
    const keys = sheet.rows[0]?.cells ?? []
    const at = keys.indexOf(column)
    return {
      ...sheet,
      rows: sheet.rows.map(row => {
        if (at < 0 || row.cells[0] !== key) return row
        isWritten = true
        const cells = Array.from({ length: Math.max(row.cells.length, at + 1) }, (_, place) => row.cells[place] ?? null)
        cells[at] = value
        return { ...row, cells }
      }),
    }
  })
  if (!isWritten) throw new Error(`no cell ${column} in the line ${key}`)
  return changed
}

/** Our sign before what begins like a formula stands there once, as it was read. */
const saved = (cell: CellIn): CellOut | Date =>
  typeof cell === 'string' ? restored(cell) : typeof cell === 'boolean' ? String(cell) : cell

/** A workbook as another program would have saved it: values, without our forms and lists. */
export const savedElsewhere = (sheets: readonly SheetIn[]): Promise<Buffer> =>
  writeWorkbook(
    sheets.map(({ name, rows }) => {
      const last = rows.at(-1)?.number ?? 0
      const byNumber = new Map(rows.map(row => [row.number, row.cells]))
      return {
        name,
        widths: [],
        rows: Array.from({ length: last }, (_, at) => (byNumber.get(at + 1) ?? []).map(saved)),
      }
    }),
  )

export { sheetsOf }
