import { randomUUID } from 'node:crypto'
import { chmod, open, rename } from 'node:fs/promises'
import { dirname } from 'node:path'

/** What was renamed or created in a folder survives a power cut only when the folder itself is flushed. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder, and does not need it.
  if (process.platform === 'win32') return
  const handle = await open(folder, 'r')
  await handle.sync().finally(() => handle.close())
}

/** Writes a small file so that it is there whole or not at all. */
export async function writeDurably(file: string, text: string, mode = 0o600): Promise<void> {
  const beside = `${file}.${randomUUID()}.new`
  const handle = await open(beside, 'wx', mode)
  try {
    await handle.writeFile(text)
    await handle.sync()
  } finally {
    await handle.close()
  }
  // The mask of the process may have taken more away than was meant.
  await chmod(beside, mode)
  await rename(beside, file)
  await syncFolder(dirname(file))
}
