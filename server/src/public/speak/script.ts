import { readFile } from 'node:fs/promises'
import { join } from 'node:path'

type Built = Readonly<Record<string, { readonly file: string } | undefined>>

/** Where the portal's build has put our script; null where nothing was built. */
export async function speakScript(portalFolder: string): Promise<string | null> {
  const built = await readFile(join(portalFolder, '.vite/speak.json'), 'utf8').catch(() => '{}')
  const file = (JSON.parse(built) as Built)['src/speak/speak.ts']?.file
  return file ? `/${file}` : null
}
