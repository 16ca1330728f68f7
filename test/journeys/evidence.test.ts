import { createHash } from 'node:crypto'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Locator, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, knownPassword, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor, type VisitorOptions } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { paper } from '../support/paper.ts'
import type { Person } from '../support/person.ts'
import { question, saved } from './answering.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
let folder: string
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null })
  browser = await openBrowser()
  programme = await foundProgramme(house)
  folder = await mkdtemp(join(tmpdir(), 'headwater-papers-'))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
  await rm(folder, { recursive: true, force: true })
})

/** At the browser, already signed in, in a language of one's own. */
async function arrive(person: Person, path: string, options: Partial<VisitorOptions> = {}): Promise<Visitor> {
  const locale = options.locale ?? 'en'
  const visitor = await openVisitor(browser, house.url, { locale, ...options })
  const kept = { headwater: person.cookie.replace(/^headwater=/, ''), 'headwater-language': locale }
  await visitor.context.addCookies(Object.entries(kept).map(([name, value]) => ({ name, value, url: house.url })))
  await visitor.go(path)
  return visitor
}

/** A paper on the person's disk: picked twice it is the same file. */
async function onDisk(name: string, bytes: Buffer): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, bytes)
  return path
}
const pdf = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/pdf', buffer })
const chooser = (place: Page | Locator): Locator => place.locator('input[type=file]:not([capture])').last()
const filesOf = (supplier: TestSupplier) =>
  asSuper(
    house.superUrl,
    'SELECT id, name, size::int AS size, sha256, state, revision FROM evidence_files WHERE supplier_id = $1 ORDER BY uploaded_at, name',
    [supplier.id],
  )
const answered = async (supplier: TestSupplier, code: string) =>
  (
    await asSuper(house.superUrl, 'SELECT value, file_ids AS files FROM answers WHERE response_id = $1 AND question = $2', [
      supplier.responseId,
      code,
    ])
  )[0]

/** A line of so many bytes a second up, so that one sees it going. */
async function throttle(visitor: Visitor, bytesPerSecond: number): Promise<void> {
  const session = await visitor.context.newCDPSession(visitor.page)
  const thin = { offline: false, latency: 5, downloadThroughput: -1, uploadThroughput: bytesPerSecond }
  await session.send('Network.emulateNetworkConditions', thin)
}

/** How many dark points a part of the drawing holds, from one share of its height to another. */
const darkPoints = (sheet: Locator, from: number, to: number): Promise<number> =>
  sheet.locator('canvas').evaluate(
    (canvas, [from, to]) => {
      const drawing = canvas as HTMLCanvasElement
      const [top, bottom] = [Math.floor(drawing.height * (from ?? 0)), Math.floor(drawing.height * (to ?? 1))]
      const { data } = drawing.getContext('2d')?.getImageData(0, top, drawing.width, bottom - top) ?? { data: [] }
      let dark = 0
      for (let at = 0; at < data.length; at += 4) if ((data[at] ?? 255) < 100) dark++
      return dark
    },
    [from, to],
  )

/** Two processors are shared by many. */
const eventually = <T>(ask: () => T | Promise<T>) => expect.poll(ask, { timeout: 20_000 })
const row = (visitor: Visitor, name: string): Locator => visitor.page.getByRole('listitem').filter({ hasText: name })

