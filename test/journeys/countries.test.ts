import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true } })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function comeIn(email: string): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, email), url: house.url },
  ])
  return visitor
}

test('an edition is looked at, loaded without a place nobody knows, and taken into use once it is seen what flips', async () => {
  const visitor = await comeIn('admin@shifan.example')
  const { page, say } = visitor
  await visitor.go('/editions')
  await visitor.press(say('atlas:editions.load'))
  await visitor.settled()
  await visitor.field(say('atlas:finding.source')).selectOption('CPI')
  await visitor.write(say('atlas:figures.year'), '2024')
  await visitor.write(say('atlas:load.name'), 'CPI 2024, tried')
  await visitor.write(say('atlas:edition.origin'), 'https://example.org/cpi')
  await visitor.write(say('atlas:edition.licence'), 'Tried')
  const csv = 'Country,ISO3,Score,Rank\nGuinea,GIN,44,90\nChina,CHN,43,76\nAtlantis,,10,1\n'
  await page.locator('input[type=file]').setInputFiles({ name: 'cpi.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await visitor.press(say('atlas:load.look'))
  await page.getByText('Atlantis').waitFor()
  const load = page.getByRole('button', { name: say('atlas:load.load'), exact: true })
  expect(await load.isDisabled()).toBe(true)
  await page.getByRole('checkbox').last().check()
  await load.click()
  await page.getByRole('heading', { level: 1, name: 'CPI 2024, tried' }).waitFor()
  // Guinea's score would no longer raise governance; what else is raised there keeps it high-risk.
  await page.getByText(/places were looked at/).waitFor()
  await visitor.press(say('atlas:edition.adopt'))
  await visitor.press(say('atlas:edition.adopt'), page.getByRole('dialog'))
  await page.getByText(say('atlas:editions.inUse'), { exact: true }).first().waitFor()
  const used = async () =>
    (await asSuper(house.superUrl, "SELECT 1 FROM country_checks WHERE superseded_at IS NULL AND findings::text LIKE '%CPI 2024, tried%'"))
      .length
  await expect.poll(used, { timeout: 30_000 }).toBeGreaterThan(0)
})

test('Guinea is judged: a result is confirmed, another is overridden by two people', async () => {
  const reviewer = await comeIn('reviewer@shifan.example')
  const { page, say } = reviewer
  await reviewer.go('/countries')
  await page.getByRole('link', { name: 'Guinea' }).first().click()
  await page.getByRole('heading', { level: 1, name: 'Guinea' }).waitFor()
  const card = page
    .locator('section', { has: page.getByRole('heading', { level: 2, name: say('atlas:role.ORIGIN'), exact: true }) })
    .first()
  const confirm = card.getByRole('button', { name: say('atlas:decide.confirm'), exact: true })
  await confirm.click()
  await card.getByText(say('atlas:state.CONFIRMED'), { exact: true }).waitFor()
  await reviewer.press(say('atlas:decide.propose'), card)
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('radio', { name: say('atlas:class.CONFLICT_AFFECTED') }).check()
  await dialog.getByLabel(say('atlas:decide.reason'), { exact: true }).fill('Fighting was reported near the border in May.')
  await dialog.getByLabel(say('atlas:decide.endsOn'), { exact: true }).fill(`${new Date().getUTCFullYear() + 1}-06-30`)
  await reviewer.press(say('atlas:decide.proposeSend'), dialog)
  await card.getByText(say('atlas:state.OVERRIDE_PROPOSED'), { exact: true }).waitFor()
  // Nobody decides about their own proposal.
  expect(await card.getByRole('button', { name: say('atlas:decide.approveOverride'), exact: true }).count()).toBe(0)

  const second = await comeIn('chair@shifan.example')
  await second.go('/countries/GN')
  await second.press(say('atlas:decide.approveOverride'))
  await second.press(say('atlas:decide.approveOverride'), second.page.getByRole('dialog'))
  await second.page.getByText(say('atlas:state.OVERRIDDEN'), { exact: true }).waitFor()
  const [row] = await asSuper(
    house.superUrl,
    "SELECT status, override_class AS class FROM country_checks WHERE country = 'GN' AND role = 'ORIGIN' AND superseded_at IS NULL",
  )
  expect(row).toEqual({ status: 'OVERRIDDEN', class: 'CONFLICT_AFFECTED' })
  expect([...reviewer.faults, ...second.faults]).toEqual([])
})
