import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import { leadingZeroBits, proofText, provesWork } from './proof-of-work.ts'

test.each([
  [[0x80], 0],
  [[0x01, 0xff], 7],
  [[0x00, 0x40], 9],
  [[0x00, 0x00, 0x3f], 18],
  [[0x00, 0x00], 16],
])('%j has %i zero bits in front', (bytes, bits) => expect(leadingZeroBits(Uint8Array.from(bytes))).toBe(bits))

test('of the numbers behind a challenge about one in sixteen proves four bits, and that one proves them again', () => {
  const proves = (guess: number): boolean => provesWork(createHash('sha256').update(proofText('challenge', guess)).digest(), 4)
  const found = [...Array(1_600).keys()].filter(proves)
  expect(found.length).toBeGreaterThan(60)
  expect(found.length).toBeLessThan(150)
  expect(proves(found[0] ?? -1)).toBe(true)
})