test('a large file into the library: paused, the line cut and back, the page loaded anew, gone on with, received whole', async () => {
  const supplier = await programme.makeSupplier()
  const visitor = await arrive(supplier.signatory, '/library')
  const { page, say } = visitor
  const name = 'report-2026.pdf'
  const path = await onDisk(name, paper({ weight: 6_000_000 }))
  await throttle(visitor, 600_000)
  await chooser(page).setInputFiles(path)
  const bar = row(visitor, name).getByRole('progressbar')
  const sent = (): Promise<number> => bar.evaluate(one => (one as HTMLProgressElement).value)
  await eventually(sent).toBeGreaterThan(500_000)

  await visitor.press(`${say('evidence:upload.pause')} ${name}`)
  const paused = await sent()
  await row(visitor, name)
    .getByText(/^Paused at/)
    .waitFor()
  await page.waitForTimeout(500)
  expect(await sent(), 'nothing leaves while it is paused').toBe(paused)
  await visitor.press(`${say('evidence:upload.resume')} ${name}`)
  await eventually(sent).toBeGreaterThan(paused)

  await visitor.context.setOffline(true)
  await row(visitor, name)
    .getByText(/^The line is cut/)
    .waitFor()
  await visitor.context.setOffline(false)
  await throttle(visitor, 600_000)
  const cut = await sent()
  await eventually(sent).toBeGreaterThan(cut)

  // Leaving asks first; whoever leaves all the same finds it again.
  const asked: string[] = []
  page.on('dialog', dialog => {
    asked.push(dialog.type())
    void dialog.accept()
  })
  await page.reload()
  await visitor.settled()
  expect(asked).toEqual(['beforeunload'])
  await row(visitor, name)
    .getByText(/^Not finished/)
    .waitFor()
  expect(await sent()).toBeGreaterThan(0)
  await visitor.shot('library-unfinished')
  expect(await inspect(visitor, 'en')).toEqual([])

  // Another file is not put behind the first half of this one.
  const sameName = row(visitor, name).locator('input[type=file]')
  await sameName.setInputFiles(pdf('other.pdf', paper()))
  await row(visitor, name)
    .getByText(/another file than the one begun/)
    .waitFor()
  await page.getByRole('link', { name: 'other.pdf' }).waitFor()
  await sameName.setInputFiles(path)
  await page.getByRole('link', { name }).waitFor({ timeout: 30_000 })

  const [, whole] = (await filesOf(supplier)).sort((one, other) => Number(one.size) - Number(other.size))
  expect(whole).toMatchObject({
    name,
    sha256: createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  })
  visitor.forgive(/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED/)
  expect(visitor.faults).toEqual([])
})

test('at a question: two files at once, one from the library, one removed and put back, one replaced by a newer version', async () => {
  const supplier = await programme.makeSupplier()
  const visitor = await arrive(supplier.signatory, `/responses/${supplier.responseId}`)
  const { page, say } = visitor
  const licence = question(visitor, 'KYS-E1')
  await chooser(licence).setInputFiles([
    pdf('licence.pdf', paper()),
    pdf('annex.pdf', paper({ chinese: '附件' })),
    pdf('empty.pdf', Buffer.alloc(0)),
  ])
  await licence.getByText(say('evidence:field.refused', { name: 'empty.pdf', why: say('errors:fileEmpty') })).waitFor()
  await licence.getByRole('button', { name: `${say('evidence:field.remove')} licence.pdf`, exact: true }).waitFor()
  await licence.getByRole('button', { name: `${say('evidence:field.remove')} annex.pdf`, exact: true }).waitFor()
  await saved(visitor)
  await eventually(async () => (await answered(supplier, 'KYS-E1'))?.value).toHaveLength(2)
  const stored = await filesOf(supplier)

  // The same paper serves a second question.
  const policy = question(visitor, 'KYS-I1')
  await policy.getByRole('radio', { name: say('words:yesNo.yes') }).check()
  await visitor.press(say('form:beside.add'), policy)
  await visitor.press(say('evidence:field.fromLibrary'), policy)
  const shelf = page.getByRole('dialog', { name: say('evidence:library.pickTitle') })
  await shelf.getByRole('searchbox').fill('annex')
  await eventually(() => shelf.getByRole('checkbox').count()).toBe(1)
  await shelf.getByRole('checkbox').check()
  await visitor.shot('library-dialog')
  await visitor.press(say('evidence:library.pick', { count: 1 }), shelf)
  await policy.getByRole('button', { name: `${say('evidence:field.remove')} annex.pdf`, exact: true }).waitFor()
  const annex = stored.find(file => file.name === 'annex.pdf')
  await eventually(async () => (await answered(supplier, 'KYS-I1'))?.files).toEqual([annex?.id])
  expect(await filesOf(supplier), 'nothing was sent twice').toHaveLength(2)

  await visitor.press(`${say('evidence:field.remove')} annex.pdf`, policy)
  await eventually(async () => (await answered(supplier, 'KYS-I1'))?.files).toEqual([])
  await visitor.press(say('evidence:field.undo'), policy)
  await eventually(async () => (await answered(supplier, 'KYS-I1'))?.files).toEqual([annex?.id])

  const old = licence.getByRole('listitem').filter({ hasText: 'licence.pdf' })
  await old.locator('input[type=file]').setInputFiles(pdf('licence-2027.pdf', paper({ chinese: '二零二七' })))
  await licence.getByText(say('evidence:field.revision', { revision: 2 })).waitFor()
  const newer = (await filesOf(supplier)).find(file => file.name === 'licence-2027.pdf')
  expect(newer).toMatchObject({ revision: 2 })
  await eventually(async () => (await answered(supplier, 'KYS-E1'))?.value).toEqual(expect.arrayContaining([newer?.id, annex?.id]))
  expect(await inspect(visitor, 'en')).toEqual([])
  await saved(visitor)

  // Beside the answer, drawn by us.
  await visitor.press(`${say('evidence:preview.show')} licence-2027.pdf`, licence)
  const sheet = licence.getByRole('group', { name: say('evidence:preview.page', { page: 1, count: 1 }) })
  await sheet.and(page.locator('[data-drawn]')).waitFor()
  expect(await darkPoints(sheet, 0.1, 0.2), 'Chinese signs of a face that is not in the file').toBeGreaterThan(100)
  expect(visitor.faults).toEqual([])
})

