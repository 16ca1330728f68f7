import { createHash, randomBytes } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { exampleLicence } from 'server/seeds/licence.ts'
import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { s3Storage } from 'server/src/platform/s3-storage.ts'
import { ReadBackDifferently, type Storage } from 'server/src/platform/storage.ts'
import { verifyAll } from 'server/src/verify/verify-all.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { openBucket } from '../support/s3.ts'
import { Sender } from '../support/tus.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

let bucket: Awaited<ReturnType<typeof openBucket>>
let storage: Storage & { close(): void }
let house: TestHouse
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  bucket = await openBucket()
  storage = s3Storage(bucket.settings)
  house = await openTestHouse({ s3: bucket.settings })
  programme = await foundProgramme(house)
  supplier = await programme.makeSupplier()
})
afterAll(async () => {
  await house?.close()
  storage?.close()
  await bucket?.close()
})

const objects = async (): Promise<string[]> =>
  (await readdir(bucket.folder, { recursive: true })).filter(name => name.includes('/files/') && name.endsWith('_object')).sort()

describe('evidence in a bucket', () => {
  test('comes back as it was sent, of every size, and once for equal bytes', async () => {
    for (const size of [1, 70_000, 23_000_000]) {
      const bytes = randomBytes(size)
      const { sha256: told } = await storage.put('p', bytes)
      expect(told).toBe(sha256(bytes))
      expect(sha256(Buffer.concat(await (await storage.get('p', told)).toArray()))).toBe(told)
      await storage.put('p', bytes)
    }
    expect((await objects()).length).toBe(3)
  })

  test('a resumed upload is read back from there and handed out again', async () => {
    const sender = new Sender(supplier.user)
    const bytes = Buffer.concat([exampleLicence('bucket'), randomBytes(6_000_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    await sender.send(address, bytes.subarray(0, 2_000_000))
    await sender.send(address, bytes.subarray(2_000_000), 2_000_000)
    const file = (await (await sender.received(address)).json()) as { id: string; sha256: string }
    expect(file.sha256).toBe(sha256(bytes))
    const { openEvidence } = await supplier.user.run('mutation ($id: ID!) { openEvidence(id: $id) { url } }', { id: file.id })
    expect(sha256(Buffer.from(await (await supplier.user.get(openEvidence.url)).arrayBuffer()))).toBe(file.sha256)
    // Nothing of it stays in the folder.
    expect(await readdir(join(house.folder, 'files/uploads'))).toEqual([])
  })

  test('a store that keeps other bytes is found out, and nothing is received', async () => {
    const bytes = Buffer.concat([exampleLicence('spoilt'), randomBytes(2_000_000)])
    // As a store would that keeps the framing of the transfer: what comes back is not what went in.
    const { settings } = bucket
    const before = await objects()
    await storage.put('spoilt', bytes)
    const [spoilt] = (await objects()).filter(name => !before.includes(name))
    const path = join(bucket.folder, spoilt ?? '')
    await writeFile(path, Buffer.concat([await readFile(path), Buffer.from('0\r\n\r\n')]))
    // Put again it is mended: what lies there is hashed before it is believed.
    await storage.put('spoilt', bytes)
    expect(sha256(Buffer.concat(await (await storage.get('spoilt', sha256(bytes))).toArray()))).toBe(sha256(bytes))
    expect(settings.bucket).toBe('evidence')
    await expect(storage.keep('spoilt', path, sha256(Buffer.from('other')))).rejects.toThrow(ReadBackDifferently)
    await expect(storage.get('spoilt', sha256(Buffer.from('other')))).rejects.toThrow()
  })

  test('checkpoints lie there too, and the history is verified with them', async () => {
    const { open } = house.serving
    const ctx = open.context({ actor: houseActor(programme.id) })
    await open.atomic.together(step => step(ctx, () => jobs.checkpoint(ctx, {})))
    expect((await storage.texts(programme.id, 'checkpoints')).length).toBe(1)
    await storage.putOnce(programme.id, 'checkpoints/0.jws', 'first')
    await storage.putOnce(programme.id, 'checkpoints/0.jws', 'second')
    expect((await storage.texts(programme.id, 'checkpoints'))[0]).toBe('first')
    const verdicts = await verifyAll(house.appUrl, storage)
    expect(verdicts.length).toBeGreaterThan(0)
  })
})
