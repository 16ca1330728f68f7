import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { openDataFolder } from 'server/src/platform/data-folder.ts'
import { processIdentity } from 'server/src/platform/process-identity.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

let folder: string
let remove: () => Promise<void>
beforeEach(async () => {
  ;({ folder, remove } = await makeFolder())
})
afterEach(() => remove())

const lockOf = (pid: number, identity: string) => writeFile(join(folder, 'lock'), JSON.stringify({ pid, identity }))

test('a new folder becomes ours, and is ours again later', async () => {
  const data = join(folder, 'deep', 'data')
  await (await openDataFolder(data))()
  await (await openDataFolder(data))()
  expect(await readdir(data)).toEqual(['headwater.json'])
})

test('a folder with somebody else’s things is refused and left as it is', async () => {
  await writeFile(join(folder, 'thesis.doc'), 'x')
  await expect(openDataFolder(folder)).rejects.toMatchObject({ key: 'dataForeign', values: { folder, found: 'thesis.doc' } })
  expect(await readdir(folder)).toEqual(['thesis.doc'])
})

test('a start that was cut before the folder was marked does not make it foreign', async () => {
  await writeFile(join(folder, 'headwater.json.0c5e.new'), '{')
  await (await openDataFolder(folder))()
})

test('a folder of a newer Headwater is refused', async () => {
  await writeFile(join(folder, 'headwater.json'), '{"headwater":99}')
  await expect(openDataFolder(folder)).rejects.toMatchObject({ key: 'dataNewer' })
})

test('a file in the folder’s place is refused', async () => {
  await writeFile(join(folder, 'data'), '')
  await expect(openDataFolder(join(folder, 'data'))).rejects.toMatchObject({ key: 'dataNotFolder' })
})

test('a second Headwater on the folder is refused, naming the first', async () => {
  const release = await openDataFolder(folder)
  await expect(openDataFolder(folder)).rejects.toMatchObject({ key: 'dataLocked', values: { pid: process.pid } })
  await release()
  await (await openDataFolder(folder))()
})

test('of two starts at once one gets the folder, also when a dead one’s lock lies there', async () => {
  await (await openDataFolder(folder))()
  await lockOf(2 ** 22 + 1, 'gone')
  const outcomes = await Promise.allSettled(Array.from({ length: 6 }, () => openDataFolder(folder)))
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
})

test('the lock of a killed start does not hold the next one up', async () => {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => undefined, 1000)'])
  await once(child, 'spawn')
  const pid = child.pid ?? 0
  await (await openDataFolder(folder))()
  await lockOf(pid, await processIdentity(pid))
  await expect(openDataFolder(folder)).rejects.toMatchObject({ key: 'dataLocked', values: { pid } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  await (await openDataFolder(folder))()
})

test('a later process with the same number as a dead holder is not mistaken for it', async () => {
  await (await openDataFolder(folder))()
  await lockOf(process.pid, 'another boot, another start')
  await (await openDataFolder(folder))()
})
