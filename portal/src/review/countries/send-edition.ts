import type { EditionFactsInput } from 'shared/schemas/countries.ts'
import { sendFile } from '../../lib/send-file.ts'

/** Which column is what, as a person says it. */
export interface ColumnMapping {
  readonly sheet: string
  readonly headerRow: number
  readonly code: number | null
  readonly country: number | null
  readonly region: number | null
  readonly year: number | null
  readonly rank: number | null
  readonly figures: Readonly<Record<string, number>>
  /** One row a figure: the column with its name, the one with its value, and which name means what. */
  readonly long: { readonly key: number; readonly value: number; readonly keys?: Readonly<Record<string, string>> | undefined } | null
}
/** The first rows of a sheet, as the file has them, and the different texts of columns that hold few. */
export interface Sheet {
  readonly sheet: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
  readonly texts: Readonly<Record<number, readonly string[]>>
}
interface Fault {
  readonly row: number
  readonly kind: 'UNKNOWN_PLACE' | 'UNREADABLE' | 'OUT_OF_RANGE' | 'TWICE'
  readonly text: string
}
export interface EditionPreview {
  readonly values: number
  readonly rowsRead: number
  readonly leftOut: number
  readonly countries: number
  readonly regions: number
  readonly mapping: ColumnMapping
  readonly headings: readonly string[]
  readonly sample: readonly { country: string; region: string; indicator: string; value: number | null; rank: number | null }[]
  readonly unknown: readonly Fault[]
  readonly faults: readonly Fault[]
  readonly counts: { readonly unknown: number; readonly faults: number }
  readonly before: { readonly title: string; readonly changed: number; readonly added: number; readonly gone: number } | null
  readonly loadedAs: string | null
}
export interface SentEdition {
  readonly facts: EditionFactsInput
  readonly file: File
  readonly mapping: ColumnMapping | null
  readonly leaveOut?: boolean
}

const send = <T>(path: string, { facts, file, mapping, leaveOut }: SentEdition): Promise<T> =>
  sendFile(
    path,
    { facts: JSON.stringify(facts), ...(mapping && { mapping: JSON.stringify(mapping) }), ...(leaveOut && { leaveOut: 'yes' }) },
    file,
  )

export const previewEdition = (sent: SentEdition): Promise<EditionPreview> => send('/editions/preview', sent)
export const loadEdition = (sent: SentEdition): Promise<{ id: string }> => send('/editions', sent)
export const columnsOfEdition = async (sent: SentEdition): Promise<readonly Sheet[]> =>
  (await send<{ columns: readonly Sheet[] }>('/editions/columns', sent)).columns
