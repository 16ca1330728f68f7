import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, rmdir, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { isAlive, processIdentity } from './process-identity.ts'
import { StartFault } from './start-words.ts'

interface Holder {
  pid: number
  identity: string
}

async function holderOf(file: string): Promise<Holder | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Holder
  } catch {
    return null
  }
}

/** Does the process that wrote the lock still run? */
async function lives(holder: Holder | null): Promise<boolean> {
  if (!holder || !(await isAlive(holder.pid))) return false
  const identity = await processIdentity(holder.pid)
  return identity === holder.identity || identity === ''
}

/** Takes a dead holder's lock away. One start at a time may, so that none takes away the lock that another has just got. */
async function clearStale(file: string): Promise<void> {
  const turn = `${file}.turn`
  try {
    await mkdir(turn)
  } catch {
    // Somebody else is at it. Whoever is for seconds was killed in the middle.
    const since = (await stat(turn).catch(() => null))?.mtimeMs ?? Date.now()
    if (Date.now() - since > 5_000) await rmdir(turn).catch(() => undefined)
    await wait(50)
    return
  }
  try {
    if (!(await lives(await holderOf(file)))) await rm(file, { force: true })
  } finally {
    await rmdir(turn)
  }
}

/** One Headwater per folder. The lock outlives a crash, and the next start sees that its holder does not live. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock')
  const own = join(folder, `lock.${randomUUID()}`)
  await writeFile(own, JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) } satisfies Holder), { mode: 0o644 })
  try {
    for (;;) {
      try {
        // A link is made or refused in one step, and the file is whole when it appears.
        await link(own, file)
        return () => rm(file, { force: true })
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
      }
      const holder = await holderOf(file)
      if (holder && (await lives(holder))) throw new StartFault('dataLocked', { folder, pid: holder.pid })
      await clearStale(file)
    }
  } finally {
    await rm(own, { force: true })
  }
}
