import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
beforeAll(async () => {
  house = await openTestHouse({})
}, 60_000)
afterAll(() => house?.close())

test('whoever gives up a file by an address of their own making removes nothing of ours', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'bystander-'))
  const path = join(folder, 'key')
  await writeFile(path, 'mine')
  for (const up of ['..%2f'.repeat(8), '..%2F'.repeat(12), '']) {
    await fetch(`${house.url}/speak-files/${up}${encodeURIComponent(path.slice(1))}`, {
      method: 'DELETE',
      headers: { 'x-headwater-upload': '1' },
    })
  }
  expect(await readFile(path, 'utf8')).toBe('mine')
  await rm(folder, { recursive: true })
})
