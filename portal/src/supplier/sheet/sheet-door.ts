import { sendWorkbook } from '../../lib/send-workbook.ts'

/** A filled workbook goes to the server: to see what it would change, and to change it. */

export interface Told {
  readonly sheet: string
  readonly cell: string | null
  readonly column: string | null
  readonly message: string
}
export interface Change {
  readonly question: string
  readonly label: string
  readonly lines: readonly { readonly what: string; readonly before: string; readonly after: string }[]
  readonly more: number
  /** Somebody changed the answer since the workbook was taken along. */
  readonly isConflict: boolean
  readonly savedBy: string | null
}
export interface Checked {
  readonly older: { readonly title: string; readonly version: number; readonly day: string } | null
  readonly mark: string
  readonly changes: readonly Change[]
  readonly emptied: readonly { readonly question: string; readonly label: string }[]
  readonly faults: readonly Told[]
  readonly notices: readonly Told[]
}
export interface Applied {
  readonly saved: number
  readonly emptied: number
  readonly required: number
  readonly answered: number
}

export interface Sheet {
  readonly responseId: string
  readonly file: File
  /** Of another questionnaire: what fits is taken over. */
  readonly isOlder: boolean
}

const asked = ({ isOlder }: Sheet, rest: Record<string, string> = {}): URLSearchParams =>
  new URLSearchParams({ ...rest, ...(isOlder ? { older: 'yes' } : {}) })

export const checkSheet = (sheet: Sheet): Promise<Checked> =>
  sendWorkbook(`/responses/${sheet.responseId}/sheet/check?${asked(sheet)}`, sheet.file)

export const applySheet = (sheet: Sheet, mark: string, taken: readonly string[]): Promise<Applied> =>
  sendWorkbook(`/responses/${sheet.responseId}/sheet/apply?${asked(sheet, { mark, take: taken.join(',') })}`, sheet.file)
