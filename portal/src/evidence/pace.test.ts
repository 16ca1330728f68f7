import { expect, test } from 'vitest'
import { firstChunk, nextChunk, waitBefore } from './pace.ts'

/** How a file goes over a line of so many bytes a second, with that much delay per request. */
function requests(bytes: number, perSecond: number, delay: number): number[] {
  const sizes: number[] = []
  for (let at = 0, size = firstChunk; at < bytes; ) {
    sizes.push(Math.min(size, bytes - at))
    at += size
    size = nextChunk(size, delay + (size / perSecond) * 1000)
  }
  return sizes
}

test('on a 2G line no request takes longer than ten seconds', () => {
  expect(Math.max(...requests(20_000_000, 35_000, 300)) / 35_000).toBeLessThan(10)
})
test('on a line of 5 KB/s requests shrink until they pass', () => {
  expect(requests(4_000_000, 5_000, 600).at(-2)).toBe(64 * 1024)
})
test('200 MB over a good line are some twenty requests', () => {
  expect(requests(200_000_000, 100_000_000, 5).length).toBeLessThan(22)
})
test('a line that stays away is tried less and less often, and never given up', () => {
  expect([1, 2, 3, 4, 5, 6, 7, 99].map(waitBefore)).toEqual([1_000, 2_000, 4_000, 8_000, 15_000, 30_000, 30_000, 30_000])
})
