import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { axe, inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  house = await openJourneyHouse()
  browser = await openBrowser()
  programme = await foundProgramme(house)
  supplier = await programme.makeSupplier('Société d’exemple des bauxites de Boké')
  await answerAll(supplier)
  await handIn(supplier)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function visitorAs(person: Person | null, locale: Locale, phone: boolean): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale, phone, timezoneId: 'Africa/Conakry' })
  const session = person && { headwater: person.cookie.replace(/^headwater=/, '') }
  const kept = { 'headwater-language': locale, ...session }
  await visitor.context.addCookies(Object.entries(kept).map(([name, value]) => ({ name, value, url: house.url })))
  return visitor
}

async function download(by: Visitor, words: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const [file] = await Promise.all([by.page.waitForEvent('download'), by.press(words)])
  return { name: file.suggestedFilename(), mimeType: 'application/octet-stream', buffer: await readFile(await file.path()) }
}

const choose = (by: Visitor, ...files: { name: string; mimeType: string; buffer: Buffer }[]) =>
  by.page.locator('input[type=file]').setInputFiles(files)

/** What must never be wrong with the page as it stands. */
async function sound(by: Visitor, locale: Locale, width: number): Promise<void> {
  expect([...(await inspect(by, locale)), ...(await axe(by)), ...(await overflow(by, 320)), ...(await overflow(by, width))]).toEqual([])
}

describe.concurrent.each([
  ['zh', false],
  ['en', false],
  ['fr', true],
] as [Locale, boolean][])('a receipt, in %s', (locale, phone) => {
  test('is taken along and checked without a line; one flipped bit is found', async () => {
    const by = await visitorAs(supplier.signatory, locale, phone)
    const { say } = by
    await by.go(`/responses/${supplier.responseId}`)
    await by.page.getByRole('heading', { name: say('receipts:links.title') }).waitFor()
    await by.shot(`receipt-own-${locale}`)
    const pdf = await download(by, say('receipts:links.pdf'))
    expect([pdf.name.endsWith('.pdf'), pdf.buffer.subarray(0, 5).toString()]).toEqual([true, '%PDF-'])
    const receipt = await download(by, say('receipts:links.json'))
    const archive = await download(by, say('receipts:links.zip'))
    expect(by.faults).toEqual([])
    await by.context.close()

    // Somebody else, who has no account here.
    const anybody = await visitorAs(null, locale, phone)
    const { page } = anybody
    await anybody.go('/verify')
    await anybody.text(say('receipts:verify.keysReady')).waitFor()
    await anybody.settled()
    await anybody.shot(`verify-start-${locale}`)
    await anybody.context.setOffline(true)
    const asked: string[] = []
    page.on('request', request => asked.push(request.url()))
    await choose(anybody, receipt, archive)
    await anybody.text(say('receipts:check.holds')).waitFor()
    await anybody.text(say('receipts:check.key.published')).waitFor()
    await anybody.text(say('receipts:check.file.same', { questions: 'KYS-E1' })).waitFor()
    await anybody.text(say('receipts:check.answers.same', { round: 1 })).waitFor()
    await sound(anybody, locale, phone ? 360 : 1280)
    await anybody.shot(`verify-good-${locale}`)

    await anybody.press(say('receipts:verify.again'))
    const flipped = Buffer.from(archive.buffer)
    const at = flipped.indexOf('%PDF-', flipped.indexOf('KYS-E1/licence.pdf')) + 20
    flipped[at] = (flipped[at] ?? 0) ^ 1
    await choose(anybody, receipt, { ...archive, name: 'altered.zip', buffer: flipped })
    await anybody.text(say('receipts:check.fails')).waitFor()
    await anybody.text(say('receipts:check.file.altered', { questions: 'KYS-E1' })).waitFor()
    await sound(anybody, locale, phone ? 360 : 1280)
    await anybody.shot(`verify-altered-${locale}`)

    await anybody.press(say('receipts:verify.again'))
    const forged = Buffer.from(receipt.buffer.toString().replace(/"payload":"(.{40})./, '"payload":"$1A'))
    await choose(anybody, { ...receipt, buffer: forged })
    await anybody.text(new RegExp(`${say('receipts:check.receipt.badSignature')}|${say('receipts:check.receipt.unreadable')}`)).waitFor()

    // Another language, still without a line.
    const [other, name] = locale === 'fr' ? (['zh', '中文'] as const) : (['fr', 'Français'] as const)
    await anybody.press(name)
    await page
      .getByRole('heading', { level: 1, name: (await import('../support/speaker.ts')).speaker(other)('receipts:verify.title') })
      .waitFor()
    expect(asked).toEqual([])
    expect(anybody.faults).toEqual([])
    await anybody.context.close()
  })
})

test('an archive of an installation that is not known here holds together, and the page says that this proves less', async () => {
  const elsewhere = await openJourneyHouse({ signingKey: Buffer.alloc(32, 5) })
  try {
    const there = await (await foundProgramme(elsewhere)).makeSupplier('Elsewhere')
    await answerAll(there)
    await handIn(there)
    const zip = Buffer.from(await (await there.signatory.get(`/responses/${there.responseId}.zip`)).arrayBuffer())
    const keys = Buffer.from(await (await fetch(`${elsewhere.url}/.well-known/headwater-keys.json`)).arrayBuffer())
    const by = await visitorAs(null, 'en', true)
    await by.go('/verify')
    await by.text(by.say('receipts:verify.keysReady')).waitFor()
    await choose(by, { name: 'all.zip', mimeType: 'application/zip', buffer: zip })
    await by.text(by.say('receipts:check.less')).waitFor()
    await choose(by, { name: 'keys.json', mimeType: 'application/json', buffer: keys })
    await by.text(by.say('receipts:check.holds')).waitFor()
    await by.text(by.say('receipts:check.key.brought')).waitFor()
    expect(by.faults).toEqual([])
    await by.context.close()
  } finally {
    await elsewhere.close()
  }
})

test('a browser that knows no Ed25519 and a page without TLS come to the same result', async () => {
  const by = await visitorAs(null, 'en', false)
  await by.context.addInitScript(() => Object.defineProperty(globalThis.crypto, 'subtle', { value: undefined }))
  await by.go('/verify')
  await by.text(by.say('receipts:verify.keysReady')).waitFor()
  const { response } = await supplier.user.run('query ($id: ID!) { response(id: $id) { rounds { id } } }', { id: supplier.responseId })
  const receipt = Buffer.from(await (await supplier.user.get(`/receipts/${response.rounds[0].id}.json`)).arrayBuffer())
  await choose(by, { name: 'receipt.json', mimeType: 'application/json', buffer: receipt })
  await by.text(by.say('receipts:check.holds')).waitFor()
  expect(by.faults).toEqual([])
  await by.context.close()
})

test('the reviewer finds the same receipts at the response', async () => {
  const by = await visitorAs(programme.reviewer, 'zh', false)
  await by.go(`/responses/${supplier.responseId}`)
  await by.text(by.say('receipts:links.leadHouse')).waitFor()
  expect((await download(by, by.say('receipts:links.json'))).name).toContain('receipt.json')
  await by.shot('receipt-house-zh')
  expect(by.faults).toEqual([])
  await by.context.close()
})
