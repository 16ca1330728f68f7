import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
beforeAll(async () => {
  house = await openStoryHouse()
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

/** Says what a file of 2024 is, and has it looked at. */
async function describeFile(visitor: Visitor, name: string, csv: string): Promise<void> {
  const { page, say } = visitor
  await visitor.write(say('atlas:figures.year'), '2024')
  await visitor.write(say('atlas:load.name'), name)
  await visitor.write(say('atlas:edition.origin'), 'https://example.org/figures')
  await visitor.write(say('atlas:edition.licence'), 'Tried')
  await page.locator('input[type=file]').setInputFiles({ name: 'figures.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await visitor.press(say('atlas:load.look'))
}

test('an edition is looked at, loaded without a place nobody knows, and taken into use once it is seen what flips', async () => {
  const visitor = await comeIn('admin@shifan.example')
  const { page, say } = visitor
  await visitor.go('/editions')
  await visitor.press(say('atlas:editions.load'))
  await visitor.settled()
  await visitor.field(say('atlas:finding.source')).selectOption('CPI')
  await describeFile(visitor, 'CPI 2024, tried', 'Country,ISO3,Score,Rank\nGuinea,GIN,44,90\nChina,CHN,43,76\nAtlantis,,10,1\n')
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

test('the world view: a line leads to its suppliers and a square to its sites, by mouse and by keyboard, and each as many as it says', async () => {
  const visitor = await comeIn('reviewer@shifan.example')
  const { page, say } = visitor
  await visitor.go('/countries/world')
  const map = page.getByRole('group', { name: /Map of the world/ })
  await map.waitFor()
  const rows = (name: string) => page.getByRole('table', { name, exact: true }).getByRole('row')
  const route = rows(say('atlas:routes.title')).nth(1)
  const suppliers = Number(await route.getByRole('cell').last().textContent())
  await route.getByRole('link').click()
  await page.getByText(/whose material goes from/).waitFor()
  await expect.poll(() => rows(say('nav.suppliers')).count()).toBe(suppliers + 1)
  await page.goBack()
  const square = map.getByRole('link', { name: /without coordinates/ }).first()
  const [, sites = '1'] = /^(\d+) sites/.exec((await square.getAttribute('aria-label')) ?? '') ?? []
  await square.focus()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: say('atlas:sites.title') }).waitFor()
  await expect.poll(() => rows(say('atlas:sites.title')).count()).toBe(Number(sites) + 1)
  await page.goBack()
  // What is folded away stays so in the address, for whoever it is sent to.
  await page.getByRole('button', { name: new RegExp(`^${say('atlas:world.layer.sites')}`) }).click()
  await expect.poll(() => map.getByRole('link', { name: /without coordinates/ }).count()).toBe(0)
  expect(new URL(page.url()).searchParams.get('hide')).toBe('sites')
  expect(visitor.faults).toEqual([])
})

test('a file with a row a figure is loaded once it is said which name means what', async () => {
  const visitor = await comeIn('admin@shifan.example')
  const { page, say } = visitor
  await visitor.go('/editions/load?source=GPI')
  const rows = ['Peace,Guinea,2024,2.4', 'Peace,China,2024,2.1', 'Other,Guinea,2024,7']
  await describeFile(visitor, 'GPI 2024, by rows', ['Indicator,Nation,When,Amount', ...rows].join('\n'))
  await page.getByLabel(say('atlas:columns.layouts.ROWS'), { exact: true }).check()
  const choose = (label: string, option: string) => page.getByRole('combobox', { name: label, exact: true }).selectOption({ label: option })
  await choose(say('atlas:columns.country'), 'B · Nation')
  await choose(say('atlas:columns.year'), 'C · When')
  await choose(say('atlas:columns.key'), 'A · Indicator')
  await choose(say('atlas:columns.value'), 'D · Amount')
  await choose('Score (1–5)', 'Peace')
  await visitor.press(say('atlas:columns.read'))
  await visitor.press(say('atlas:load.load'))
  await page.getByRole('heading', { level: 1, name: 'GPI 2024, by rows' }).waitFor()
  const values = await asSuper(
    house.superUrl,
    "SELECT v.country, v.value FROM country_values v JOIN country_editions e ON e.id = v.edition_id WHERE e.title = 'GPI 2024, by rows' ORDER BY 1",
  )
  expect(values).toEqual([
    { country: 'CN', value: 2.1 },
    { country: 'GN', value: 2.4 },
  ])
  // That no table was found is said in words, and is no fault.
  expect(visitor.faults.filter(fault => !fault.includes('409'))).toEqual([])
})
