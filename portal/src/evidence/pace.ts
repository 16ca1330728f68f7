const kibibyte = 1024

/** The first request: eight seconds on a line of 35 KB/s, so that progress is seen and a cut costs little. */
export const firstChunk = 256 * kibibyte
const smallest = 64 * kibibyte
const largest = 16 * 1024 * kibibyte

/** The size of the next request, from how long the last one took: larger where the line is good, smaller where it is thin. */
export function nextChunk(size: number, took: number): number {
  if (took < 2_000) return Math.min(size * 2, largest)
  if (took > 12_000) return Math.max(Math.floor(size / 2), smallest)
  return size
}

const waits = [1_000, 2_000, 4_000, 8_000, 15_000, 30_000] as const

/** Milliseconds until the line is tried again after so many failures in a row. */
export const waitBefore = (tries: number): number => waits[Math.min(Math.max(tries, 1), waits.length) - 1] ?? 30_000
