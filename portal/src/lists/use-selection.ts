import { useState } from 'react'
import type { Choosing } from '../ui/data-table.tsx'

/** One act takes so many at once; the server refuses more. */
export const mostChosen = 1_000

/** So many suppliers or requests one act that writes to people takes. */
export const mostAsked = 500

/** So many ids fit into an address. */
export const mostInAddress = 200

export interface Selection {
  readonly keys: readonly string[]
  /** Everything that is filtered was taken, not row by row. */
  readonly whole: boolean
  readonly choose: Choosing<unknown>['onChoose']
  readonly takeAll: (keys: readonly string[]) => void
  readonly clear: () => void
  readonly chosen: ReadonlySet<string>
}

interface Held {
  readonly of: string
  readonly keys: ReadonlySet<string>
  readonly whole: boolean
}
const none: ReadonlySet<string> = new Set()

/** What is chosen of a list as it is filtered now; another filter begins with nothing. */
export function useSelection(of: string): Selection {
  const [held, hold] = useState<Held>({ of, keys: none, whole: false })
  const keys = held.of === of ? held.keys : none
  return {
    keys: [...keys],
    chosen: keys,
    whole: held.of === of && held.whole,
    choose: (some, chosen) => {
      const next = new Set(keys)
      for (const key of some) chosen ? next.add(key) : next.delete(key)
      hold({ of, keys: next, whole: false })
    },
    takeAll: all => hold({ of, keys: new Set(all), whole: true }),
    clear: () => hold({ of, keys: none, whole: false }),
  }
}
