import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { connected, createDatabase, inDatabase, roleNames } from 'server/src/platform/postgres/roles.ts'
import { openPostgres, type Urls } from 'server/src/platform/postgres.ts'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    /** The addresses of the tests' PostgreSQL, one per role: `inject('postgres')`. */
    postgres: Urls
    /** Where files lie that the files of tests share; gone with the cluster. */
    sharedFolder: string
  }
}

/** It may forget everything at a power cut, so it need not wait for the disk; nobody guesses at its passwords, and its tables are small. */
export const forgetful = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  shared_buffers: '256MB',
  max_connections: '200',
  scram_iterations: '1',
  max_parallel_workers_per_gather: '0',
}

/** Every test file copies this database: its tables and queues are made once. */
export const template = 'headwater_template'

export async function makeTemplate({ superUrl, ownerUrl }: Pick<Urls, 'superUrl' | 'ownerUrl'>): Promise<void> {
  const { migrate } = await import('server/src/data-source.ts')
  await createDatabase(superUrl, template)
  await migrate(inDatabase(ownerUrl, template), roleNames.app, roleNames.backup)
}

async function open() {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-test-'))
  // As root PostgreSQL's own user has to enter it.
  await chmod(folder, 0o755)
  const postgres = await openPostgres({ folder, pgFolder: folder, say: () => undefined, settings: forgetful })
  // Set anew, it is checked as fast as the others'.
  const { password } = new URL(postgres.superUrl)
  await connected(postgres.superUrl, db => db.query(`ALTER ROLE ${roleNames.super} PASSWORD ${db.escapeLiteral(password)}`))
  await makeTemplate(postgres)
  return { folder, postgres }
}

/** Vitest loads this file once for each project that asks; the process is what they share. */
const shared = globalThis as typeof globalThis & { headwaterCluster?: { opened: ReturnType<typeof open>; users: number } | undefined }

/** One PostgreSQL for all tests that need one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  shared.headwaterCluster ??= { opened: open(), users: 0 }
  const cluster = shared.headwaterCluster
  cluster.users++
  const { folder, postgres } = await cluster.opened
  const { ownerUrl, appUrl, backupUrl, superUrl } = postgres
  project.provide('postgres', { ownerUrl, appUrl, backupUrl, superUrl })
  project.provide('sharedFolder', folder)
  return async () => {
    if (--cluster.users > 0) return
    shared.headwaterCluster = undefined
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
}
