interface Shown {
  readonly status: string
  readonly value?: unknown
  readonly reason?: string | null
  readonly note?: string | null
  readonly fileIds?: readonly string[]
}

/** Has an answer stayed as it was between two rounds? */
export const sameAnswer = (one: Shown, other: Shown | undefined): boolean =>
  one.status === other?.status &&
  JSON.stringify(one.value ?? null) === JSON.stringify(other.value ?? null) &&
  (one.reason ?? '') === (other.reason ?? '') &&
  (one.note ?? '') === (other.note ?? '') &&
  JSON.stringify(one.fileIds ?? []) === JSON.stringify(other.fileIds ?? [])
