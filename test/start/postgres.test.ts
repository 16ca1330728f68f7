import { mkdir, readdir, rename, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { placeFor } from 'server/src/platform/postgres/place.ts'
import { connected, createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { openPostgres, runningPostgres } from 'server/src/platform/postgres.ts'
import type { StartKey } from 'server/src/platform/start-words.ts'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

let folder: string
let remove: () => Promise<void>
let said: StartKey[] = []
const open = (at = folder) => openPostgres({ folder: at, pgFolder: at, settings: { fsync: 'off' }, say: key => said.push(key) })
const rows = (url: string, query: string) => connected(url, async db => (await db.query(query)).rows)

beforeAll(async () => {
  ;({ folder, remove } = await makeFolder())
})
afterAll(() => remove())
beforeEach(() => {
  said = []
})

test('what one start writes the next one reads, and it makes nothing anew', async () => {
  const first = await open()
  expect(said).toContain('firstStart')
  await rows(first.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS seven')
  await first.stop()
  said = []
  const second = await open()
  expect(said).not.toContain('firstStart')
  expect(await rows(second.ownerUrl, 'SELECT seven FROM kept')).toEqual([{ seven: 7 }])
  await second.stop()
})

test('three roles: the owner rules its database only, the app owns nothing and sees walls, the backup sees all and writes nothing', async () => {
  const postgres = await open()
  try {
    expect(
      await rows(
        postgres.superUrl,
        `SELECT rolname, rolsuper, rolcreatedb, rolcreaterole, rolbypassrls FROM pg_roles WHERE rolname LIKE 'headwater%' ORDER BY rolname`,
      ),
    ).toEqual([
      { rolname: 'headwater_app', rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false },
      { rolname: 'headwater_backup', rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: true },
      { rolname: 'headwater_owner', rolsuper: false, rolcreatedb: false, rolcreaterole: false, rolbypassrls: false },
      { rolname: 'headwater_super', rolsuper: true, rolcreatedb: true, rolcreaterole: true, rolbypassrls: true },
    ])
    await rows(postgres.ownerUrl, 'CREATE SCHEMA room; DROP SCHEMA room')
    await expect(rows(postgres.appUrl, 'CREATE TABLE mine ()')).rejects.toThrow(/permission denied/)
    await expect(rows(postgres.appUrl, 'CREATE SCHEMA mine')).rejects.toThrow(/permission denied/)
    await expect(rows(postgres.appUrl, 'CREATE TEMP TABLE mine ()')).rejects.toThrow(/permission denied/)
    await expect(rows(postgres.backupUrl, 'CREATE TABLE mine ()')).rejects.toThrow(/permission denied|read-only/)
    const wrong = postgres.appUrl.replace(/:[^:@/]+@/, ':guess@')
    await expect(rows(wrong, 'SELECT 1')).rejects.toThrow(/password authentication failed/)
  } finally {
    await postgres.stop()
  }
})

test('databases are made from a template with its extensions, and closed to strangers', async () => {
  const postgres = await open()
  try {
    await createDatabase(postgres.superUrl, 'pattern')
    await rows(inDatabase(postgres.ownerUrl, 'pattern'), 'CREATE TABLE cloth AS SELECT 1 AS thread')
    await createDatabase(postgres.superUrl, 'copy', 'pattern')
    const copy = inDatabase(postgres.ownerUrl, 'copy')
    expect(await rows(copy, `SELECT thread, similarity('alumina', 'alumine') > 0.5 AS near FROM cloth`)).toEqual([
      { thread: 1, near: true },
    ])
    const [{ acl }] = (await rows(copy, `SELECT datacl::text AS acl FROM pg_database WHERE datname = 'copy'`)) as [{ acl: string }]
    expect(acl).not.toMatch(/[{,]=/)
    await dropDatabase(postgres.superUrl, 'copy')
    await dropDatabase(postgres.superUrl, 'pattern')
  } finally {
    await postgres.stop()
  }
})

test('a PostgreSQL that falls is started again under the same address, with what was committed', async () => {
  const postgres = await open()
  try {
    await rows(postgres.ownerUrl, 'CREATE TABLE committed AS SELECT 1')
    process.kill(postgres.pid(), 'SIGKILL')
    while (!said.includes('databaseBack')) await wait(20)
    expect(await rows(postgres.ownerUrl, 'TABLE committed')).toHaveLength(1)
  } finally {
    await postgres.stop()
  }
})

test('beside a running Headwater a tool finds its database; beside none, nothing', async () => {
  const postgres = await open()
  expect(await runningPostgres(folder, folder)).toMatchObject({ appUrl: postgres.appUrl, superUrl: postgres.superUrl })
  await postgres.stop()
  expect(await runningPostgres(folder, folder)).toBeNull()
})

test('what a cut first start left is cleared away', async () => {
  const other = await makeFolder()
  const { cluster } = await placeFor(other.folder, other.folder)
  await mkdir(`${cluster}.new-0c5e/base`, { recursive: true })
  await writeFile(`${cluster}.new-0c5e.password`, 'x')
  await (await open(other.folder)).stop()
  expect((await readdir(dirname(cluster))).filter(name => name.includes('.new-'))).toEqual([])
  await other.remove()
})

test.each([
  ['of another version', 'postgresVersion', async (cluster: string) => writeFile(join(cluster, 'PG_VERSION'), '17\n')],
  ['that is no database', 'postgresForeign', async (cluster: string) => writeFile(join(cluster, 'diary.txt'), '')],
])('a folder %s is refused', async (_, key, fill) => {
  const other = await makeFolder()
  const { cluster } = await placeFor(other.folder, other.folder)
  await mkdir(join(cluster, key === 'postgresVersion' ? 'global' : 'pages'), { recursive: true })
  await fill(cluster)
  await expect(open(other.folder)).rejects.toMatchObject({ key })
  await other.remove()
})

test('a database whose passwords are lost is left alone', async () => {
  const aside = join(folder, 'secrets.aside')
  await rename(join(folder, 'secrets'), aside)
  await expect(open()).rejects.toMatchObject({ key: 'secretsLost' })
  await rename(aside, join(folder, 'secrets'))
  await (await open()).stop()
})
