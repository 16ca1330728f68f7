import type { EvidenceFileState } from 'shared/words/lists.ts'

export type EvidenceState = EvidenceFileState

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
  readonly kind?: string | null
  readonly number?: string | null
  readonly issuer?: string | null
  readonly issuedOn?: string | null
  readonly expiresOn?: string | null
  readonly uploadedAt?: string | null
  readonly uploadedBy?: string | null
  readonly allowedActions?: readonly string[] | null
}

const known = new Map<string, ListedFile>()

/** Files this page has received or picked: an answer names them by id before the server has told of them again. */
export const knowFile = (file: ListedFile): void => void known.set(file.id, file)
export const knownFile = (id: string): ListedFile | undefined => known.get(id)
