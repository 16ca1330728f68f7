import { readFileSync } from 'node:fs'
import { chmod, cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { openPostgres, type Urls } from 'server/src/platform/postgres.ts'
import { type BenchProgramme, type BenchSupplierUser, makeProgramme, makeSupplierUsers } from './data.ts'
import { listed } from './operations.ts'
import { type Running, startNode } from './process.ts'

export const root = join(import.meta.dirname, '../..')

/** What every measurement stands on: a durable PostgreSQL as shipped, two programmes in one database, our server in production mode. */
export interface Ground {
  readonly appUrl: string
  readonly superUrl: string
  readonly large: BenchProgramme
  readonly small: BenchProgramme
  readonly users: BenchSupplierUser[]
  /** Where our server keeps its files. */
  readonly files: string
  /** Our built server, with the measured operations added to those of the portal. */
  startOurs(nodeOptions?: string[]): Promise<Running>
  close(): Promise<void>
}

/**
 * A copy of what was built, whose list of operations holds ours too: production runs listed operations only, and the
 * portal's list is no place for a bench's.
 */
async function copyBuilt(folder: string): Promise<string> {
  const server = join(folder, 'built/server')
  await rm(join(folder, 'built'), { recursive: true, force: true })
  await mkdir(server, { recursive: true })
  await cp(join(root, 'server/dist'), join(server, 'dist'), { recursive: true })
  await cp(join(root, 'portal/dist'), join(folder, 'built/portal/dist'), { recursive: true })
  for (const name of ['node_modules', 'package.json', 'src']) await symlink(join(root, 'server', name), join(server, name))
  const file = join(folder, 'built/portal/dist/manifest.json')
  const manifest = JSON.parse(await readFile(file, 'utf8')) as { operations: object[] }
  manifest.operations.push(...Object.values(listed))
  await writeFile(file, JSON.stringify(manifest))
  return join(server, 'dist/main.js')
}

/** Node's options as `npm start` gives them. */
const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { scripts: { start: string } }
const optionsOfStart = scripts.start.split(' ').filter(word => word.startsWith('--'))

const addresses = (urls: Urls, name: string) => ({
  appUrl: inDatabase(urls.appUrl, name),
  ownerUrl: inDatabase(urls.ownerUrl, name),
  superUrl: inDatabase(urls.superUrl, name),
})

/** `keep`: a folder that outlives the run, so that a person who tunes need not make the data again. */
export async function openGround(keep?: string): Promise<Ground> {
  const folder = keep ?? (await mkdtemp(join(tmpdir(), 'headwater-bench-')))
  await mkdir(folder, { recursive: true })
  // As root PostgreSQL's own user has to enter it.
  await chmod(folder, 0o755)
  const postgres = await openPostgres({ folder, pgFolder: folder, say: () => undefined })
  const name = 'bench'
  const { appUrl, ownerUrl, superUrl } = addresses(postgres, name)
  const exists = await asSuper(
    inDatabase(superUrl, 'postgres'),
    async db => (await db.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])).rowCount === 1,
  )
  if (!exists) await createDatabase(superUrl, name)
  const main = await copyBuilt(folder)
  const startOurs = (nodeOptions: string[] = optionsOfStart): Promise<Running> =>
    startNode(
      [...nodeOptions, '-e', `import(${JSON.stringify(main)}).then(({ run }) => run(${JSON.stringify(join(folder, 'built'))}))`],
      port => ({
        PORT: String(port),
        HEADWATER_DATA: join(folder, 'server-data'),
        DATABASE_URL: appUrl,
        DATABASE_OWNER_URL: ownerUrl,
        HEADWATER_MODE: 'production',
        HEADWATER_LOG: 'info',
      }),
    )
  // The first start makes the tables.
  await (await startOurs()).stop()
  const made = await asSuper(superUrl, async db => {
    await db.query('UPDATE installation SET founded_at = now()')
    const large = await makeProgramme(db, 1, 100_000)
    const small = await makeProgramme(db, 2, 1_000)
    const users = await makeSupplierUsers(db, 1, 20)
    await db.query('VACUUM ANALYZE')
    await db.query('CHECKPOINT')
    return { large, small, users }
  })
  return {
    appUrl,
    superUrl,
    ...made,
    files: join(folder, 'server-data/files'),
    startOurs,
    async close() {
      if (!keep) await dropDatabase(superUrl, name)
      await postgres.stop()
      if (!keep) await rm(folder, { recursive: true, force: true })
    },
  }
}

export async function asSuper<T>(superUrl: string, work: (db: pg.Client) => Promise<T>): Promise<T> {
  const db = new pg.Client({ connectionString: superUrl })
  await db.connect()
  try {
    return await work(db)
  } finally {
    await db.end()
  }
}
