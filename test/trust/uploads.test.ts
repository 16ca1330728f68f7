import { createHash, randomBytes } from 'node:crypto'
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { exampleLicence } from 'server/seeds/licence.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { Sender } from '../support/tus.ts'

const sha256 = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

let house: TestHouse
let programme: TestProgramme
let one: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  one = await programme.makeSupplier()
})
afterAll(() => house?.close())

const waiting = (): Promise<string[]> => readdir(join(house.folder, 'files/uploads')).catch(() => [])

describe('a file comes by pieces', () => {
  test('and becomes evidence of the supplier, hashed and read back', async () => {
    const sender = new Sender(one.user)
    const bytes = Buffer.concat([exampleLicence('Pieces'), randomBytes(3_000_000)])
    const address = await sender.address('licence.pdf', bytes.length)
    expect((await sender.send(address, bytes.subarray(0, 1_000_000))).status).toBe(204)
    expect(await sender.offset(address)).toBe(1_000_000)
    expect((await sender.received(address)).status).toBe(409)
    expect((await sender.send(address, bytes.subarray(1_000_000), 1_000_000)).headers.get('upload-offset')).toBe(String(bytes.length))
    const received = await sender.received(address)
    expect(received.status).toBe(201)
    const file = await received.json()
    expect(file).toMatchObject({
      name: 'licence.pdf',
      type: 'application/pdf',
      size: bytes.length,
      sha256: sha256(bytes),
      state: 'NOT_SCANNED',
      revision: 1,
    })
    expect(await (await sender.received(address)).json()).toEqual(file)
    expect(await waiting()).toEqual([])
    const { evidenceFile } = await one.signatory.run(
      'query ($id: ID!) { evidenceFile(id: $id) { id sha256 revision state openings { by } uses { question } revisions { id } supplier { id } allowedActions } }',
      { id: file.id },
    )
    expect(evidenceFile).toMatchObject({ sha256: sha256(bytes), openings: [], uses: [], supplier: { id: one.id } })
    expect(evidenceFile.allowedActions).toEqual(['evidence.open', 'evidence.describe', 'evidence.replace'])
  })
})
