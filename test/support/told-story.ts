import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { connected, createDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import type { Urls } from 'server/src/platform/postgres.ts'
import { inject } from 'vitest'
import { template } from './cluster.ts'
import { asSuper, type Beginning, closeLine, openHouseOn, until } from './house.ts'

/**
 * The demonstration's story. Told once in a run, by whichever file needs it first, until nothing is left to do: whoever needs it gets a copy. The others wait at
 * PostgreSQL's lock; a telling that broke off leaves another name.
 */
export async function toldStory(urls: Urls): Promise<Beginning> {
  const told = { database: 'headwater_story', folder: join(inject('sharedFolder'), 'story') }
  return connected(inDatabase(urls.superUrl, 'postgres'), async db => {
    await db.query("SELECT pg_advisory_lock(hashtext('story'))")
    const { rowCount } = await db.query('SELECT 1 FROM pg_database WHERE datname = $1', [told.database])
    if (rowCount === 0) {
      const name = `story_${randomUUID().replaceAll('-', '')}`
      await createDatabase(urls.superUrl, name, template)
      const house = await openHouseOn(urls, name, told.folder, { parts: { story: true } })
      await until(() => nothingWaits(house.superUrl), 120_000)
      await house.serving.close()
      await closeLine(house.superUrl)
      await db.query(`ALTER DATABASE ${name} RENAME TO ${told.database}`)
    }
    return told
  })
}

const nothingWaits = async (superUrl: string): Promise<boolean> =>
  (await asSuper(superUrl, "SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after <= now() LIMIT 1"))
    .length === 0
