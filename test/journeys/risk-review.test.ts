import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
let visitor: Visitor
beforeAll(async () => {
  house = await openStoryHouse()
  browser = await openBrowser()
  visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, 'reviewer@shifan.example'), url: house.url },
  ])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a reviewer opens the risk review, follows two marks to just so many rows, sees the table behind a picture and prints', async () => {
  const { page, say } = visitor
  await visitor.go('/')
  await page
    .getByRole('navigation', { name: say('nav.label') })
    .getByRole('link', { name: say('nav.riskReview') })
    .click()
  await page.getByRole('heading', { name: say('riskreview:materials.title') }).waitFor()
  await visitor.settled()

  const follow = async (picture: string, path: string): Promise<void> => {
    const mark = page
      .getByRole('figure')
      .filter({ hasText: picture })
      .getByRole('link', { name: /: \d+$/ })
      .first()
    const label = (await mark.getAttribute('aria-label')) ?? ''
    await mark.click()
    await page.getByRole('heading', { level: 1, name: say('nav.riskReview') }).waitFor({ state: 'detached' })
    await page.locator('tbody tr').first().waitFor()
    await visitor.settled()
    expect(new URL(page.url()).pathname).toBe(path)
    expect([label, await page.locator('tbody tr').count()]).toEqual([label, Number(/\d+$/.exec(label)?.[0])])
    await page.goBack()
    await page.getByRole('heading', { name: say('riskreview:materials.title') }).waitFor()
    await visitor.settled()
  }
  await follow(say('riskreview:suppliers.title'), '/suppliers')
  await follow(say('riskreview:dossiers.title'), '/dossiers')

  // What is news stands in a line, and leads to what it says: the list says since when, and shows all on request.
  await page.getByRole('link', { name: new RegExp(say('riskreview:changes.kind.FLAGS_RAISED_other')) }).click()
  await page.getByRole('button', { name: say('lists:narrowed.all') }).click()
  expect(new URL(page.url()).search).toBe('')
  await page.goBack()
  await visitor.settled()

  const table = page.getByRole('table', { name: say('riskreview:dossiers.title') })
  expect(await table.count()).toBe(0)
  await page
    .getByRole('button', { name: new RegExp(`^${say('riskreview:picture.table')} ${say('riskreview:dossiers.title').slice(0, 20)}`) })
    .click()
  await table.waitFor()

  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('navigation', { name: say('nav.label') }).isVisible()).toBe(false)
  await page.getByRole('table', { name: say('riskreview:hits.title') }).waitFor()
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(20_000)
  await page.emulateMedia({ media: 'screen' })
  expect(visitor.faults).toEqual([])
  // The visit was noted.
  expect(await asSuper(house.superUrl, "SELECT 1 FROM risk_review_visits WHERE seen_at > now() - interval '5 minutes'")).toHaveLength(1)
})

test('at a supplier on HOLD nothing is offered that the HOLD forbids, and the page says why', async () => {
  const { page, say } = visitor
  await visitor.go('/risk-review')
  await page.getByRole('link', { name: new RegExp(say('riskreview:waiting.kind.SUPPLIERS_HELD_one')) }).click()
  await page.getByText(say('lists:narrowed.held')).waitFor()
  await page.locator('tbody tr').first().getByRole('link').first().click()
  await page.getByText(say('screening:hold.nextTitle')).waitFor()
  for (const word of ['staff:invite.button', 'year:start.button', 'staff:startTrading.button'])
    expect(
      await page
        .getByRole('link', { name: say(word) })
        .or(page.getByRole('button', { name: say(word) }))
        .count(),
    ).toBe(0)
})
