import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
let visitor: Visitor
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true } })
  browser = await openBrowser()
  visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, 'grievances@shifan.example'), url: house.url },
  ])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a handler takes down what came by telephone, hands over the code, answers and admits the case', async () => {
  const { page, say } = visitor
  await visitor.go('/cases')
  await page.getByRole('link', { name: say('grievances:inbox.new') }).click()
  await page.getByLabel(say('grievances:enter.channel')).selectOption('PHONE')
  await page.getByLabel(say('grievances:enter.what')).fill('The fence cuts our path to the river.')
  await page.getByRole('button', { name: say('grievances:enter.send') }).click()
  // That the sender knows who reads it has to be said.
  await page.getByRole('link', { name: new RegExp(say('grievances:enter.agreed')) }).waitFor()
  await page.getByLabel(say('grievances:enter.agreed')).check()
  await page.getByRole('button', { name: say('grievances:enter.send') }).click()
  await page.getByRole('heading', { name: say('grievances:enter.codeTitle') }).waitFor()
  const code = await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5,6}){4}$/).textContent()
  await page.getByRole('button', { name: say('grievances:enter.handedOver') }).click()

  await page.getByRole('heading', { level: 1, name: say('grievances:case.title', { locator: (code ?? '').slice(0, 5) }) }).waitFor()
  await page.getByText('The fence cuts our path to the river.').waitFor()
  const conversation = page
    .getByRole('region', { name: say('grievances:case.conversation') })
    .or(page.locator('section', { hasText: say('grievances:case.conversationLead') }))
  const step = page.getByLabel(say('grievances:case.words')).first()
  await step.fill('Thank you. We have your report.')
  await page.getByRole('button', { name: say('grievances:step.ACKNOWLEDGE') }).click()
  await conversation.getByText('Thank you. We have your report.').first().waitFor()
  await page.getByRole('button', { name: say('grievances:step.TRIAGE') }).click()
  await page.getByRole('radio', { name: say('grievances:step.ADMIT') }).waitFor()
  await page.getByRole('button', { name: say('grievances:step.ADMIT') }).click()
  await page.getByRole('button', { name: say('grievances:step.INVESTIGATE') }).waitFor()

  await page.getByLabel(say('grievances:case.remark')).fill('Ask the fence builder')
  await page.getByRole('button', { name: say('grievances:case.keep') }).click()
  await page.getByText('Ask the fence builder').first().waitFor()
  const [row] = await asSuper(house.superUrl, 'SELECT status, channel FROM grievances WHERE locator = $1', [(code ?? '').slice(0, 5)])
  expect(row).toMatchObject({ status: 'ADMITTED', channel: 'PHONE' })
})

test('the inbox keeps its filters in the address, and nobody else finds it', async () => {
  const { page, say } = visitor
  await visitor.go('/cases')
  await page.getByRole('button', { name: new RegExp(say('grievances:group.APPEALED')) }).click()
  await page.waitForURL('**/cases?group=APPEALED')
  await page
    .getByRole('link', { name: /^[0-9A-Z]{5}$/ })
    .first()
    .waitFor()
  await visitor.context.addCookies([{ name: 'headwater', value: await cookieOf(house, 'reviewer@shifan.example'), url: house.url }])
  await visitor.go('/cases')
  await page.getByRole('heading', { name: say('trouble.notYoursTitle') }).waitFor()
})
