import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import type { Env } from '../env.ts'
import { openDataFolder } from '../platform/data-folder.ts'
import { clusterExists } from '../platform/postgres/initialise.ts'
import { placeFor } from '../platform/postgres/place.ts'
import { openPostgres, runningPostgres } from '../platform/postgres.ts'
import { makeSigner, type PublicJwk } from '../platform/signing.ts'
import { StartFault } from '../platform/start-words.ts'
import { checkDatabase } from '../start/given-database.ts'

export interface Reached {
  /** The app's address: whoever verifies needs no more rights than the server has. */
  readonly url: string
  close(): Promise<void>
}

/** The file of a PostgreSQL that was killed still names its port; nobody answers there. */
async function answers(url: string): Promise<boolean> {
  const db = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
  try {
    await db.connect()
    return true
  } catch (error) {
    if (/ECONNREFUSED|ECONNRESET/.test(String((error as NodeJS.ErrnoException).code))) return false
    throw error
  } finally {
    await db.end().catch(() => undefined)
  }
}

/** The database that the server uses: beside a running server, or opened for the while. Nothing is made where there is none. */
export async function reachDatabase({ database, data, pgFolder }: Pick<Env, 'database' | 'data' | 'pgFolder'>): Promise<Reached> {
  if (database) {
    await checkDatabase(database.app, 'DATABASE_URL')
    return { url: database.app, close: async () => undefined }
  }
  if (!existsSync(join(data, 'headwater.json'))) throw new StartFault('verifyNothing', { folder: data })
  const running = await runningPostgres(data, pgFolder)
  if (running && (await answers(running.appUrl))) return { url: running.appUrl, close: async () => undefined }
  const release = await openDataFolder(data)
  try {
    if (!(await clusterExists(await placeFor(data, pgFolder)))) throw new StartFault('verifyNothing', { folder: data })
    const postgres = await openPostgres({ folder: data, pgFolder, say: () => undefined })
    return { url: postgres.appUrl, close: () => postgres.stop().finally(release) }
  } catch (error) {
    await release()
    throw error
  }
}

/** The public half of the key that signs here, where there is one already. */
export async function ownKey({ signingKey, data }: Pick<Env, 'signingKey' | 'data'>): Promise<PublicJwk | null> {
  const kept = await readFile(join(data, 'signing-key'), 'utf8').catch(() => null)
  const seed = signingKey ?? (kept && Buffer.from(kept.trim(), 'base64url'))
  return seed ? makeSigner(seed).jwk : null
}