test('the session ends while a file is on its way: the password is asked for, then it goes on', async () => {
  const supplier = await programme.makeSupplier()
  const visitor = await arrive(supplier.signatory, '/library')
  const { page, say } = visitor
  await throttle(visitor, 400_000)
  await chooser(page).setInputFiles(pdf('long.pdf', paper({ weight: 2_500_000 })))
  await expect
    .poll(() => page.getByRole('progressbar').evaluate(one => (one as HTMLProgressElement).value), { timeout: 20_000 })
    .toBeGreaterThan(300_000)
  await asSuper(house.superUrl, 'DELETE FROM sessions WHERE account_id = $1', [supplier.signatory.accountId])
  const dialog = page.getByRole('dialog', { name: say('signIn.againTitle') })
  await dialog.getByLabel(say('signIn.password'), { exact: true }).fill(knownPassword)
  await visitor.press(say('signIn.button'), dialog)
  await page.getByRole('link', { name: 'long.pdf' }).waitFor({ timeout: 30_000 })
  expect((await filesOf(supplier)).map(({ name }) => name)).toEqual(['long.pdf'])
  visitor.forgive(/status of 401|answer 401/)
  expect(visitor.faults).toEqual([])
})

describe('looking at files', () => {
  let supplier: TestSupplier
  beforeAll(async () => {
    supplier = await programme.makeSupplier()
    const picture = await sharp({ create: { width: 600, height: 400, channels: 3, background: '#0f5c66' } })
      .jpeg()
      .toBuffer()
    const visitor = await arrive(supplier.signatory, '/library')
    await chooser(visitor.page).setInputFiles([
      pdf('twenty pages.pdf', paper({ pages: 20, chinese: '采矿许可证' })),
      pdf('scanned.pdf', paper({ scanned: true })),
      pdf('with script.pdf', paper({ script: 'app.alert(1)' })),
      { name: 'site.jpg', mimeType: 'image/jpeg', buffer: picture },
    ])
    for (const name of ['twenty pages.pdf', 'scanned.pdf', 'with script.pdf', 'site.jpg'])
      await visitor.page.getByRole('link', { name }).waitFor({ timeout: 30_000 })
    await visitor.context.close()
  })
  const pathOf = async (name: string): Promise<string> => `/evidence/${(await filesOf(supplier)).find(file => file.name === name)?.id}`

  test('twenty pages: the first at once, the others as one comes to them; larger, smaller, and its words can be read', async () => {
    const visitor = await arrive(supplier.user, await pathOf('twenty pages.pdf'))
    const { page, say } = visitor
    const sheet = (number: number): Locator => page.getByRole('group', { name: say('evidence:preview.page', { page: number, count: 20 }) })
    await visitor.press(`${say('evidence:preview.show')} twenty pages.pdf`)
    await sheet(1).and(page.locator('[data-drawn]')).waitFor()
    expect(await darkPoints(sheet(1), 0.1, 0.2)).toBeGreaterThan(100)
    await sheet(1).getByText('Page 1 of the report').waitFor()
    expect(await page.locator('[data-drawn]').count(), 'no page is drawn that nobody comes near').toBeLessThan(5)
    await sheet(20).scrollIntoViewIfNeeded()
    await sheet(20).and(page.locator('[data-drawn]')).waitFor()
    await page.getByText(say('evidence:preview.page', { page: 20, count: 20 }), { exact: true }).waitFor()
    expect(await page.locator('[data-drawn]').count(), 'and what was left behind is let go').toBeLessThan(6)
    const width = await sheet(20).evaluate(one => one.clientWidth)
    await visitor.press(say('evidence:preview.larger'))
    await eventually(() => sheet(20).evaluate(one => one.clientWidth)).toBeGreaterThan(width * 1.2)
    await visitor.press(say('evidence:preview.fit'))
    await eventually(() => sheet(20).evaluate(one => one.clientWidth)).toBe(width)
    expect(await inspect(visitor, 'en')).toEqual([])
    // Who looked stands on record.
    await page.reload()
    await visitor.settled()
    await page
      .locator('section', { hasText: say('evidence:file.openings') })
      .getByText('SUPPLIER_USER person')
      .first()
      .waitFor()
    expect(visitor.faults).toEqual([])
  })

  test('a scanned page is drawn without WebAssembly', async () => {
    const visitor = await arrive(supplier.user, await pathOf('scanned.pdf'))
    const { page, say } = visitor
    await visitor.press(`${say('evidence:preview.show')} scanned.pdf`)
    const sheet = page.getByRole('group', { name: say('evidence:preview.page', { page: 1, count: 1 }) })
    await sheet.and(page.locator('[data-drawn]')).waitFor()
    expect(await darkPoints(sheet, 0.4, 0.65)).toBeGreaterThan(10_000)
    expect(visitor.faults).toEqual([])
  })

  test('a picture is shown as its copy without hidden data', async () => {
    const visitor = await arrive(supplier.user, await pathOf('site.jpg'))
    const { page, say } = visitor
    await visitor.press(`${say('evidence:preview.show')} site.jpg`)
    const picture = page.getByRole('img', { name: say('evidence:preview.picture', { name: 'site.jpg' }) })
    await eventually(() => picture.evaluate(one => (one as HTMLImageElement).naturalWidth)).toBe(600)
    expect(visitor.faults).toEqual([])
  })

  test('the paper is described; what is typed stays when somebody else was quicker', async () => {
    const path = await pathOf('scanned.pdf')
    const [mine, theirs] = [await arrive(supplier.user, path), await arrive(supplier.signatory, path)]
    const { say } = mine
    const describe = async (by: Visitor, number: string): Promise<void> => {
      await by.page.getByLabel(new RegExp(`^${say('evidence:file.kind')}`)).selectOption('MINING_TITLE')
      await by.page.getByLabel(new RegExp(`^${say('evidence:file.number')}`)).fill(number)
    }
    await describe(mine, 'C-1')
    await describe(theirs, 'C-2')
    await theirs.press(say('evidence:file.describeSave'))
    await theirs.text(say('evidence:file.saved')).waitFor()
    await mine.press(say('evidence:file.describeSave'))
    await mine.text(say('evidence:file.changed')).waitFor()
    await mine.text('C-2').waitFor()
    await mine.press(say('evidence:file.describeSave'))
    await mine.text(say('evidence:file.saved')).waitFor()
    await mine.text('C-1').waitFor()
    expect([...mine.faults, ...theirs.faults]).toEqual([])
  })

  test.each(['zh', 'en', 'fr'] as const)('a held file says why, in %s, also on a phone; a reviewer decides with words', async locale => {
    const path = await pathOf('with script.pdf')
    const phone = await arrive(supplier.signatory, path, { locale, phone: true })
    await phone.text(phone.say('words:heldReason.PDF_SCRIPT')).waitFor()
    expect(await phone.page.getByRole('button', { name: phone.say('evidence:preview.show') }).count(), 'nobody opens it meanwhile').toBe(0)
    expect([...(await inspect(phone, locale)), ...(await overflow(phone, 320)), ...(await overflow(phone, 360))]).toEqual([])
    await phone.shot(`held-${locale}-360`)
    await phone.go('/library?state=HELD')
    await phone.page.getByRole('link', { name: 'with script.pdf' }).waitFor()
    expect([...(await inspect(phone, locale)), ...(await overflow(phone, 320)), ...(await overflow(phone, 360))]).toEqual([])
    const reviewer = await arrive(programme.reviewer, path, { locale })
    await reviewer.text(reviewer.say('evidence:file.heldNextReviewer')).waitFor()
    expect(await inspect(reviewer, locale)).toEqual([])
    if (locale === 'fr') {
      await reviewer.press(reviewer.say('evidence:file.refuse'))
      const dialog = reviewer.page.getByRole('dialog', { name: reviewer.say('evidence:file.refuseTitle') })
      await dialog.getByRole('textbox').fill('Envoyez une copie sans script.')
      await reviewer.press(reviewer.say('evidence:file.refuse'), dialog)
      await reviewer.text(reviewer.say('evidence:file.refused')).waitFor()
      await phone.go(path)
      await phone.text('Envoyez une copie sans script.').waitFor()
    }
    expect([...phone.faults, ...reviewer.faults]).toEqual([])
  })

  test('another supplier’s file is not there', async () => {
    const stranger = await arrive((await programme.makeSupplier()).signatory, await pathOf('site.jpg'))
    await stranger.page.getByRole('heading', { level: 1, name: stranger.say('trouble.notFoundTitle') }).waitFor()
    expect(stranger.faults).toEqual([])
  })
})
