import { randomUUID } from 'node:crypto'
import { cpus, loadavg } from 'node:os'
import chromiumPack from '@sparticuz/chromium'
import { type Browser, type BrowserContext, type CDPSession, chromium, type Page } from 'playwright-core'
import { exampleAnswers } from 'server/seeds/kys-answers.ts'
import { type Answers, rowsIn } from 'shared/questionnaires/answer.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import { company } from '../factories/kys.ts'
import { asSuper, type Ground } from './ground.ts'
import { percentile, round } from './load.ts'
import type { Running } from './process.ts'
import { type BenchResponse, makeResponse } from './response.ts'
import type { Figure } from './results.ts'

const rows = 200
/** The thinnest line we promise to work on: 35 KB/s, 300 ms there and back. */
const thinLine = { offline: false, downloadThroughput: 35_000, uploadThroughput: 35_000, latency: 300 }

/** A mine with two hundred sites, the repeating group with the most columns. */
function manyRows(fileOf: () => string): Answers {
  const answers = new Map(exampleAnswers(kysTemplate, company('MINE'), fileOf, '2026-11-22'))
  const sites = answers.get('KYS-B2')
  const [first] = rowsIn(sites?.value)
  const value = Array.from({ length: rows }, (_, at) => ({ id: randomUUID(), cells: { ...first?.cells, name: `Site ${at + 1}` } }))
  return answers.set('KYS-B2', { status: 'ANSWERED', value })
}

/** What comes over the line, as sent. */
async function countBytes(page: Page): Promise<{ devtools: CDPSession; all: () => number; scripts: () => number }> {
  const devtools = await page.context().newCDPSession(page)
  const scripts = new Set<string>()
  const sum = { all: 0, scripts: 0 }
  devtools.on('Network.responseReceived', ({ requestId, type }) => {
    if (type === 'Script') scripts.add(requestId)
  })
  devtools.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    sum.all += encodedDataLength
    if (scripts.has(requestId)) sum.scripts += encodedDataLength
  })
  await devtools.send('Network.enable')
  return { devtools, all: () => sum.all, scripts: () => sum.scripts }
}

const signedIn = async (browser: Browser, url: string, { token }: BenchResponse): Promise<BrowserContext> => {
  const context = await browser.newContext({ locale: 'fr-FR', viewport: { width: 1280, height: 900 } })
  await context.addCookies([{ name: 'headwater', value: token, url }])
  return context
}
/** The first question that can be written in. */
const editable = (page: Page): Promise<void> => page.locator('section[id^="KYS-"] :is(input, textarea)').first().waitFor()

/** From sign-in to a first question that can be answered: every byte, and the scripts that come with the questionnaire alone. */
async function weigh(browser: Browser, ours: Running, asked: BenchResponse): Promise<Figure[]> {
  const context = await browser.newContext({ locale: 'fr-FR' })
  const page = await context.newPage()
  const bytes = await countBytes(page)
  await page.goto(`${ours.url}/sign-in`, { waitUntil: 'networkidle' })
  await context.addCookies([{ name: 'headwater', value: asked.token, url: ours.url }])
  await page.goto(ours.url, { waitUntil: 'networkidle' })
  const before = bytes.scripts()
  await page.goto(`${ours.url}/responses/${asked.responseId}`)
  await editable(page)
  await page.waitForLoadState('networkidle')
  const [added, all] = [bytes.scripts() - before, bytes.all()]
  await context.close()
  return [
    { name: 'script added by the questionnaire', value: round(added / 1000), unit: 'KB', reach: '≤ 60', met: added <= 60_000 },
    {
      name: 'all bytes from sign-in until the first question can be edited, one language',
      value: round(all / 1000),
      unit: 'KB',
      reach: '≤ 450',
      met: all <= 450_000,
    },
  ]
}

