/** The same numbers on every run, so that two runs measure the same. */
export function diceOf(seed: number): (sides: number) => number {
  let state = seed
  return sides => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

export const pick = <T>(dice: (sides: number) => number, from: readonly T[]): T => from[dice(from.length)] as T
