import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createServer } from 'node:net'
import { freePort } from 'server/src/platform/postgres/postmaster.ts'
import { openPostgres, type Postgres } from 'server/src/platform/postgres.ts'
import { launch, type Product } from 'server/src/start/launch.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeFolder } from './folder.ts'

/** A product that notes what is asked of it. */
function makeProduct(parts: Partial<Product> = {}) {
  const asked: string[] = []
  const product: Product = {
    migrate: async (_, appRole, backupRole) => void asked.push(`migrate for ${appRole} and ${backupRole || 'nobody'}`),
    pendingMigrations: async () => 0,
    serve: async () => {
      asked.push('serve')
      const signIns = [{ who: 'Grace', email: 'grace@example.org', password: 'a public one' }]
      return { address: 'http://here', signIns, close: async () => void asked.push('close') }
    },
    ...parts,
  }
  return { product, asked }
}

/** Launches, stops as soon as it is ready, and gives back what the console showed. */
async function start(settings: Record<string, string>, product: Product) {
  const stop = new AbortController()
  const lines: string[] = []
  const print = (line: string): void => {
    lines.push(line)
    if (line.startsWith('Ctrl-C')) stop.abort()
  }
  const code = await launch(product, {
    root: folder,
    source: { HEADWATER_PG_FOLDER: `${folder}/pg`, ...settings },
    print,
    stop: stop.signal,
  })
  return { code, lines, said: lines.join('\n') }
}

let folder: string
let remove: () => Promise<void>
let postgres: Postgres
beforeAll(async () => {
  ;({ folder, remove } = await makeFolder())
  const other = `${folder}/other`
  const { mkdir } = await import('node:fs/promises')
  await mkdir(other)
  postgres = await openPostgres({ folder: other, pgFolder: other, say: () => undefined, settings: { fsync: 'off' } })
})
afterAll(async () => {
  await postgres.stop()
  await remove()
})

test('everything opens in order, shows address and sign-ins, and closes in the other order', async () => {
  const { product, asked } = makeProduct()
  const { code, said } = await start({ PORT: String(await freePort()) }, product)
  expect(code).toBe(0)
  expect(asked).toEqual(['migrate for headwater_app and headwater_backup', 'serve', 'close'])
  expect(said).toContain('Headwater is ready: http://here')
  expect(said).toContain('grace@example.org  a public one  Grace')
  expect(said).toMatch(/Stopped\. Nothing is running any more\.$/)
})

test('production shows the one-time code that founds the first programme, and no sign-ins', async () => {
  const { product } = makeProduct({
    serve: async () => ({ address: 'http://here', signIns: [], foundingCode: 'ABCD-2345', close: async () => undefined }),
  })
  const { said } = await start({ PORT: String(await freePort()), HEADWATER_MODE: 'production' }, product)
  expect(said).toContain('Production mode.')
  expect(said).toMatch(/Open http:\/\/here .*one-time code.* ABCD-2345/)
  expect(said).not.toContain('Demonstration')
})

test.each([
  ['en', /^Port \d+ is in use by another program\. Stop it, or choose another port: PORT=\d+ npm start$/],
  ['fr', /^Le port \d+ est utilisé par un autre programme\. /],
  ['zh', /^端口 \d+ 已被其他程序占用。/],
])('a port in use is said in one sentence, before anything is made (%s)', async (HEADWATER_LANGUAGE, sentence) => {
  const server = createServer().listen(0)
  await once(server, 'listening')
  const { product, asked } = makeProduct()
  const { code, lines } = await start({ PORT: String((server.address() as AddressInfo).port), HEADWATER_LANGUAGE }, product)
  server.close()
  expect(lines).toEqual([expect.stringMatching(sentence)])
  expect([code, asked]).toEqual([1, []])
})

test('a product that fails leaves nothing running, and the next start goes on', async () => {
  const { product } = makeProduct({ serve: async () => Promise.reject(new Error('the story has no end')) })
  const { code, said } = await start({ PORT: String(await freePort()) }, product)
  expect([code, said]).toEqual([1, expect.stringContaining('the story has no end')])
  expect((await start({ PORT: String(await freePort()) }, makeProduct().product)).code).toBe(0)
})

test('asked to stop in the middle of a start, it stops cleanly and finds no fault', async () => {
  const stop = new AbortController()
  const { product, asked } = makeProduct({ migrate: async () => stop.abort() })
  const lines: string[] = []
  const source = { PORT: String(await freePort()), HEADWATER_PG_FOLDER: `${folder}/pg` }
  expect(await launch(product, { root: folder, source, print: line => lines.push(line), stop: stop.signal })).toBe(0)
  expect(asked).toEqual([])
  expect(lines.at(-1)).toBe('Stopped. Nothing is running any more.')
})

const elsewhere = async () => ({ PORT: String(await freePort()), HEADWATER_DATA: `${folder}/given` })

test('a given database gets its migrations from its owner’s address, and only from that', async () => {
  const { product, asked } = makeProduct({ pendingMigrations: async () => 4 })
  const given = { ...(await elsewhere()), DATABASE_URL: postgres.appUrl }
  expect((await start({ ...given, DATABASE_OWNER_URL: postgres.ownerUrl }, product)).code).toBe(0)
  expect(asked[0]).toBe('migrate for headwater_app and nobody')
  const { code, lines } = await start(given, product)
  expect([code, lines]).toEqual([1, [expect.stringMatching(/^The database needs 4 changes .* Set DATABASE_OWNER_URL/)]])
})

test.each([
  [
    'out of reach',
    /^The database 127\.0\.0\.1:1\/headwater is out of reach \(.*ECONNREFUSED.*\)/,
    () => 'postgres://app:secret@127.0.0.1:1/headwater',
  ],
  ['with another password', /refuses the sign-in of DATABASE_URL/, () => postgres.appUrl.replace(/:[^:@/]+@/, ':secret@')],
  ['that is not there', /^There is no database .*\/nowhere\. /, () => postgres.ownerUrl.replace(/headwater$/, 'nowhere')],
  ['whose role sees through the walls', /^The role headwater_super in DATABASE_URL may read past the walls/, () => postgres.superUrl],
])('a database %s is one sentence, and no password in it', async (_, sentence, url) => {
  const { code, lines, said } = await start({ ...(await elsewhere()), DATABASE_URL: url() }, makeProduct().product)
  expect([code, lines]).toEqual([1, [expect.stringMatching(sentence)]])
  expect(said).not.toContain('secret')
})
