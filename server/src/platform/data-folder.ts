import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { syncFolder, writeDurably } from './durable.ts'
import { lockFolder } from './folder-lock.ts'
import { StartFault } from './start-words.ts'

const marker = 'headwater.json'
const layout = 1

/** Turns the system's refusals about a folder into a sentence. */
export function folderFault(error: unknown, folder: string): unknown {
  const code = (error as NodeJS.ErrnoException).code ?? ''
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return new StartFault('dataNotWritable', { folder, code }, { cause: error })
  if (['EEXIST', 'ENOTDIR'].includes(code)) return new StartFault('dataNotFolder', { folder }, { cause: error })
  if (['ENOSPC', 'EDQUOT'].includes(code)) return new StartFault('diskFull', { folder }, { cause: error })
  return error
}

/** Is it ours, or new? A foreign folder is left exactly as it is. */
async function claim(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  const found = await readdir(folder)
  if (found.includes(marker)) {
    const written = JSON.parse(await readFile(join(folder, marker), 'utf8')) as { headwater?: number }
    if (typeof written.headwater !== 'number') throw new StartFault('dataForeign', { folder, found: marker })
    if (written.headwater > layout) throw new StartFault('dataNewer', { folder })
    return
  }
  // A start that was cut before the marker got its name leaves nothing else behind.
  const foreign = found.filter(name => !name.startsWith(marker))
  if (foreign.length > 0) throw new StartFault('dataForeign', { folder, found: foreign.slice(0, 3).join(', ') })
  await writeDurably(join(folder, marker), `${JSON.stringify({ headwater: layout })}\n`, 0o644)
}

/** Makes the data folder ours, or says why it cannot be. Gives back how to let it go. */
export async function openDataFolder(folder: string): Promise<() => Promise<void>> {
  try {
    await claim(folder)
    return await lockFolder(folder)
  } catch (error) {
    throw folderFault(error, folder)
  }
}

/** A secret of this installation, made once and kept outside the database, for its owner's eyes only. */
export async function secret<T>(folder: string, name: string, make: () => T): Promise<T> {
  const secrets = join(folder, 'secrets')
  const file = join(secrets, name)
  try {
    return JSON.parse(await readFile(file, 'utf8')) as T
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  await mkdir(secrets, { recursive: true, mode: 0o700 })
  await syncFolder(folder)
  const made = make()
  await writeDurably(file, `${JSON.stringify(made)}\n`)
  return made
}
