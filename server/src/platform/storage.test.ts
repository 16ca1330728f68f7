import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { folderStorage } from './storage.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'headwater-storage-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

test('the same bytes twice are one file, and come back equal', async () => {
  const storage = folderStorage(folder)
  const first = await storage.put('p', Buffer.from('licence'))
  expect(await storage.put('p', Buffer.from('licence'))).toEqual(first)
  const read = await (await storage.get('p', first.sha256)).toArray()
  expect(Buffer.concat(read).toString()).toBe('licence')
})

test('a checkpoint is written once', async () => {
  const storage = folderStorage(folder)
  await storage.putOnce('p', 'checkpoints/1.jws', 'first')
  await storage.putOnce('p', 'checkpoints/1.jws', 'second')
  expect(await storage.texts('p', 'checkpoints')).toEqual(['first'])
})

test('what a killed process left is swept after an hour, what is being written is not', async () => {
  await mkdir(join(folder, 'unfinished'), { recursive: true })
  for (const name of ['old', 'new']) await writeFile(join(folder, 'unfinished', name), 'part')
  const now = new Date()
  const before = new Date(now.getTime() - 3_700_000)
  await utimes(join(folder, 'unfinished/old'), before, before)
  await folderStorage(folder).sweep(now)
  expect(await readdir(join(folder, 'unfinished'))).toEqual(['new'])
})
