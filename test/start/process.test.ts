import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, chown, mkdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { rootFolder } from 'server/src/platform/home.ts'
import { type Account, account, isRoot, placeFor } from 'server/src/platform/postgres/place.ts'
import { freePort } from 'server/src/platform/postgres/postmaster.ts'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

let folder: string
let remove: () => Promise<void>
let running: ChildProcess[] = []
beforeEach(async () => {
  ;({ folder, remove } = await makeFolder())
  running = []
})
afterEach(async () => {
  for (const child of running) {
    if (child.exitCode !== null || child.signalCode !== null) continue
    child.kill('SIGTERM')
    await once(child, 'exit')
  }
  await remove()
})

/** The real launcher with the real product, until it is ready or has ended. */
async function start(settings: Record<string, string>, as?: Account) {
  const { uid, gid } = as ?? {}
  const env = { PATH: process.env.PATH ?? '', HEADWATER_DATA: folder, PORT: String(await freePort()), HEADWATER_LOG: 'silent', ...settings }
  // A stranger may not build in this clone; what is built, he may run.
  const built = `import(${JSON.stringify(join(rootFolder, 'server/dist/main.js'))}).then(main => main.run(${JSON.stringify(rootFolder)}))`
  const child = spawn(process.execPath, as ? ['-e', built] : [join(rootFolder, 'server/bin/start.mjs')], {
    cwd: rootFolder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    ...(as && { uid, gid }),
  })
  running.push(child)
  const lines: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line)
    if (line.startsWith('Ctrl-C')) break
  }
  return { child, said: lines.join('\n'), address: `http://127.0.0.1:${env.PORT}` }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  child.kill(signal)
  const [code] = await once(child, 'exit')
  return code
}

const pg = () => ({ HEADWATER_PG_FOLDER: join(folder, 'pg') })

test('it serves, one process and its database; Ctrl-C ends both; after kill -9 the next start stops the orphan and goes on', async () => {
  const data = { HEADWATER_DATA: join(folder, 'data'), ...pg() }
  const first = await start(data)
  expect(first.said).toContain('Headwater is ready')
  expect((await fetch(first.address)).status).toBeLessThan(500)
  expect(await end(first.child, 'SIGINT')).toBe(0)

  const second = await start(data)
  expect(second.said).not.toContain('First start')
  await end(second.child, 'SIGKILL')

  const third = await start(data)
  expect(third.said).toContain('A database from an earlier run is still running')
  expect((await fetch(third.address)).status).toBeLessThan(500)

  const beside = await start(data)
  expect(beside.said).toContain(`Another Headwater (process ${third.child.pid}) is using the data folder`)
}, 180_000)

test.skipIf(!isRoot)(
  'as root in a folder that nobody else may enter, the database lives elsewhere and says where',
  async () => {
    await chmod(folder, 0o700)
    const data = join(folder, 'data')
    const place = await placeFor(data, null)
    try {
      const { said } = await start({ HEADWATER_DATA: data })
      expect(said).toContain(`its data lies in ${place.cluster}`)
      expect(said).toContain('Headwater is ready')
      expect((await stat(place.cluster)).uid).not.toBe(0)
    } finally {
      for (const child of running) await end(child, 'SIGTERM')
      await rm(join(place.cluster, '..'), { recursive: true, force: true })
    }
  },
  60_000,
)

/** Only root can become somebody else, and somebody else has to be able to read the clone. */
const stranger = isRoot ? await account('nobody') : undefined
const reachable = (): boolean => {
  try {
    execFileSync('test', ['-r', join(rootFolder, 'server/dist/main.js')], {
      cwd: '/',
      ...(stranger && { uid: stranger.uid, gid: stranger.gid }),
    })
    return true
  } catch {
    return false
  }
}

test.skipIf(!stranger || !reachable())(
  'an ordinary user has everything in the data folder, for his eyes only',
  async () => {
    const data = join(folder, 'data')
    await mkdir(data)
    if (stranger) await chown(data, stranger.uid, stranger.gid)
    const { said } = await start({ HEADWATER_DATA: data }, stranger)
    expect(said).toContain(`a database is being made in ${join(data, 'postgres')}`)
    expect(said).toContain('Headwater is ready')
    for (const name of ['secrets', 'postgres']) expect((await stat(join(data, name))).mode & 0o077, name).toBe(0)
  },
  60_000,
)

test.skipIf(!stranger || !reachable())('a data folder that this user may not write is one sentence', async () => {
  await chmod(folder, 0o755)
  const { said } = await start({ HEADWATER_DATA: join(folder, 'data') }, stranger)
  expect(said).toContain(`${join(folder, 'data')} cannot be written by this user (EACCES)`)
})
