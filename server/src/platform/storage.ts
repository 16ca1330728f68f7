import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { copyFile, link, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { Readable } from 'node:stream'
import { syncFolder } from './durable.ts'

/** Where files lie: each under the SHA-256 of its bytes, per programme, so that nothing is ever overwritten by something else. */
export interface Storage {
  /** Keeps the bytes; they are on disk, and read back equal, when this resolves. Twice is once. */
  put(programmeId: string, bytes: Buffer): Promise<{ sha256: string; size: number }>
  /**
   * Keeps a file that lies at `path` and stays there; on disk and read back equal to `sha256` when this resolves. Twice is once.
   * It gets its name only when `allowed` has resolved: what can be done before is done meanwhile.
   */
  keep(programmeId: string, path: string, sha256: string, allowed?: Promise<unknown>): Promise<void>
  get(programmeId: string, sha256: string): Promise<Readable>
  /** Takes a file away for good: sealed files of a case that is forgotten. Twice is once. */
  remove(programmeId: string, sha256: string): Promise<void>
  /** A named text that is written once (checkpoints); writing the same again does nothing. */
  putOnce(programmeId: string, name: string, text: string): Promise<void>
  /** Every named text of a folder, in the order of their names. */
  texts(programmeId: string, folder: string): Promise<string[]>
  /** Removes what a killed process left unfinished an hour ago or earlier. */
  sweep(now: Date): Promise<void>
}

/** The bytes that came back are not those that were given. */
export class ReadBackDifferently extends Error {}

const piece = 1 << 20

export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  const file = await open(path, 'r')
  try {
    const bytes = Buffer.allocUnsafe(piece)
    for (;;) {
      const { bytesRead } = await file.read(bytes, 0, piece)
      if (bytesRead === 0) return hash.digest('hex')
      hash.update(bytes.subarray(0, bytesRead))
    }
  } finally {
    await file.close()
  }
}

const digest = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex')

/** Writes beside, flushes, then gives the name: a file is there whole or not at all. */
async function writeWhole(path: string, bytes: Buffer, unfinished: string): Promise<void> {
  for (const needed of [unfinished, dirname(path)]) await mkdir(needed, { recursive: true, mode: 0o700 })
  const beside = join(unfinished, randomUUID())
  try {
    const handle = await open(beside, 'wx', 0o600)
    try {
      await handle.writeFile(bytes)
      await handle.sync()
    } finally {
      await handle.close()
    }
    await rename(beside, path)
  } catch (error) {
    await rm(beside, { force: true })
    throw error
  }
  await syncFolder(dirname(path))
}

async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r+')
  await handle.sync().finally(() => handle.close())
}

/** A second name for the same bytes costs nothing; where the file system has no such thing they are copied. */
async function linkOrCopy(from: string, to: string): Promise<void> {
  try {
    await link(from, to)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (!['EXDEV', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error
    await copyFile(from, to)
    await flush(to)
  }
}

export function folderStorage(folder: string): Storage {
  const unfinished = join(folder, 'unfinished')
  const place = (programmeId: string, sha256: string): string => join(folder, programmeId, 'files', sha256.slice(0, 2), sha256)
  const named = (programmeId: string, name: string): string => join(folder, programmeId, name)
  return {
    async put(programmeId, bytes) {
      const sha256 = digest(bytes)
      const path = place(programmeId, sha256)
      const there = await stat(path).catch(() => null)
      if (there?.size !== bytes.length) await writeWhole(path, bytes, unfinished)
      if (digest(await readFile(path)) !== sha256) throw new Error(`the stored file ${sha256} reads back differently`)
      return { sha256, size: bytes.length }
    },
    async keep(programmeId, path, sha256, allowed) {
      const to = place(programmeId, sha256)
      if (await stat(to).catch(() => null)) {
        if ((await hashFile(to)) === sha256) return void (await allowed)
      }
      for (const needed of [unfinished, dirname(to)]) await mkdir(needed, { recursive: true, mode: 0o700 })
      const beside = join(unfinished, randomUUID())
      try {
        await linkOrCopy(path, beside)
        const [readBack] = await Promise.all([hashFile(beside), flush(path)])
        if (readBack !== sha256) throw new ReadBackDifferently(`the stored file ${sha256} reads back differently`)
        await allowed
        await rename(beside, to)
      } finally {
        // Where both names are one file already, a rename leaves both.
        await rm(beside, { force: true })
      }
      await syncFolder(dirname(to))
    },
    async get(programmeId, sha256) {
      const path = place(programmeId, sha256)
      await stat(path)
      return createReadStream(path)
    },
    remove: (programmeId, sha256) => rm(place(programmeId, sha256), { force: true }),
    async putOnce(programmeId, name, text) {
      const path = named(programmeId, name)
      if (!(await stat(path).catch(() => null))) await writeWhole(path, Buffer.from(text), unfinished)
    },
    async texts(programmeId, name) {
      const names = await readdir(named(programmeId, name)).catch(() => [])
      return Promise.all(
        names
          .filter(one => one.endsWith('.jws'))
          .sort()
          .map(one => readFile(join(named(programmeId, name), one), 'utf8')),
      )
    },
    async sweep(now) {
      for (const name of await readdir(unfinished).catch(() => [])) {
        const part = join(unfinished, name)
        const there = await stat(part).catch(() => null)
        if (there && now.getTime() - there.mtimeMs > 3_600_000) await rm(part, { force: true })
      }
    },
  }
}
