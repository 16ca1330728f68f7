import { randomUUID } from 'node:crypto'
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { type ServeOptions, type Serving, serve } from 'server/src/main.ts'
import { createLog } from 'server/src/platform/log.ts'
import { createDatabase, dropDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import type { Urls } from 'server/src/platform/postgres.ts'
import { inject } from 'vitest'
import { template } from './cluster.ts'

/** A running Headwater of a test file's own: its database, its folder, its port on the loopback. */
export interface TestHouse {
  readonly url: string
  readonly serving: Serving
  readonly appUrl: string
  readonly ownerUrl: string
  readonly superUrl: string
  readonly folder: string
  /** Mails that were kept so far, newest last. */
  mails(to: string): Promise<{ subject: string; text: string; html: string }[]>
  close(): Promise<void>
}

type Options = Partial<ServeOptions['env']> & { parts?: ServeOptions['parts'] }

/** Limits wide enough that a file of tests from one address never meets them; the tests of the limits set their own. */
const wide = { pair: 10_000, origin: 10_000, slowAfter: 10_000, slowMs: 0, filings: 10_000, codes: 10_000 }

/** What a house begins with: a database, and files if it has some. */
export interface Beginning {
  readonly database: string
  readonly folder?: string
}

export async function openTestHouse(options: Options = {}, from: Beginning = { database: template }): Promise<TestHouse> {
  const urls = inject('postgres')
  const name = `test_${randomUUID().replaceAll('-', '')}`
  const folder = await mkdtemp(join(tmpdir(), 'headwater-house-'))
  await createDatabase(urls.superUrl, name, from.database)
  if (from.folder) await cp(from.folder, folder, { recursive: true })
  return openHouseOn(urls, name, folder, options)
}

/** On a database that is there already. */
export async function openHouseOn(urls: Urls, name: string, folder: string, { parts, ...env }: Options): Promise<TestHouse> {
  const appUrl = inDatabase(urls.appUrl, name)
  const serving = await serve({
    env: {
      port: 0,
      data: folder,
      mode: 'demonstration',
      smtpUrl: null,
      mailFrom: 'Headwater <headwater@localhost>',
      origin: 'http://localhost:4000',
      trustProxy: 0,
      signingKey: Buffer.alloc(32, 7),
      log: 'silent',
      ...env,
    },
    urls: { app: appUrl },
    say: () => undefined,
    parts: { story: false, log: createLog('silent'), limits: wide, ...parts },
  })
  const superUrl = inDatabase(urls.superUrl, name)
  return {
    url: `http://127.0.0.1:${serving.port}`,
    serving,
    appUrl,
    ownerUrl: inDatabase(urls.ownerUrl, name),
    superUrl,
    folder,
    async mails(to) {
      const rows = await asSuper(
        superUrl,
        'SELECT subject, body_text AS text, body_html AS html FROM mails WHERE to_address = $1 ORDER BY sent_at',
        [to],
      )
      return rows as { subject: string; text: string; html: string }[]
    },
    async close() {
      await serving.close()
      await dropDatabase(urls.superUrl, name)
      await closeLine(superUrl)
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Who looks again and again need not be let in again each time. */
const lines = new Map<string, pg.Pool>()

function lineInto(superUrl: string): pg.Pool {
  const known = lines.get(superUrl)
  if (known) return known
  const line = new pg.Pool({ connectionString: superUrl, max: 4, idleTimeoutMillis: 1_000, allowExitOnIdle: true })
  // Databases are removed, and PostgreSQL is killed, while nobody asks.
  line.on('error', () => undefined)
  lines.set(superUrl, line)
  return line
}

/** Looks past every wall, as only a test may. */
export async function asSuper(superUrl: string, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  return (await lineInto(superUrl).query(text, values)).rows
}

/** Afterwards nobody is in the database by a line of ours. */
export async function closeLine(superUrl: string): Promise<void> {
  const line = lines.get(superUrl)
  lines.delete(superUrl)
  await line?.end()
}

/** Waits until something is so, in a bounded loop. */
export async function until<T>(look: () => Promise<T | null | undefined | false>, ms = 10_000): Promise<T> {
  const end = Date.now() + ms
  for (;;) {
    const seen = await look()
    if (seen) return seen
    if (Date.now() > end) throw new Error('it did not happen in time')
    await new Promise(resolve => setTimeout(resolve, 100))
  }
}
