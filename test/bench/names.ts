import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres } from 'server/src/platform/postgres.ts'
import { asSuper } from './ground.ts'
import { measureNames } from './names/measure.ts'
import type { Figure } from './results.ts'

/** Names stand on no programme's data; the rival in PostgreSQL gets one of its own. */
export async function measureNameMatching(): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-names-'))
  // As root PostgreSQL's own user has to enter it.
  await chmod(folder, 0o755)
  const postgres = await openPostgres({ folder, pgFolder: folder, say: () => undefined })
  try {
    return await asSuper(postgres.superUrl, async db => {
      await db.query('CREATE EXTENSION IF NOT EXISTS pg_trgm')
      return measureNames(db)
    })
  } finally {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
