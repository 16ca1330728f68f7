import type { Browser } from 'playwright-core'
import { awayTo } from 'server/src/public/speak/look.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeHandler } from '../factories/handlers.ts'
import { foundProgramme } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { axe, inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'

let house: JourneyHouse
let browser: Browser
let path: string
let handler: Person
beforeAll(async () => {
  house = await openJourneyHouse({ parts: { speaking: { youngestMs: 0, bits: 12 } } })
  browser = await openBrowser()
  const programme = await foundProgramme(house)
  handler = await makeHandler(house, programme)
  await makeHandler(house, programme)
  path = `/speak/${String((await asSuper(house.superUrl, 'SELECT public_path FROM programmes WHERE id = $1', [programme.id]))[0]?.public_path)}`
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const visitor = (options: Partial<Parameters<typeof openVisitor>[2]> = {}): Promise<Visitor> =>
  openVisitor(browser, house.url, { locale: 'fr', phone: true, timezoneId: 'Africa/Conakry', ...options })

interface Step {
  readonly step: string
  readonly words?: string
  readonly dismissedFor?: string
}

/** What a handler does at a desk far away. */
async function answer(code: string, steps: readonly Step[]): Promise<void> {
  const { cases } = await handler.run('{ cases(filter: { group: OPEN }) { nodes { id locator version } } }')
  const found = cases.nodes.find((one: { locator: string }) => one.locator === code.slice(0, 5))
  let { version } = found
  for (const step of steps) {
    const { takeStep } = await handler.run('mutation ($input: TakeStepInput!) { takeStep(input: $input) { version } }', {
      input: { id: found.id, version, ...step },
    })
    version = takeStep.version
  }
}

const photo = (): Promise<Buffer> =>
  sharp({ create: { width: 800, height: 600, channels: 3, background: '#a85' } })
    .withExif({ IFD0: { Artist: 'Fatou' } })
    .jpeg()
    .toBuffer()

/** What must never be wrong with a page as it stands. */
const sound = async (by: Visitor): Promise<string[]> => [
  ...(await inspect(by, 'fr')),
  ...(await overflow(by, 320)),
  ...(await overflow(by, 360)),
]

test('a worker without script, on a phone in French, tells what happened, keeps the code and comes back', async () => {
  const by = await visitor({ context: { javaScriptEnabled: false } })
  const { page, say } = by
  await page.goto(path)
  await page.getByRole('heading', { level: 1, name: say('speak:title') }).waitFor()
  await by.shot('speak-explain-fr')
  await page
    .getByRole('link', { name: say('speak:explain.write') })
    .first()
    .tap()
  await page.getByLabel(say('speak:form.what')).fill('La poussière du concasseur couvre notre puits.')
  await page.getByLabel(say('speak:form.files')).setInputFiles({ name: 'puits.jpg', mimeType: 'image/jpeg', buffer: await photo() })
  await by.shot('speak-form-fr')
  await page
    .locator('main')
    .getByRole('button', { name: say('speak:form.look') })
    .tap()
  await page.getByText(say('speak:fault.agreed')).first().waitFor()
  await by.shot('speak-faults-fr')
  expect(await page.getByLabel(say('speak:form.what')).inputValue()).toBe('La poussière du concasseur couvre notre puits.')
  await page.getByLabel(say('speak:form.agreed')).check()
  await page
    .locator('main')
    .getByRole('button', { name: say('speak:form.look') })
    .tap()
  await page.getByRole('heading', { level: 1, name: say('speak:review.title') }).waitFor()
  await by.shot('speak-review-fr')
  await page
    .locator('main')
    .getByRole('button', { name: say('speak:review.send') })
    .tap()
  const code = (await page.locator('.code code').textContent()) ?? ''
  expect(code).toMatch(/^[0-9A-Z]{5}(-[0-9A-Z]{5}){3}-[0-9A-Z]{6}$/)
  await by.shot('speak-code-fr')
  const [receipt] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: say('speak:code.receipt') }).tap()])
  expect(receipt.suggestedFilename()).toBe(say('speak:code.receiptName'))
  await page.getByLabel(say('speak:code.keptLabel')).fill(code.slice(-6))
  await page.getByRole('button', { name: say('speak:code.keptButton') }).tap()
  await page.getByRole('heading', { level: 1, name: say('speak:kept.title') }).waitFor()
  await by.shot('speak-kept-fr')
  await page.getByRole('link', { name: say('speak:kept.back') }).tap()
  await page.getByLabel(say('speak:back.code')).fill(code.toLowerCase())
  await page
    .locator('main')
    .getByRole('button', { name: say('speak:back.open') })
    .tap()
  await page.getByText('La poussière du concasseur couvre notre puits.').waitFor()
  await page.getByRole('textbox', { name: say('speak:case.text') }).fill('C’est pire aujourd’hui.')
  await page.getByRole('button', { name: say('speak:case.send'), exact: true }).tap()
  await page.getByText('C’est pire aujourd’hui.').waitFor()
  await by.shot('speak-case-fr')

  // Meanwhile a handler answers, and says why it is not looked into; another one is to look again.
  await answer(code, [
    { step: 'ACKNOWLEDGE', words: 'Merci. Nous avons votre message.' },
    { step: 'TRIAGE' },
    { step: 'DISMISS', words: 'La carrière n’est pas de notre chaîne.', dismissedFor: 'NOT_OUR_CHAIN' },
  ])
  await page.getByRole('textbox', { name: say('speak:case.text') }).fill('Avez-vous lu ?')
  await page.getByRole('button', { name: say('speak:case.send'), exact: true }).tap()
  await page.getByText('Merci. Nous avons votre message.').waitFor()
  await page.getByText('La carrière n’est pas de notre chaîne.').waitFor()
  await page.getByText(say('speak:state.INADMISSIBLE')).waitFor()
  await page.getByLabel(say('speak:case.appealText')).fill('Ses camions portent votre nom.')
  await by.shot('speak-dismissed-fr')
  await page.getByRole('button', { name: say('speak:case.appealSend') }).tap()
  await page.getByText(say('speak:state.APPEALED')).waitFor()
  expect(await by.context.cookies()).toEqual([])
  by.forgive(/answer 422: .*form|console: .*422/)
  expect(by.faults).toEqual([])
  await by.context.close()
})

