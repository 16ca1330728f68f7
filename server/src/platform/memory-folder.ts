import { constants } from 'node:fs'
import { access, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder for this process alone whose files are never on a disk, where the machine has such a place. */
export interface MemoryFolder {
  readonly path: string
  /** False: it lies on a disk, and its operator is told. */
  readonly inMemory: boolean
  close(): Promise<void>
}

const inMemory = '/dev/shm'
const prefix = 'headwater-speak-'

const isThere = (folder: string): Promise<boolean> =>
  access(folder, constants.W_OK).then(
    () => true,
    () => false,
  )

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

/** What processes that were killed have left: it holds what strangers sent. */
async function clearLeft(place: string): Promise<void> {
  for (const name of await readdir(place).catch(() => [])) {
    const pid = Number(new RegExp(`^${prefix}(\\d+)-`).exec(name)?.[1] ?? 0)
    if (pid && !isRunning(pid)) await rm(join(place, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

export async function openMemoryFolder(): Promise<MemoryFolder> {
  const place = (await isThere(inMemory)) ? inMemory : tmpdir()
  await clearLeft(place)
  // mkdtemp makes it for its owner alone.
  const path = await mkdtemp(join(place, `${prefix}${process.pid}-`))
  return { path, inMemory: place === inMemory, close: () => rm(path, { recursive: true, force: true }) }
}
