import { randomBytes } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import {
  DoesNotOpen,
  keyFrom,
  keysOfReceipt,
  newKey,
  newPair,
  openedStream,
  pairOf,
  sealedStream,
  sealFor,
  sealValue,
  unsealValue,
  unsealWith,
} from './sealing.ts'

const key = newKey()

describe('a text', () => {
  test('opens as what it was, in its place, with its key, and not otherwise', async () => {
    const said = { text: '班长说，用完了就自己买。', solved: 'NO' }
    const sealed = await sealValue(key, said, 'case 1 MESSAGE')
    expect(await unsealValue(key, sealed, 'case 1 MESSAGE')).toEqual(said)
    await expect(unsealValue(key, sealed, 'case 2 MESSAGE')).rejects.toThrow(DoesNotOpen)
    await expect(unsealValue(newKey(), sealed, 'case 1 MESSAGE')).rejects.toThrow(DoesNotOpen)
    for (const at of [0, 23, 24, sealed.length - 1]) {
      const altered = Buffer.from(sealed)
      altered[at] = (altered[at] ?? 0) ^ 1
      await expect(unsealValue(key, altered, 'case 1 MESSAGE')).rejects.toThrow(DoesNotOpen)
    }
    await expect(unsealValue(key, Buffer.alloc(3), 'case 1 MESSAGE')).rejects.toThrow(DoesNotOpen)
  })

  test('is as long for yes as for no, and never the same twice', async () => {
    const [yes, no] = [await sealValue(key, 'YES', 'x'), await sealValue(key, 'PARTLY, and they came to my house', 'x')]
    expect(yes.length).toBe(no.length)
    expect((await sealValue(key, 'YES', 'x')).equals(yes)).toBe(false)
  })
})

test('a box opens with its own private half, and with nobody else’s', async () => {
  const [mine, other] = [await newPair(), await newPair()]
  const sealed = await sealFor(mine.publicKey, key)
  expect(await unsealWith(mine, sealed)).toEqual(key)
  expect(await pairOf(mine.privateKey)).toEqual(mine)
  await expect(unsealWith(other, sealed)).rejects.toThrow(DoesNotOpen)
})

test('the proof of a code is not the key that it opens, and another salt makes others of both', async () => {
  const [one, other] = [
    await keysOfReceipt('3F8XWZT4RN0JH6PBQ5YD', Buffer.alloc(16, 1)),
    await keysOfReceipt('3F8XWZT4RN0JH6PBQ5YD', Buffer.alloc(16, 2)),
  ]
  expect([one.verifier.length, one.key.length]).toEqual([32, 32])
  expect(new Set([one.verifier, one.key, other.verifier, other.key].map(bytes => bytes.toString('hex'))).size).toBe(4)
  expect(keyFrom(key, 'one').equals(keyFrom(key, 'other'))).toBe(false)
})

describe('a file', () => {
  async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
    for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
  }
  const gathered = async (pieces: AsyncIterable<Buffer>): Promise<Buffer> => {
    const all: Buffer[] = []
    for await (const piece of pieces) all.push(piece)
    return Buffer.concat(all)
  }
  const sealed = (bytes: Buffer): Promise<Buffer> => gathered(sealedStream(inPieces(bytes, 10_000), key))
  const opened = (bytes: Buffer, size = 7_777): Promise<Buffer> => gathered(openedStream(inPieces(bytes, size), key))

  test.each([0, 1, 65_535, 65_536, 65_537, 200_000])('of %i bytes comes back, however it is cut on the way', async size => {
    const bytes = randomBytes(size)
    const kept = await sealed(bytes)
    // Whole pieces: the length tells 64 KB and no more.
    expect((kept.length - 24) % (65_536 + 17)).toBe(0)
    for (const cut of [1_000, 65_553, 1_000_000]) expect((await opened(kept, cut)).equals(bytes)).toBe(true)
  })

  test('that was cut off, altered, put together anew or goes on behind its end does not open', async () => {
    const kept = await sealed(randomBytes(200_000))
    const piece = (at: number): Buffer => kept.subarray(24 + at * 65_553, 24 + (at + 1) * 65_553)
    const head = kept.subarray(0, 24)
    const altered = Buffer.from(kept)
    altered[100_000] = (altered[100_000] ?? 0) ^ 1
    const wrong: Record<string, Buffer> = {
      empty: Buffer.alloc(0),
      'its head alone': head,
      'without its last piece': kept.subarray(0, -65_553),
      'without a few bytes': kept.subarray(0, -10),
      altered,
      'two pieces changed about': Buffer.concat([head, piece(1), piece(0), piece(2), piece(3)]),
      'one piece left out': Buffer.concat([head, piece(0), piece(2), piece(3)]),
      'another behind its end': Buffer.concat([kept, piece(3)]),
    }
    for (const [name, bytes] of Object.entries(wrong)) await expect(opened(bytes), name).rejects.toThrow(DoesNotOpen)
  })
})
