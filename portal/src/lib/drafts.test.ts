import { beforeEach, expect, test, vi } from 'vitest'
import { draftsOf, dropDraft, forgetDrafts, keepDraft, keepsDrafts, takeOverOldDrafts } from './drafts.ts'

/** As browsers have it: what is kept stands among its own properties. */
class Shelf {
  [place: string]: unknown
  static withRoom(room: number): Shelf {
    const made = new Shelf()
    Object.defineProperty(made, 'room', { value: room })
    return made
  }
  getItem(place: string): string | null {
    return Object.hasOwn(this, place) ? String(this[place]) : null
  }
  setItem(place: string, text: string): void {
    if (text.length > Number(this.room ?? Number.POSITIVE_INFINITY)) throw new DOMException('full', 'QuotaExceededError')
    this[place] = text
  }
  removeItem(place: string): void {
    delete this[place]
  }
}

const key = (fill: number): string => Buffer.alloc(32, fill).toString('base64url')
const mariama = { account: 'a1', key: key(7) }
const draft = { key: 'r1:KYS-C2', label: 'Ultimate beneficial owners', given: { status: 'ANSWERED', value: '周建平 61 %' }, version: 3 }

let local = new Shelf()
let session = new Shelf()
beforeEach(() => {
  local = new Shelf()
  session = new Shelf()
  vi.stubGlobal('localStorage', local)
  vi.stubGlobal('sessionStorage', session)
})
const all = (): string => JSON.stringify({ ...local, ...session })

test('what is kept comes back as it was typed', () => {
  expect(keepDraft(mariama, draft)).toBe(true)
  expect(draftsOf(mariama)).toEqual([draft])
  dropDraft(mariama, draft.key)
  expect(draftsOf(mariama)).toEqual([])
})

test('nothing of it can be read in the storage, and the same words never look the same', () => {
  keepDraft(mariama, draft)
  const once = all()
  for (const words of ['周建平', '61 %', 'beneficial', 'ANSWERED']) expect(once).not.toContain(words)
  for (const words of ['周建平', 'beneficial']) expect(once).not.toContain(Buffer.from(words).toString('base64').slice(0, 6))
  keepDraft(mariama, draft)
  expect(all()).not.toBe(once)
})

test('another person, another key or another place opens nothing', () => {
  keepDraft(mariama, draft)
  expect(draftsOf({ account: 'a2', key: mariama.key })).toEqual([])
  expect(draftsOf({ account: 'a1', key: key(8) })).toEqual([])
  const [place = ''] = Object.keys(local)
  local.setItem(place.replace('KYS-C2', 'KYS-C3'), local.getItem(place) ?? '')
  local.removeItem(place)
  expect(draftsOf(mariama)).toEqual([])
})

test('after signing out nothing is left of this person, and all of the others', () => {
  keepDraft(mariama, draft)
  keepDraft({ account: 'a2', key: key(9) }, draft)
  forgetDrafts('a1')
  expect(draftsOf(mariama)).toEqual([])
  expect(draftsOf({ account: 'a2', key: key(9) })).toEqual([draft])
})

test('drafts of the version before are taken over once, sealed', () => {
  session.setItem('headwater-draft:a1:r1:KYS-C2', JSON.stringify(draft))
  takeOverOldDrafts(mariama)
  expect(draftsOf(mariama)).toEqual([draft])
  expect(Object.keys(session)).toEqual([])
  expect(all()).not.toContain('周建平')
})

test('a browser that has no room, or refuses, is found out before the work starts', () => {
  expect(keepsDrafts()).toBe(true)
  vi.stubGlobal('localStorage', Shelf.withRoom(1_000))
  expect(keepsDrafts()).toBe(false)
  expect(keepDraft(mariama, { ...draft, given: 'x'.repeat(2_000) })).toBe(false)
  vi.stubGlobal('localStorage', undefined)
  expect(keepsDrafts()).toBe(false)
  expect(draftsOf(mariama)).toEqual([])
})
