import type { Env, GivenDatabase } from '../env.ts'
import type { Say } from '../platform/postgres/postmaster.ts'
import { addExtensions } from '../platform/postgres/roles.ts'
import { openPostgres } from '../platform/postgres.ts'
import { StartFault } from '../platform/start-words.ts'
import { checkDatabase, roleOf } from './given-database.ts'

export interface Migrations {
  /** As the owner's role; grants the other two what they need. `backupRole` is empty where the operator gave none. */
  migrate(ownerUrl: string, appRole: string, backupRole: string): Promise<void>
  /** How many this database still lacks, seen as the app's role. */
  pendingMigrations(appUrl: string): Promise<number>
}

/** The app's address, and how to close what was opened. */
export interface OpenDatabase {
  readonly app: string
  close(): Promise<void>
}

async function openGiven({ app, owner, backup }: GivenDatabase, migrations: Migrations, say: Say): Promise<OpenDatabase> {
  await checkDatabase(app, 'DATABASE_URL')
  if (backup) await checkDatabase(backup, 'DATABASE_BACKUP_URL')
  if (owner) {
    await checkDatabase(owner, 'DATABASE_OWNER_URL')
    say('migrating')
    await addExtensions(owner)
    await migrations.migrate(owner, roleOf(app), backup ? roleOf(backup) : '')
  } else {
    const count = await migrations.pendingMigrations(app)
    if (count > 0) throw new StartFault('migrationsPending', { count })
  }
  return { app, close: async () => undefined }
}

async function openOwn(env: Env, migrations: Migrations, say: Say): Promise<OpenDatabase> {
  const began = Date.now()
  const postgres = await openPostgres({ folder: env.data, pgFolder: env.pgFolder, say })
  try {
    say('databaseReady', { seconds: ((Date.now() - began) / 1000).toFixed(1) })
    say('migrating')
    await migrations.migrate(postgres.ownerUrl, roleOf(postgres.appUrl), roleOf(postgres.backupUrl))
    return { app: postgres.appUrl, close: () => postgres.stop() }
  } catch (error) {
    await postgres.stop()
    throw error
  }
}

/** The database, ours or the operator's, with its tables up to date. */
export const openDatabase = (env: Env, migrations: Migrations, say: Say): Promise<OpenDatabase> =>
  env.database ? openGiven(env.database, migrations, say) : openOwn(env, migrations, say)
