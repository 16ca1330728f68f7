import type { MineralFacts } from 'shared/schemas/red-flags.ts'
import { sendFile } from '../../lib/send-file.ts'

interface Fault {
  readonly row: number
  readonly kind: 'UNKNOWN_PLACE' | 'UNKNOWN_MATERIAL' | 'UNREADABLE' | 'TWICE'
  readonly text: string
}
/** What a file would become; nothing of it is kept. */
export interface MineralPreview {
  readonly rows: number
  readonly rowsRead: number
  readonly passedOver: number
  readonly countries: number
  readonly sample: readonly {
    readonly country: string
    readonly material: string
    readonly reserves: number | null
    readonly production: number | null
    readonly transit: boolean
  }[]
  readonly unknown: readonly Fault[]
  readonly faults: readonly Fault[]
  readonly counts: { readonly unknown: number; readonly faults: number }
  readonly before: { readonly title: string; readonly changed: number; readonly added: number; readonly gone: number } | null
  readonly loadedAs: string | null
}
export interface SentMinerals {
  readonly facts: MineralFacts
  readonly file: File
  readonly leaveOut?: boolean
}

const said = ({ facts, leaveOut }: SentMinerals): Record<string, string> => ({
  facts: JSON.stringify(facts),
  ...(leaveOut && { leaveOut: 'yes' }),
})
export const previewMinerals = (sent: SentMinerals): Promise<MineralPreview> => sendFile('/minerals/preview', said(sent), sent.file)
export const loadMinerals = (sent: SentMinerals): Promise<{ id: string }> => sendFile('/minerals', said(sent), sent.file)