/** The same on a thin line, by the link of the mail: first with nothing in the browser, then with what it has kept. */
async function onThinLine(browser: Browser, ours: Running, asked: BenchResponse): Promise<Figure[]> {
  const context = await signedIn(browser, ours.url, asked)
  const visit = async (): Promise<number> => {
    const page = await context.newPage()
    const { devtools } = await countBytes(page)
    await devtools.send('Network.emulateNetworkConditions', thinLine)
    const began = performance.now()
    await page.goto(`${ours.url}/responses/${asked.responseId}`, { waitUntil: 'commit', timeout: 60_000 })
    await page.locator('section[id^="KYS-"] :is(input, textarea)').first().waitFor({ timeout: 60_000 })
    const seconds = (performance.now() - began) / 1000
    await page.waitForLoadState('networkidle')
    await page.close()
    return seconds
  }
  const [first, second] = [await visit(), await visit()]
  await context.close()
  return [
    { name: 'first question editable at 35 KB/s and 300 ms, first visit', value: round(first), unit: 's', reach: '≤ 20', met: first <= 20 },
    { name: 'the same, second visit', value: round(second), unit: 's', reach: '≤ 4', met: second <= 4 },
  ]
}

/** How long each key takes until it is seen, in the first field of a row among two hundred, with the processor slowed four times. */
async function typing(browser: Browser, ours: Running, asked: BenchResponse): Promise<Figure[]> {
  const context = await signedIn(browser, ours.url, asked)
  const page = await context.newPage()
  await page.goto(`${ours.url}/responses/${asked.responseId}?section=B`)
  await editable(page)
  const sites = page.locator('section#KYS-B2')
  await sites.locator('ol > li button').nth(100).click()
  const field = sites.locator('ol input[type=text]').first()
  await field.waitFor()
  await field.focus()
  const devtools = await context.newCDPSession(page)
  await devtools.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  await page.evaluate(() => {
    const seen = new Map<number, number>()
    Object.assign(window, { keys: seen })
    new PerformanceObserver(list => {
      for (const entry of list.getEntries() as (PerformanceEntry & { interactionId: number })[])
        if (entry.interactionId) seen.set(entry.interactionId, Math.max(seen.get(entry.interactionId) ?? 0, entry.duration))
    }).observe({ type: 'event', durationThreshold: 16, buffered: false } as PerformanceObserverInit)
  })
  await page.keyboard.type('Carrière de bauxite du secteur nord, au bord de la rivière, troisième gradin. '.repeat(2), { delay: 110 })
  await page.waitForTimeout(1_000)
  const taken = await page.evaluate(() => [...(window as unknown as { keys: Map<number, number> }).keys.values()])
  await context.close()
  const p95 = percentile(taken, 0.95)
  const said = `${taken.length} keys; half within ${round(percentile(taken, 0.5))} ms; the browser counts in steps of 8 ms; load of the machine ${round(loadavg()[0] ?? 0)} on ${cpus().length} processors`
  return [
    {
      name: `typing in a row of ${rows}, processor slowed 4 ×, key to paint, p95`,
      value: round(p95),
      unit: 'ms',
      reach: '≤ 50',
      met: p95 <= 50,
      said,
    },
  ]
}

/** The questionnaire as its supplier meets it: weight, thin lines, and keys. */
export async function measureQuestionnaire(ground: Ground): Promise<Figure[]> {
  const [empty, full] = await asSuper(ground.superUrl, async db => [
    await makeResponse(db, ground.small.id, { state: 'DRAFT', answers: () => new Map() }),
    await makeResponse(db, ground.small.id, { state: 'DRAFT', answers: manyRows }),
  ])
  const ours = await ground.startOurs()
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? (await chromiumPack.executablePath()),
    args: ['--no-sandbox'],
  })
  try {
    return [
      ...(await weigh(browser, ours, empty as BenchResponse)),
      ...(await onThinLine(browser, ours, empty as BenchResponse)),
      ...(await typing(browser, ours, full as BenchResponse)),
    ]
  } finally {
    await browser.close()
    await ours.stop()
  }
}
