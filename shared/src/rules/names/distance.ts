const rows = [new Uint8Array(128), new Uint8Array(128), new Uint8Array(128)] as [Uint8Array, Uint8Array, Uint8Array]
const longest = 60

/** How many letters have to be added, dropped, changed or swapped with their neighbour; `limit + 1` once it is more. */
export function distance(left: string, right: string, limit: number): number {
  if (left === right) return 0
  const a = left.slice(0, longest)
  const b = right.slice(0, longest)
  if (Math.abs(a.length - b.length) > limit) return limit + 1
  let [before, last, row] = rows
  for (let j = 0; j <= b.length; j++) last[j] = j
  for (let i = 1; i <= a.length; i++) {
    row[0] = i
    let least = i
    for (let j = 1; j <= b.length; j++) {
      const same = a.charCodeAt(i - 1) === b.charCodeAt(j - 1)
      let steps = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a.charCodeAt(i - 1) === b.charCodeAt(j - 2) && a.charCodeAt(i - 2) === b.charCodeAt(j - 1))
        steps = Math.min(steps, (before[j - 2] ?? 0) + 1)
      row[j] = steps
      if (steps < least) least = steps
    }
    if (least > limit) return limit + 1
    ;[before, last, row] = [last, row, before]
  }
  return last[b.length] ?? 0
}

// Two neighbours swapped is one slip of the fingers, also in a short word.
const isSwapped = (left: string, right: string): boolean =>
  (left[0] === right[0] && left[1] === right[2] && left[2] === right[1]) ||
  (left[2] === right[2] && left[0] === right[1] && left[1] === right[0])

/** Which letters a word has, as thirty bits: signs of other writings share one with some letter. */
export function lettersOf(word: string): number {
  let letters = 0
  for (let at = 0; at < word.length; at++) letters |= 1 << (word.charCodeAt(at) % 30)
  return letters
}

function bitsIn(letters: number): number {
  let bits = letters - ((letters >>> 1) & 0x55555555)
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333)
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24
}

/** At least so many letters have to be added, dropped or changed: a step takes one away, brings one in, or both. */
export const stepsBetween = (left: number, right: number): number => Math.max(bitsIn(left & ~right), bitsIn(right & ~left))

/** 1: the same letters; 0.875: one of eight differs; 0: less in common than asked for. */
export function spelledAlike(left: string, right: string, least: number, lettersLeft = 0, lettersRight = 0): number {
  const length = Math.max(left.length, right.length)
  if (length === 0) return 0
  const limit = Math.floor(length * (1 - least) + 1e-9)
  if (Math.abs(left.length - right.length) > limit) return 0
  // Counting letters is much less work than comparing, and most words are far apart.
  if (stepsBetween(lettersLeft, lettersRight) > limit) return 0
  if (length === 3 && left.length === right.length && isSwapped(left, right)) return 0.75
  const steps = distance(left, right, limit)
  return steps > limit ? 0 : 1 - steps / length
}
