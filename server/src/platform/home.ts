import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The nearest folder at or above `from` with a package.json: the same whether we run from src, from dist or under Vitest. */
function packageFolder(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  if (above === from) throw new Error('Headwater does not lie in its package')
  return packageFolder(above)
}

/** `server/`, for what is read at run time: migrations, templates. */
export const serverFolder = packageFolder(import.meta.dirname)
/** The clone. */
export const rootFolder = dirname(serverFolder)
