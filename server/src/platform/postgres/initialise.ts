import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { chown, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { folderFault } from '../data-folder.ts'
import { syncFolder } from '../durable.ts'
import { StartFault } from '../start-words.ts'
import type { Place } from './place.ts'

const run = promisify(execFile)
const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/** Is there a cluster of ours, of our version? */
export async function clusterExists(place: Place): Promise<boolean> {
  if (!(await exists(place.cluster))) return false
  const found = (await readFile(join(place.cluster, 'PG_VERSION'), 'utf8').catch(() => '')).trim()
  if (!found || !(await exists(join(place.cluster, 'global')))) throw new StartFault('postgresForeign', { folder: place.cluster })
  if (found !== place.major) throw new StartFault('postgresVersion', { folder: place.cluster, found, own: place.major })
  return true
}

/** What a first start that was cut has left. Its initdb may still be writing there: no two attempts share a name. */
async function clearAttempts(cluster: string): Promise<void> {
  const left = (await readdir(dirname(cluster))).filter(name => name.startsWith(`${basename(cluster)}.new-`))
  for (const name of left) await rm(join(dirname(cluster), name), { recursive: true, force: true, maxRetries: 5 })
}

/** Made beside and given its name when it is whole: a first start that is cut leaves nothing that looks like a database. */
export async function initialise(place: Place, password: string, durable: boolean): Promise<void> {
  const home = dirname(place.cluster)
  await clearAttempts(place.cluster)
  const beside = `${place.cluster}.new-${randomUUID()}`
  const passwordFile = `${beside}.password`
  try {
    await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' })
    if (place.as) await chown(passwordFile, place.as.uid, place.as.gid)
    // The sort order is Unicode's, from PostgreSQL itself: the same on every system, whatever languages it has installed.
    const order = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8']
    const signIn = ['--username=headwater_super', '--auth=scram-sha-256', `--pwfile=${passwordFile}`]
    await run(join(place.native, 'bin', 'initdb'), ['-D', beside, ...order, ...signIn, ...(durable ? [] : ['--no-sync'])], {
      cwd: home,
      ...place.as,
    })
    await rename(beside, place.cluster)
    await syncFolder(home)
  } catch (error) {
    const words = String((error as { stderr?: string }).stderr ?? '')
    if (/No space left/.test(words)) throw new StartFault('diskFull', { folder: home }, { cause: error })
    throw folderFault(error, home)
  } finally {
    await rm(passwordFile, { force: true })
  }
}
