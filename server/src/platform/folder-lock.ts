import { randomUUID } from 'node:crypto'
import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
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

async function clearStale(file: string): Promise<void> {
  const aside = `${file}.${randomUUID()}`
  try {
    await rename(file, aside)
  } catch {
    return // Somebody else was quicker.
  }
  const moved = await holderOf(aside)
  // Between looking and moving another start may have taken the lock: give it back.
  if (await lives(moved)) await link(aside, file).catch(() => undefined)
  await rm(aside, { force: true })
}

/** One Headwater per folder. The lock outlives a crash, and the next start sees that its holder does not live. */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const file = join(folder, 'lock')
  const own = join(folder, `lock.${randomUUID()}`)
  await writeFile(own, JSON.stringify({ pid: process.pid, identity: await processIdentity(process.pid) } satisfies Holder), { mode: 0o644 })
  try {
    for (let tries = 0; tries < 5; tries++) {
      // A link is made or refused in one step, and the file is whole when it appears.
      const taken = await link(own, file).then(
        () => true,
        () => false,
      )
      if (taken) return () => rm(file, { force: true })
      const holder = await holderOf(file)
      if (holder && (await lives(holder))) throw new StartFault('dataLocked', { folder, pid: holder.pid })
      await clearStale(file)
    }
    throw new StartFault('dataLocked', { folder, pid: '?' })
  } finally {
    await rm(own, { force: true })
  }
}