test.each(['zh', 'en'] as const)('in %s the pages are whole, by day and by night', async locale => {
  const by = await visitor({ locale, phone: false })
  const { page } = by
  const problems: string[] = []
  for (const name of ['', '/form', '/back']) {
    await page.goto(`${path}${name}`)
    await by.shot(`speak${name.replace('/', '-')}-${locale}`)
    problems.push(...(await inspect(by, locale)), ...(await overflow(by, 320)))
    await page.emulateMedia({ colorScheme: 'dark' })
    problems.push(...(await axe(by, ['color-contrast'])).map(one => `dark ${one}`))
    await page.emulateMedia({ colorScheme: 'light' })
  }
  expect([...problems, ...by.faults]).toEqual([])
  await by.context.close()
})

test('with script, by keyboard alone: a draft on wish, a pin, files in pieces, the proof; every page whole for every eye', async () => {
  const by = await visitor({ phone: false, width: 360 })
  const { page, say } = by
  await page.goto(path)
  expect(await sound(by)).toEqual([])
  await page.goto(`${path}/form`)
  await page.getByLabel(say('speak:form.draft')).waitFor()
  expect(await sound(by)).toEqual([])

  /** Goes on with the tabulator until a field or button of this name has the focus. */
  const tabTo = async (name: string): Promise<void> => {
    const wanted = page
      .getByRole('textbox', { name })
      .or(page.getByRole('button', { name }))
      .or(page.getByRole('checkbox', { name }))
      .or(page.getByRole('link', { name }))
    for (let steps = 0; steps < 80; steps++) {
      if (await wanted.first().evaluate(one => one === document.activeElement)) return
      await page.keyboard.press('Tab')
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await tabTo(say('speak:form.draft'))
  await page.keyboard.press('Space')
  await tabTo(say('speak:form.what'))
  await page.keyboard.type('Le garde demande de l’argent au pont.')
  await page.reload()
  expect(await page.getByLabel(say('speak:form.what')).inputValue()).toBe('Le garde demande de l’argent au pont.')

  await tabTo(say('speak:form.map'))
  await page.keyboard.press('Enter')
  await page.getByLabel(say('speak:form.mapNorth')).focus()
  for (let steps = 0; steps < 5; steps++) await page.keyboard.press('PageUp')
  await page.locator('.map circle[r]:not([r="0"])').waitFor()
  await page.locator('.map svg').click({ position: { x: 150, y: 60 } })
  await by.shot('speak-map-fr')
  expect(await page.locator('#pin').inputValue()).toMatch(/^-?\d+\.\d\d,-?\d+\.\d\d$/)

  const broken: Record<string, number> = { PATCH: 1, POST: 1 }
  await page.route(/\/speak-files\/./, route => {
    const method = route.request().method()
    if (!broken[method]) return route.fallback()
    broken[method]--
    return route.abort('connectionreset')
  })
  await page.getByLabel(say('speak:form.files')).setInputFiles([
    { name: 'pont.jpg', mimeType: 'image/jpeg', buffer: await photo() },
    {
      name: 'pont',
      mimeType: 'image/heic',
      buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]),
    },
  ])
  // The line breaks once while the first one is on its way, and once more when it is to be cleaned.
  await page.locator('#kept li', { hasText: 'pont.jpg' }).waitFor()
  expect(broken).toEqual({ PATCH: 0, POST: 0 })
  await page.getByText(say('speak:file.heic', { name: 'pont' })).waitFor()
  by.forgive(/answer 422: .*speak-files|console: .*(422|ERR_CONNECTION_RESET)|failed: .*speak-files/)
  expect(await sound(by)).toEqual([])
  await tabTo(say('speak:form.agreed'))
  await page.keyboard.press('Space')
  await tabTo(say('speak:form.look'))
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: say('speak:review.title') }).waitFor()
  await page.getByText('pont.jpg').waitFor()
  expect(await sound(by)).toEqual([])
  await tabTo(say('speak:review.send'))
  await page.keyboard.press('Enter')
  await page.locator('.code code').waitFor()
  expect(await sound(by)).toEqual([])
  expect(await page.evaluate(() => JSON.stringify({ ...localStorage }))).toBe('{}')
  const code = (await page.locator('.code code').textContent()) ?? ''
  await page.getByLabel(say('speak:code.keptLabel')).fill('000000')
  await page.keyboard.press('Enter')
  await page.getByText(say('speak:code.keptWrong')).first().waitFor()
  by.forgive(/answer 422: .*kept|console: .*422/)
  expect(await sound(by)).toEqual([])
  // Whoever goes without having kept the code is asked.
  page.once('dialog', dialog => void dialog.accept())
  await page.goto(`${path}/back`)
  expect(await sound(by)).toEqual([])
  await tabTo(say('speak:back.code'))
  await page.keyboard.type(code)
  await page.keyboard.press('Enter')
  await page.getByText('Le garde demande de l’argent au pont.').waitFor()
  expect(await sound(by)).toEqual([])
  expect(await axe(by)).toEqual([])

  // The quick way out: the page is gone from the screen at once, and no step leads back to it.
  const emptied = Promise.withResolvers<void>()
  await page.exposeFunction('emptied', () => emptied.resolve())
  await page.evaluate(() => {
    const tell = () => (window as unknown as { emptied(): void }).emptied()
    new MutationObserver(tell).observe(document.documentElement, { attributeFilter: ['hidden'] })
  })
  await page.route(awayTo.fr, async route => {
    await emptied.promise
    await route.fulfill({ contentType: 'text/html', body: '<h1>Il fait beau</h1>' })
  })
  await page.getByRole('link', { name: say('speak:leave') }).click({ noWaitAfter: true })
  await page.getByText('Il fait beau').waitFor()
  await page.goBack()
  expect(await page.getByText('Le garde demande de l’argent au pont.').count()).toBe(0)
  by.forgive(/foreign: https:\/\/meteofrance|console: .*ERR_CACHE_MISS/)
  expect(by.faults).toEqual([])
  await by.context.close()
})
