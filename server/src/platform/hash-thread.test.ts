import { createHash, randomBytes } from 'node:crypto'
import { afterAll, expect, test } from 'vitest'
import { HashThread } from './hash-thread.ts'

const hasher = new HashThread()
afterAll(() => hasher.close())

test('what comes in parts has the hash of the whole, several at once', async () => {
  const files = Array.from({ length: 3 }, (_, at) => ({ id: `file ${at}`, bytes: randomBytes(3_000_000 + at) }))
  for (const { id } of files) hasher.begin(id)
  await Promise.all(
    files.map(async ({ id, bytes }) => {
      for (let at = 0; at < bytes.length; at += 700_000)
        await hasher.update(id, [bytes.subarray(at, at + 300_000), bytes.subarray(at + 300_000, at + 700_000)])
    }),
  )
  for (const { id, bytes } of files) expect(await hasher.digest(id)).toBe(createHash('sha256').update(bytes).digest('hex'))
})

test('a part with memory of its own is given away, one that shares its memory is copied', async () => {
  const [own, shared] = [Buffer.from(new ArrayBuffer(1_000)), Buffer.alloc(2_000, 1).subarray(500, 1_500)]
  const whole = createHash('sha256').update(own).update(shared).digest('hex')
  hasher.begin('given')
  await hasher.update('given', [own, shared])
  expect([own.length, shared.length]).toEqual([0, 1_000])
  expect(await hasher.digest('given')).toBe(whole)
})

test('what did not begin here, or was forgotten, or began in a thread that was lost, has no hash rather than a wrong one', async () => {
  await hasher.update('never begun', [Buffer.from('rest')])
  hasher.begin('forgotten')
  await hasher.update('forgotten', [Buffer.from('all')])
  hasher.forget('forgotten')
  expect([await hasher.digest('never begun'), await hasher.digest('forgotten')]).toEqual([null, null])
  hasher.begin('lost')
  await hasher.update('lost', [Buffer.from('first part')])
  await hasher.close()
  await hasher.update('lost', [Buffer.from('second part')])
  expect(await hasher.digest('lost')).toBeNull()
})
