import { xchacha20poly1305 } from '@noble/ciphers/chacha.js'

/** What was typed and not sent yet. */
export interface Draft {
  readonly key: string
  /** What it is, for the person: the question. */
  readonly label: string
  readonly given: unknown
  /** The version it was typed upon. */
  readonly version: number
}

/** Whose drafts these are, and the key that the server gives at sign-in. It stays in memory: without signing in, nobody reads them. */
export interface Owner {
  readonly account: string
  readonly key: string
}

const prefix = (account: string): string => `headwater-draft:${account}:`
const nonceBytes = 24

const encoded = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < bytes.length; at += 8_192) text += String.fromCharCode(...bytes.subarray(at, at + 8_192))
  return btoa(text)
}
const decoded = (text: string): Uint8Array => Uint8Array.from(atob(text), sign => sign.charCodeAt(0))
const keyBytes = (key: string): Uint8Array => decoded(key.replaceAll('-', '+').replaceAll('_', '/')).subarray(0, 32)

/** Sealed under its place as well: a sealed draft moved to another question or account opens nowhere. */
function seal({ key }: Owner, place: string, draft: Draft): string {
  const nonce = crypto.getRandomValues(new Uint8Array(nonceBytes))
  const cipher = xchacha20poly1305(keyBytes(key), nonce, new TextEncoder().encode(place))
  return `${encoded(nonce)}.${encoded(cipher.encrypt(new TextEncoder().encode(JSON.stringify(draft))))}`
}

function open({ key }: Owner, place: string, text: string): Draft[] {
  try {
    const [nonce = '', sealed = ''] = text.split('.')
    const cipher = xchacha20poly1305(keyBytes(key), decoded(nonce), new TextEncoder().encode(place))
    return [JSON.parse(new TextDecoder().decode(cipher.decrypt(decoded(sealed)))) as Draft]
  } catch {
    return []
  }
}

function placesOf(storage: () => Storage, account: string): string[] {
  try {
    return Object.keys(storage()).filter(key => key.startsWith(prefix(account)))
  } catch {
    return []
  }
}

const local = (): Storage => localStorage
const session = (): Storage => sessionStorage

export const draftsOf = (owner: Owner): Draft[] =>
  placesOf(local, owner.account).flatMap(place => open(owner, place, localStorage.getItem(place) ?? ''))

/** One of them, by its key. */
export function draftAt(owner: Owner, key: string): Draft | undefined {
  try {
    const place = prefix(owner.account) + key
    const text = localStorage.getItem(place)
    return text === null ? undefined : open(owner, place, text)[0]
  } catch {
    return undefined
  }
}

/** False where the browser refuses or has no room: then the page says so. */
export function keepDraft(owner: Owner, draft: Draft): boolean {
  const place = prefix(owner.account) + draft.key
  try {
    localStorage.setItem(place, seal(owner, place, draft))
    return true
  } catch {
    return false
  }
}

export const dropDraft = ({ account }: Owner, key: string): void => {
  try {
    localStorage.removeItem(prefix(account) + key)
  } catch {
    // Refused storage holds nothing.
  }
}

export const forgetDrafts = (account: string): void => {
  for (const place of placesOf(local, account)) localStorage.removeItem(place)
  for (const place of placesOf(session, account)) sessionStorage.removeItem(place)
}

/** Can this browser keep anything at all? Asked before the work starts. */
export function keepsDrafts(): boolean {
  const probe = 'headwater-draft:probe'
  try {
    localStorage.setItem(probe, 'x'.repeat(65_536))
    localStorage.removeItem(probe)
    return true
  } catch {
    return false
  }
}

/** The version before kept drafts open in the tab: they are sealed once, and gone there. */
export function takeOverOldDrafts(owner: Owner): void {
  for (const place of placesOf(session, owner.account)) {
    const text = sessionStorage.getItem(place)
    try {
      if (text) keepDraft(owner, JSON.parse(text) as Draft)
    } catch {
      // Not a draft of ours.
    }
    sessionStorage.removeItem(place)
  }
}
