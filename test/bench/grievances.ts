import { createHash } from 'node:crypto'
import { appendFile, chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import chromiumPack from '@sparticuz/chromium'
import type pg from 'pg'
import { chromium } from 'playwright-core'
import { createDatabase, inDatabase } from 'server/src/platform/postgres/roles.ts'
import { openPostgres } from 'server/src/platform/postgres.ts'
import { secretLength, signsOf, writeReceiptCode } from 'shared/rules/grievances/receipt-code.ts'
import { proofBits } from 'shared/rules/proof-of-work.ts'
import { makeHandler } from '../factories/handlers.ts'
import { foundProgramme } from '../factories/programme.ts'
import { openHouseOn } from '../support/house.ts'
import { Somebody } from '../support/speaking.ts'
import { asSuper, root } from './ground.ts'
import { percentile, round } from './load.ts'
import { type Running, startNode } from './process.ts'
import type { Figure } from './results.ts'

/** `BENCH_SPEAK=0.1` tries it with a tenth of everything. */
const part = Number(process.env.BENCH_SPEAK ?? 1)
const submissions = Math.round(3_000 * part)
const trials = Math.round(1_000 * part)
const robots = Math.round(1_000 * part)

interface Place {
  readonly running: Running
  readonly path: string
  readonly superUrl: string
  readonly folder: string
  readonly log: string
  close(): Promise<void>
}

/** A house of its own in a process of its own, with two handlers who can read; one proxy names the callers. */
async function openPlace(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'headwater-speak-bench-'))
  await chmod(folder, 0o755)
  const postgres = await openPostgres({ folder, pgFolder: folder, say: () => undefined })
  const name = 'speak'
  await createDatabase(postgres.superUrl, name)
  const superUrl = inDatabase(postgres.superUrl, name)
  const log = join(folder, 'log')
  const start = (): Promise<Running> =>
    startNode(
      [
        '--max-semi-space-size=32',
        '-e',
        `import(${JSON.stringify(join(root, 'server/dist/main.js'))}).then(({ run }) => run(${JSON.stringify(root)}))`,
      ],
      port => ({
        PORT: String(port),
        HEADWATER_DATA: join(folder, 'server-data'),
        DATABASE_URL: inDatabase(postgres.appUrl, name),
        DATABASE_OWNER_URL: inDatabase(postgres.ownerUrl, name),
        HEADWATER_MODE: 'production',
        HEADWATER_TRUST_PROXY: '1',
        HEADWATER_LOG: 'info',
      }),
      text => void appendFile(log, text),
    )
  // The first start makes the tables.
  await (await start()).stop()
  const house = await openHouseOn(postgres, name, join(folder, 'server-data'), {})
  const programme = await foundProgramme(house)
  for (let made = 0; made < 2; made++) await makeHandler(house, programme)
  await house.serving.close()
  const path = await asSuper(superUrl, async db => {
    await db.query('UPDATE installation SET founded_at = now()')
    return String((await db.query('SELECT public_path FROM programmes WHERE id = $1', [programme.id])).rows[0].public_path)
  })
  const running = await start()
  return {
    running,
    path,
    superUrl,
    folder,
    log,
    close: async () => {
      await running.stop()
      await postgres.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

let lines = 0
/** Somebody at a line of their own, unless one is named. */
const somebody = ({ running, path }: Place, address = `10.${(++lines >> 16) & 255}.${(lines >> 8) & 255}.${lines & 255}`): Somebody =>
  new Somebody(running.url, path, 'en', { 'x-forwarded-for': address })

const words = {
  what: 'The dust of the crusher lies on our well, day and night, and the children cough.',
  country: 'GN',
  topic: 'T2-S8',
  agreed: 'yes',
  at: 'review',
}

const tokens = async (place: Place, count: number): Promise<string[]> => {
  const found: string[] = []
  while (found.length < count) {
    const pages = await Promise.all(Array.from({ length: Math.min(8, count - found.length) }, () => somebody(place).get('/form')))
    found.push(...pages.map(page => page.form('/form').token?.[0] ?? ''))
  }
  return found
}

/** Hands in what the page for looking it over would send. */
const hand = async (by: Somebody, token: string, proof = ''): Promise<string> =>
  (await by.post('/form', new URLSearchParams({ ...words, lang: 'en', token, proof, step: 'send' }))).code

const solver = `
  const { parentPort, workerData } = require('node:worker_threads')
  const { hash } = require('node:crypto')
  const zero = bytes => { let bits = 0; for (const byte of bytes) { if (byte) return bits + Math.clz32(byte) - 24; bits += 8 } return bits }
  parentPort.postMessage(workerData.challenges.map(challenge => {
    for (let guess = 0; ; guess++) if (zero(hash('sha256', challenge + ':' + guess, 'buffer')) >= workerData.bits) return String(guess)
  }))`

/** Beforehand, on both cores. */
async function solve(challenges: readonly string[]): Promise<string[]> {
  const half = Math.ceil(challenges.length / 2)
  const parts = await Promise.all(
    [challenges.slice(0, half), challenges.slice(half)].map(
      some =>
        new Promise<string[]>((resolve, reject) => {
          const worker = new Worker(solver, { eval: true, execArgv: [], workerData: { challenges: some, bits: proofBits } })
          worker.once('message', resolve).once('error', reject)
        }),
    ),
  )
  return parts.flat()
}

/** So many within a minute, each from elsewhere, however long the house takes to answer them. */
async function flood(place: Place): Promise<Figure[]> {
  const challenges = await tokens(place, submissions)
  const proofs = await solve(challenges)
  const began = performance.now()
  const waits: number[] = []
  const codes = await Promise.all(
    challenges.map(async (challenge, at) => {
      await wait((at / submissions) * 60_000 * part)
      const sent = performance.now()
      const code = await hand(somebody(place), challenge, proofs[at]).catch(() => '')
      waits.push(performance.now() - sent)
      return code
    }),
  )
  const seconds = (performance.now() - began) / 1000
  const given = new Set(codes.filter(Boolean)).size
  const kept = await asSuper(place.superUrl, async db => Number((await db.query('SELECT count(*) FROM grievances')).rows[0].count))
  const lost = submissions - Math.min(given, kept)
  return [
    {
      name: `${submissions} reports with proof within ${Math.round(60 * part)} s, each from elsewhere: lost`,
      value: lost,
      unit: '',
      reach: '0',
      met: lost === 0,
      said: `the last answered after ${round(seconds)} s; half within ${Math.round(percentile(waits, 0.5))} ms, 95 of 100 within ${Math.round(percentile(waits, 0.95))} ms`,
    },
  ]
}

async function oneLine(place: Place): Promise<Figure[]> {
  const challenges = await tokens(place, robots + 30)
  await wait(3_500)
  let taken = 0
  for (let at = 0; at < robots; at += 20)
    for (const code of await Promise.all(
      challenges.slice(at, Math.min(at + 20, robots)).map(token => hand(somebody(place, '192.0.2.1'), token)),
    ))
      taken += code ? 1 : 0
  const people = await Promise.all(challenges.slice(robots, robots + 30).map(token => hand(somebody(place, '192.0.2.2'), token)))
  const heard = people.filter(Boolean).length
  return [
    { name: `${robots} reports of one address without proof: taken`, value: taken, unit: '', reach: '≤ 40', met: taken <= 40 },
    { name: '30 people behind one address within ten minutes: heard', value: heard, unit: '', reach: '30', met: heard === 30 },
  ]
}

/** How likely one of the first is slower than one of the others; half is: not to be told apart. */
function auc(ones: readonly number[], others: readonly number[]): number {
  const all = [...ones.map(value => ({ value, own: true })), ...others.map(value => ({ value, own: false }))].sort(
    (a, b) => a.value - b.value,
  )
  let [ranks, at] = [0, 0]
  while (at < all.length) {
    let end = at
    while (end < all.length && all[end]?.value === all[at]?.value) end++
    for (const one of all.slice(at, end)) if (one.own) ranks += (at + 1 + end) / 2
    at = end
  }
  return (ranks - (ones.length * (ones.length + 1)) / 2) / (ones.length * others.length)
}

const lanes = 4

async function guessing(place: Place): Promise<Figure[]> {
  const [token = ''] = await tokens(place, 1)
  await wait(3_500)
  const code = await hand(somebody(place), token)
  const known = code.slice(0, 5)
  const secret = (): string => signsOf(createHash('sha256').update(String(Math.random())).digest(), secretLength)
  const kinds = {
    unknown: () => writeReceiptCode({ locator: signsOf(createHash('sha256').update(String(Math.random())).digest(), 5), secret: secret() }),
    wrong: () => writeReceiptCode({ locator: known, secret: secret() }),
    right: () => code,
  }
  type Kind = keyof typeof kinds
  const times: Record<Kind, number[]> = { unknown: [], wrong: [], right: [] }
  const texts: Record<Kind, Set<string>> = { unknown: new Set(), wrong: new Set(), right: new Set() }
  const order = Array.from({ length: trials }, () => ['unknown', 'wrong', 'right'] as const).flat()
  let next = 0
  const lane = async (): Promise<void> => {
    for (let at = next++; at < order.length; at = next++) {
      const kind = order[at] ?? 'unknown'
      const tried = kinds[kind]()
      const by = somebody(place)
      const began = performance.now()
      const page = await by.post('/back', new URLSearchParams({ lang: 'en', code: tried, step: 'open' }))
      times[kind].push(performance.now() - began)
      if (kind !== 'right') texts[kind].add(page.html.replace(/nonce="[^"]*"/, '').replaceAll(tried, ''))
    }
  }
  await Promise.all(Array.from({ length: lanes }, lane))
  const same = new Set([...texts.unknown, ...texts.wrong]).size === 1
  const figure = (name: string, value: number): Figure => ({
    name,
    value: round(value, 3),
    unit: '',
    reach: '0.5 ± 0.08',
    met: same && Math.abs(value - 0.5) <= 0.08,
    said: `${trials} trials each, in turn; ${same ? 'the same text' : 'NOT the same text'}`,
  })
  return [
    figure('known ÷ unknown locator, told apart by time (AUC)', auc(times.wrong, times.unknown)),
    figure('right ÷ wrong secret, told apart by time (AUC)', auc(times.right, times.wrong)),
  ]
}

/** All that the database holds, as text and as bytes. */
async function dump(db: pg.Client): Promise<string> {
  const tables = await db.query(
    "SELECT format('%I.%I', table_schema, table_name) AS name FROM information_schema.tables WHERE table_schema IN ('public', 'pgboss') AND table_type = 'BASE TABLE'",
  )
  const parts: string[] = []
  for (const { name } of tables.rows)
    for (const row of (await db.query(`SELECT * FROM ${name}`)).rows)
      for (const value of Object.values(row)) parts.push(Buffer.isBuffer(value) ? value.toString('latin1') : JSON.stringify(value))
  return parts.join('\n')
}

const filesBelow = async (folder: string): Promise<string> => {
  const entries = (await readdir(folder, { recursive: true, withFileTypes: true })).filter(entry => entry.isFile())
  return (await Promise.all(entries.map(entry => readFile(join(entry.parentPath, entry.name), 'latin1').catch(() => '')))).join('\n')
}

/** One person with much that tells of them; then whoever has log, database and disk looks for it. */
async function traces(place: Place): Promise<Figure> {
  const [address, browser, language, cookie] = ['203.0.113.77', 'OldPhone/3.1 (Kamsar)', 'ff-GN,fr-GN;q=0.8', 'track=8d2f61c0aa']
  const headers = { 'x-forwarded-for': address, 'user-agent': browser, 'accept-language': language, cookie }
  const by = new Somebody(place.running.url, place.path, 'fr', headers)
  const [token = ''] = await tokens(place, 1)
  await wait(3_500)
  const code = await hand(by, token)
  await by.post('/back', new URLSearchParams({ code, step: 'open' }))
  await wait(1_500)
  const sha = (text: string, form: 'hex' | 'base64url'): string => createHash('sha256').update(text).digest(form)
  const bare = code.replaceAll('-', '')
  const looked: readonly string[] = [
    address,
    sha(address, 'hex'),
    browser,
    language,
    cookie.slice(6),
    code,
    bare.slice(5),
    bare.slice(5, 25),
    sha(bare.slice(5, 25), 'hex'),
    sha(code, 'base64url').slice(0, 40),
  ]
  const hay = [
    await readFile(place.log, 'latin1'),
    await asSuper(place.superUrl, dump),
    await filesBelow(join(place.folder, 'server-data')),
  ].join('\n')
  const found = looked.filter(one =>
    [
      one,
      Buffer.from(one).toString('hex'),
      Buffer.from(one)
        .toString('base64')
        .replace(/.{0,2}=*$/, ''),
    ].some(form => hay.includes(form)),
  )
  return {
    name: 'traces of a sender in log, database and files: found of 10',
    value: found.length,
    unit: '',
    reach: '0',
    met: code !== '' && found.length === 0,
    said: 'address, browser, language, cookie, receipt, in plain, hashed, as hex and base64',
  }
}

const thinLine = { offline: false, downloadThroughput: 35_000, uploadThroughput: 35_000, latency: 300 }

/** Until the first page can be read, and from pressing to the code, on the thinnest line we promise to work on. */
async function onThinLine(place: Place): Promise<Figure[]> {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? (await chromiumPack.executablePath()),
    args: ['--no-sandbox'],
  })
  const seconds = { read: 0, sent: 0 }
  try {
    for (const javaScriptEnabled of [false, true]) {
      const context = await browser.newContext({
        locale: 'fr-FR',
        viewport: { width: 360, height: 740 },
        javaScriptEnabled,
        extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${javaScriptEnabled ? 1 : 2}` },
      })
      const page = await context.newPage()
      const devtools = await context.newCDPSession(page)
      await devtools.send('Network.enable')
      await devtools.send('Network.emulateNetworkConditions', thinLine)
      const began = performance.now()
      await page.goto(`${place.running.url}/speak/${place.path}`, { waitUntil: 'commit' })
      await page.locator('footer').waitFor()
      seconds.read = Math.max(seconds.read, (performance.now() - began) / 1000)
      await page.goto(`${place.running.url}/speak/${place.path}/form`, { waitUntil: 'load' })
      await page.locator('#what').fill('La poussière du concasseur couvre notre puits, jour et nuit.')
      await page.locator('#agreed').check()
      await page.locator('main button[value=look]').click()
      await page.locator('main button[value=send]').waitFor()
      // Whoever looks it over takes longer than this.
      await wait(4_000)
      const pressed = performance.now()
      await page.locator('main button[value=send]').click()
      await page.locator('.code').waitFor({ timeout: 60_000 })
      seconds.sent = Math.max(seconds.sent, (performance.now() - pressed) / 1000)
      await context.close()
    }
  } finally {
    await browser.close()
  }
  const said = '35 KB/s, 300 ms; the slower of with and without script'
  return [
    {
      name: 'page for those who speak up readable on a thin line',
      value: round(seconds.read),
      unit: 's',
      reach: '≤ 2',
      met: seconds.read <= 2,
      said,
    },
    {
      name: 'report without files sent, until the code',
      value: round(seconds.sent),
      unit: 's',
      reach: '≤ 4',
      met: seconds.sent <= 4,
      said,
    },
  ]
}

/** Issue 6, D. */
export async function measureGrievances(): Promise<Figure[]> {
  const place = await openPlace()
  try {
    return [
      ...(await onThinLine(place)),
      ...(await flood(place)),
      ...(await oneLine(place)),
      ...(await guessing(place)),
      await traces(place),
    ]
  } finally {
    await place.close()
  }
}
