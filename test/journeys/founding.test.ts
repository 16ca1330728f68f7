import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor } from '../support/browser.ts'
import { inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { company, founder, inviteReviewer, join, reviewer, signIn, signOut } from './steps.ts'

let house: JourneyHouse
let browser: Browser
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'production' })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test.each(['zh', 'en', 'fr'] as const)('the founding page is whole in %s', async locale => {
  const visitor = await openVisitor(browser, house.url, { locale })
  await visitor.go('/found')
  expect(await inspect(visitor, locale)).toEqual([])
  for (const width of [320, 360]) expect(await overflow(visitor, width)).toEqual([])
  expect(visitor.faults.splice(0)).toEqual([])
  await visitor.page.context().close()
})

test('a programme is founded with the code of the console, and the first colleague joins by mail', async () => {
  const admin = await openVisitor(browser, house.url, { locale: 'zh' })
  const { say, page } = admin

  // Whatever one opens, there is one thing to do.
  await admin.go('/suppliers')
  expect(new URL(page.url()).pathname).toBe('/found')
  expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe(say('found.title'))

  // Nothing typed: each field says so, and the summary leads to them.
  await admin.press(say('found.button'))
  await page.getByText(say('form.faults', { count: 5 })).waitFor()
  await admin.shot('found-empty-zh')

  // A wrong code is said at its field; nothing typed is lost.
  await admin.write(say('found.code'), 'AAAAA-BBBBB-CCCCC-DDDDD')
  await admin.write(say('found.programmeName'), company)
  await admin.write(say('invitation.name'), founder.name)
  await admin.write(say('signIn.email'), founder.email)
  await admin.write(say('password.new'), founder.password)
  await admin.press(say('found.button'))
  await page.getByRole('link', { name: say('errors:foundingCode') }).waitFor()
  expect(await admin.field(say('found.code')).getAttribute('aria-invalid')).toBe('true')
  expect(await admin.field(say('found.programmeName')).inputValue()).toBe(company)
  expect(await admin.field(say('password.new')).inputValue()).toBe(founder.password)
  await admin.shot('found-wrong-code-zh')

  await admin.write(say('found.code'), house.serving.foundingCode ?? 'none')
  await admin.press(say('found.button'))

  // My work says what comes next.
  await page.getByRole('heading', { level: 1, name: say('nav.myWork') }).waitFor()
  await admin.shot('founded-my-work-zh')
  await page.getByRole('link', { name: say('words:workKind.INVITE_STAFF') }).waitFor()

  // The profile of the programme.
  await admin.press(say('nav.programme'))
  await admin.press(say('staff:programme.edit'))
  await admin.write(say('staff:programme.site'), '内蒙古自治区通辽市示例工业园区')
  await admin.write(say('staff:programme.area'), '厂区 32 万平方米')
  await admin.write(say('staff:programme.products'), '铝合金圆铸锭')
  await page.getByLabel(say('staff:supplier.tier'), { exact: true }).selectOption('CASTHOUSE')
  await page.getByLabel(say('staff:programme.asiActivity'), { exact: true }).selectOption('CASTHOUSE')
  await admin.press(say('staff:save'))
  await page.waitForURL('**/programme')
  await page.getByText('内蒙古自治区通辽市示例工业园区').waitFor()
  await admin.shot('founded-programme-zh')

  // A colleague is invited, and the mail takes them in.
  await inviteReviewer(admin)
  await page.getByText(reviewer.email).waitFor()
  await page.getByText(say('words:invitationState.PENDING')).waitFor()
  const link = await house.post.link(reviewer.email, '/invitation/')
  expect(house.post.letters(reviewer.email)[0]).toMatchObject({ language: 'zh' })
  const colleague = await openVisitor(browser, house.url, { locale: 'zh' })
  await join(colleague, link, reviewer.password)
  expect(await colleague.page.getByText(company).count()).toBeGreaterThan(0)
  await colleague.shot('joined-my-work-zh')

  // The link has done its work.
  const stranger = await openVisitor(browser, house.url, { locale: 'fr' })
  await stranger.go(link)
  await stranger.text(stranger.say('invitation.goneTitle')).waitFor()
  await stranger.shot('invitation-gone-fr')

  // Out, and in again.
  await signOut(colleague)
  await signIn(colleague, reviewer)
  await colleague.page.getByRole('heading', { level: 1, name: say('nav.myWork') }).waitFor()

  // Founding is over for good.
  await stranger.go('/found')
  expect(new URL(stranger.page.url()).pathname).toBe('/sign-in')
  expect([admin, colleague, stranger].flatMap(one => one.faults)).toEqual([])
})
