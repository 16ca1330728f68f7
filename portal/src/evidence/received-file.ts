import type { EvidenceKind } from 'shared/words/evidence-kinds.ts'

export type EvidenceState = 'CLEAN' | 'NOT_SCANNED' | 'HELD' | 'REFUSED'

/** A file as it stands beside an answer or in a list. What a freshly received one does not say yet, its owner may add. */
export interface ListedFile {
  readonly id: string
  readonly name: string
  readonly type: string
  readonly size: number
  readonly state?: EvidenceState | null
  readonly heldReasons?: readonly string[] | null
  readonly revision?: number | null
  readonly replacedById?: string | null
  readonly kind?: EvidenceKind | string | null
  readonly number?: string | null
  readonly issuer?: string | null
  readonly issuedOn?: string | null
  readonly expiresOn?: string | null
  readonly uploadedAt?: string | null
  readonly uploadedBy?: string | null
}

const known = new Map<string, ListedFile>()

/** Files this page has received or picked: an answer names them by id before the server has told of them again. */
export const knowFile = (file: ListedFile): void => void known.set(file.id, file)
export const knownFile = (id: string): ListedFile | undefined => known.get(id)
