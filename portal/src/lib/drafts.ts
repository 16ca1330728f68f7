/** What was typed and not sent yet. Bound to the account; gone with the tab, and at sign-out. */
export interface Draft {
  readonly key: string
  /** What it is, for the person: the question. */
  readonly label: string
  readonly given: unknown
  /** The version it was typed upon. */
  readonly version: number
}

const prefix = (account: string): string => `headwater-draft:${account}:`

function keysOf(account: string): string[] {
  try {
    return Object.keys(sessionStorage).filter(key => key.startsWith(prefix(account)))
  } catch {
    return []
  }
}

export const draftsOf = (account: string): Draft[] =>
  keysOf(account).flatMap(key => {
    const text = sessionStorage.getItem(key)
    return text ? [JSON.parse(text) as Draft] : []
  })

/** False where the browser refuses or has no room: then the page says so. */
export function keepDraft(account: string, draft: Draft): boolean {
  try {
    sessionStorage.setItem(prefix(account) + draft.key, JSON.stringify(draft))
    return true
  } catch {
    return false
  }
}

export const dropDraft = (account: string, key: string): void => {
  try {
    sessionStorage.removeItem(prefix(account) + key)
  } catch {
    // Refused storage holds nothing.
  }
}

export const forgetDrafts = (account: string): void => {
  for (const key of keysOf(account)) sessionStorage.removeItem(key)
}
