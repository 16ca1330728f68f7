import { uuid } from './uuid.ts'

interface Intentions {
  /** The same key for the same wish until it is settled; a changed wish is another intention. */
  readonly keyFor: (wish: unknown) => string
  readonly settled: () => void
}

/** Keys for one form or button: a retry after silence must not do the thing twice. */
export function intentions(): Intentions {
  let last: { wish: string; key: string } | undefined
  return {
    keyFor: wish => {
      const text = JSON.stringify(wish)
      if (last?.wish !== text) last = { wish: text, key: uuid() }
      return last.key
    },
    settled: () => {
      last = undefined
    },
  }
}
