import { sendFile } from '../../lib/send-file.ts'

/** What a publisher's files would become; nothing of them is kept. */
export interface Preview {
  readonly list: 'UN' | 'OFAC' | 'EU'
  readonly version: string
  readonly rows: number
  readonly entries: number
  readonly names: number
  readonly faults: readonly {
    readonly kind: 'NO_NAME' | 'NO_KEY' | 'TWICE' | 'ORPHAN' | 'BROKEN_ROW'
    readonly file: string
    readonly row: number
    readonly said: string
  }[]
  readonly faultCount: number
  readonly before: {
    readonly version: string
    readonly same: number
    readonly changed: number
    readonly added: number
    readonly gone: number
  } | null
  readonly loadedAs: string | null
}

const told = (files: readonly File[]): Record<string, string> => ({
  files: JSON.stringify(files.map(({ name, size }) => ({ name, size }))),
})

export const previewList = (files: readonly File[]): Promise<Preview> => sendFile('/lists/preview', told(files), new Blob([...files]))
export const loadList = ({ files, leaveOut }: { files: readonly File[]; leaveOut: boolean }): Promise<{ id: string }> =>
  sendFile('/lists', { ...told(files), ...(leaveOut && { leaveOut: 'yes' }) }, new Blob([...files]))
