import type { TemplateDifference } from 'shared/questionnaires/diff-templates.ts'
import type { Template } from 'shared/questionnaires/template.ts'
import { sendWorkbook } from '../../lib/send-workbook.ts'

/** What the server says to a changed spreadsheet. Nothing of it is kept there. */
export interface Checked {
  readonly template: Template | null
  readonly faults: readonly {
    readonly sheet: string
    readonly cell: string | null
    readonly column: string | null
    readonly message: string
  }[]
  readonly present: { readonly id: string; readonly version: number } | null
  readonly difference: TemplateDifference | null
}

export const checkWorkbook = (file: File): Promise<Checked> => sendWorkbook('/templates/check', file)
