import type { SpeakFileType } from 'shared/words/grievances.ts'

/** Why a file is not taken from somebody who speaks up: the key of a sentence below `speak:file`. */
export type CleaningRefusal = 'kind' | 'heic' | 'video' | 'archive' | 'protected' | 'active' | 'hidden' | 'broken'

/** What was found and taken out: keys below `speak:removed`. */
export const removedKinds = ['place', 'author', 'thumbnail', 'comments', 'sound', 'other'] as const
export type Removed = (typeof removedKinds)[number]

export interface Cleaned {
  readonly type: SpeakFileType
  readonly bytes: Uint8Array
  readonly removed: readonly Removed[]
}

/** What the thread says of a file; the clean one lies beside the one that was given. */
export type CleaningVerdict =
  | { readonly verdict: 'CLEAN'; readonly type: SpeakFileType; readonly size: number; readonly removed: readonly Removed[] }
  | { readonly verdict: 'REFUSED'; readonly rule: CleaningRefusal }

/** Thrown deep inside, told at the door. Its message is its rule: nothing of a file stands in an error. */
export class Unclean extends Error {
  readonly rule: CleaningRefusal

  constructor(rule: CleaningRefusal) {
    super(rule)
    this.rule = rule
  }
}
