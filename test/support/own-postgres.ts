import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openPostgres, type Urls } from 'server/src/platform/postgres.ts'
import { makeTemplate } from './cluster.ts'
import type { OwnPostgres } from './crash-runs.ts'

/** A PostgreSQL of a test's own that keeps its word about what is on the disk, and that may be killed. */
export async function openOwnPostgres(): Promise<Urls & OwnPostgres & { stop(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-own-'))
  await chmod(folder, 0o755)
  let heard: (() => void)[] = []
  const postgres = await openPostgres({
    folder,
    pgFolder: folder,
    say: key => {
      if (key !== 'databaseBack') return
      for (const tell of heard) tell()
      heard = []
    },
  })
  await makeTemplate(postgres)
  return {
    ...postgres,
    back: () => new Promise(resolve => heard.push(resolve)),
    async stop() {
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
