import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createDatabase, inDatabase, roleNames } from 'server/src/platform/postgres/roles.ts'
import { openPostgres, type Urls } from 'server/src/platform/postgres.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of the tests' PostgreSQL, one per role: `inject('postgres')`. */
    postgres: Urls
  }
}

/** One PostgreSQL for all tests that need one. It may forget everything at a power cut, so it need not wait for the disk. */
export const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_connections: '200',
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-test-'))
  // As root PostgreSQL's own user has to enter it.
  await chmod(folder, 0o755)
  const postgres = await openPostgres({ folder, pgFolder: folder, say: () => undefined, settings: forgetful })
  const { ownerUrl, appUrl, backupUrl, superUrl } = postgres
  await makeTemplate(postgres)
  project.provide('postgres', { ownerUrl, appUrl, backupUrl, superUrl })
  return async () => {
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Every test file copies this database: its tables and queues are made once. */
export const template = 'headwater_template'

async function makeTemplate({ superUrl, ownerUrl }: Urls): Promise<void> {
  const { migrate } = await import('server/src/data-source.ts')
  await createDatabase(superUrl, template)
  await migrate(inDatabase(ownerUrl, template), roleNames.app, roleNames.backup)
}
