import { type Draft, keepDraft, type Owner } from '../lib/drafts.ts'

/** Above this a draft takes long enough to seal that it would be felt while typing. */
const small = 4_096
const wait = 150
const longest = 1_000

interface Shelf {
  /** False: this device keeps nothing. Told of the last time where it is done a moment later. */
  readonly keep: (draft: Draft) => boolean
  readonly drop: (key: string) => void
}

/** Small drafts are kept with each key; of hundreds of rows, a moment after the last key, and at the latest when the page goes. */
export function draftShelf(owner: Owner): Shelf {
  const waiting = new Map<string, Draft>()
  const sizes = new Map<string, number>()
  let kept = true
  let timer: ReturnType<typeof setTimeout> | undefined
  let since = 0
  const put = (draft: Draft): void => {
    kept = keepDraft(owner, draft)
  }
  const putAll = (): void => {
    for (const draft of waiting.values()) put(draft)
    waiting.clear()
    since = 0
  }
  addEventListener('pagehide', putAll)
  document.addEventListener('visibilitychange', putAll)
  return {
    keep: draft => {
      const size = sizes.get(draft.key) ?? JSON.stringify(draft.given).length
      sizes.set(draft.key, size)
      if (size <= small) {
        sizes.delete(draft.key)
        put(draft)
        return kept
      }
      waiting.set(draft.key, draft)
      const now = Date.now()
      since ||= now
      clearTimeout(timer)
      timer = setTimeout(putAll, Math.max(0, Math.min(wait, since + longest - now)))
      return kept
    },
    drop: key => {
      waiting.delete(key)
      sizes.delete(key)
    },
  }
}
