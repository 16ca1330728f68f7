import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, knownPassword, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor, type VisitorOptions } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'
import { openTap, type Tap } from '../support/tap.ts'
import { answer, isSaved, licence, openHandIn, question, saved } from './answering.ts'

let house: JourneyHouse
let tap: Tap
let browser: Browser
let programme: TestProgramme
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null })
  tap = await openTap(house.serving.port)
  browser = await openBrowser()
  programme = await foundProgramme(house)
})
afterAll(async () => {
  await browser?.close()
  await tap?.close()
  await house?.close()
})

/** At the browser, already signed in. */
async function arrive(person: Person, path: string, options: Partial<VisitorOptions> & { url?: string } = {}): Promise<Visitor> {
  const url = options.url ?? house.url
  const visitor = await openVisitor(browser, url, { locale: 'en', ...options })
  const session = person.cookie.replace(/^headwater=/, '')
  await visitor.context.addCookies([{ name: 'headwater', value: session, url }])
  await visitor.go(path)
  return visitor
}

const heading = (visitor: Visitor): Promise<string | null> => visitor.page.getByRole('heading', { level: 1 }).textContent()
const stored = async (supplier: TestSupplier): Promise<unknown> =>
  (await asSuper(house.superUrl, "SELECT value FROM answers WHERE response_id = $1 AND question = 'KYS-A3'", [supplier.responseId]))[0]
    ?.value
const code = (visitor: Visitor) => question(visitor, 'KYS-A3').getByRole('textbox').first()

test('what is not there and what is not one’s own is said, with a way on', async () => {
  const [one, other] = [await programme.makeSupplier(), await programme.makeSupplier()]
  const supplier = await arrive(one.signatory, '/nowhere/at/all')
  const { say } = supplier
  expect(await heading(supplier)).toBe(say('trouble.notFoundTitle'))
  await supplier.go(`/responses/${other.responseId}`)
  expect(await heading(supplier), 'another supplier’s response does not exist here').toBe(say('trouble.notFoundTitle'))
  await supplier.go('/responses/not-an-id')
  expect(await heading(supplier)).toBe(say('trouble.notFoundTitle'))
  await supplier.go('/suppliers')
  expect(await heading(supplier)).toBe(say('trouble.notYoursTitle'))
  await supplier.press(say('trouble.home'))
  await supplier.page.waitForURL('**/')

  const purchasing = await arrive(programme.purchasing, `/responses/${one.responseId}/review`)
  expect(await heading(purchasing)).toBe(say('trouble.notYoursTitle'))
  await purchasing.go('/members/invite')
  expect(await heading(purchasing)).toBe(say('trouble.notYoursTitle'))
  expect([...supplier.faults, ...purchasing.faults]).toEqual([])
})

test('the server goes away while one types: it is said, and sent when it is back', async () => {
  const one = await programme.makeSupplier()
  const visitor = await arrive(one.signatory, `/responses/${one.responseId}`, { url: tap.url })
  tap.shut()
  await code(visitor).pressSequentially('91350100')
  await visitor.text(visitor.say('saving.kept')).waitFor()
  expect(await stored(one)).toBeFalsy()
  tap.open()
  await code(visitor).pressSequentially('M000100Y43')
  await saved(visitor)
  expect(await stored(one)).toBe('91350100M000100Y43')

  // A page whose script cannot come says so, and comes when asked again.
  tap.shut()
  await visitor.page.getByRole('link', { name: visitor.say('nav.notifications') }).click()
  await visitor.text(visitor.say('trouble.brokenTitle')).waitFor()
  tap.open()
  await visitor.press(visitor.say('trouble.reload'))
  await visitor.text(visitor.say('notifications.empty')).waitFor()
  visitor.forgive(/ERR_CONNECTION|ERR_EMPTY_RESPONSE|ERR_SOCKET|preload CSS/)
  expect(visitor.faults).toEqual([])
})

test('the page is there and the server does not answer: that is said, and trying again is offered', async () => {
  const visitor = await arrive(programme.reviewer, '/account')
  const { page, say } = visitor
  await page.route('**/graphql', route => route.abort('connectionrefused'))
  await visitor.go('/suppliers')
  expect(await heading(visitor)).toBe(say('trouble.awayTitle'))
  await page.unroute('**/graphql')
  await visitor.press(say('trouble.retry'))
  await page.getByRole('heading', { level: 1, name: say('nav.suppliers') }).waitFor()
  visitor.forgive(/ERR_CONNECTION_REFUSED/)
  expect(visitor.faults).toEqual([])
})

test('the session ends while one types: the password is asked for, and nothing is lost', async () => {
  const one = await programme.makeSupplier()
  const visitor = await arrive(one.signatory, `/responses/${one.responseId}`)
  const { say, page } = visitor
  await asSuper(house.superUrl, 'DELETE FROM sessions WHERE account_id = $1', [one.signatory.accountId])
  await code(visitor).pressSequentially('91350100M000100Y43')
  const dialog = page.getByRole('dialog', { name: say('signIn.againTitle') })
  await dialog.waitFor()
  await dialog.getByLabel(say('signIn.password'), { exact: true }).pressSequentially(`not ${knownPassword}`)
  await visitor.press(say('signIn.button'), dialog)
  await dialog.getByText(say('errors:signIn')).waitFor()
  await dialog.getByLabel(say('signIn.password'), { exact: true }).fill(knownPassword)
  await visitor.press(say('signIn.button'), dialog)
  await dialog.waitFor({ state: 'detached' })
  await saved(visitor)
  expect(await code(visitor).inputValue()).toBe('91350100M000100Y43')
  expect(await stored(one)).toBe('91350100M000100Y43')
  expect(visitor.faults).toEqual([])
})

test('two people at one answer: both are shown, and a person decides', async () => {
  const one = await programme.makeSupplier()
  const visitor = await arrive(one.signatory, `/responses/${one.responseId}`)
  const { say } = visitor
  const given = { responseId: one.responseId, question: 'KYS-A3', status: 'ANSWERED', value: 'theirs', version: 0 }
  await one.user.run(saveAnswer, { input: given })
  await code(visitor).pressSequentially('mine')
  const asked = question(visitor, 'KYS-A3')
  await asked.getByText(say('conflict.mine')).waitFor()
  await asked.getByText('theirs', { exact: true }).waitFor()
  expect(await stored(one)).toBe('theirs')
  await visitor.press(say('conflict.keepMine'), asked)
  await saved(visitor)
  expect(await stored(one)).toBe('mine')
  expect(visitor.faults).toEqual([])
})

test('handing in with a double click is one round; back leads back, and what was handed in stays', async () => {
  const one = await programme.makeSupplier()
  const visitor = await arrive(one.signatory, '/')
  const { say, page } = visitor
  await page.getByRole('link', { name: say('words:workKind.ANSWER_REQUEST') }).click()
  await code(visitor).pressSequentially('91350100M000100Y43')
  await licence(visitor, 'licence.pdf', Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n%%EOF\n'))
  await answer(visitor, 'KYS-I1', true)
  await isSaved(visitor)
  await openHandIn(visitor)
  await visitor.field(say('handIn.declaration')).check()
  await page.getByRole('button', { name: say('handIn.button') }).dblclick()
  await visitor.text(say('handedIn.waiting')).waitFor()
  const rounds = await asSuper(house.superUrl, 'SELECT number FROM rounds WHERE response_id = $1', [one.responseId])
  expect(rounds).toHaveLength(1)
  // Back from the last step is the questionnaire, which is handed in by now; and from there the first page.
  await page.goBack()
  await visitor.text(say('handedIn.waiting')).waitFor()
  await page.goBack()
  await page.getByRole('heading', { level: 1, name: say('nav.myWork') }).waitFor()
  await visitor.text(say('myWork.nothing')).waitFor()
  await page.goForward()
  await visitor.text(say('handedIn.waiting')).waitFor()
  expect(visitor.faults).toEqual([])
})

test('by keyboard alone: signing in, and one answer', async () => {
  const one = await programme.makeSupplier()
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  const { page, say } = visitor
  await visitor.go(`/responses/${one.responseId}`)
  /** Tab until the focus is on what has this name. */
  const tabTo = async (name: string): Promise<void> => {
    for (let steps = 0; steps < 80; steps++) {
      await page.keyboard.press('Tab')
      if (
        await page
          .locator(':focus')
          .and(
            page
              .getByRole('textbox', { name })
              .or(page.getByLabel(name, { exact: true }))
              .or(page.getByRole('radio', { name }))
              .or(page.getByRole('button', { name, exact: true })),
          )
          .count()
      )
        return
    }
    throw new Error(`the keyboard does not reach ${name}`)
  }
  await tabTo(say('signIn.email'))
  await page.keyboard.type(one.user.email)
  await tabTo(say('signIn.password'))
  await page.keyboard.type(knownPassword)
  await page.keyboard.press('Enter')
  await page.locator('#KYS-A3').waitFor()
  // One is led to where one wanted to go; the first stop leads past the navigation.
  await tabTo(say('words:yesNo.yes'))
  await page.keyboard.press('Space')
  await isSaved(visitor)
  const [row] = await asSuper(house.superUrl, "SELECT value FROM answers WHERE response_id = $1 AND question = 'KYS-I1'", [one.responseId])
  expect(row?.value).toBe(true)
  expect(visitor.faults).toEqual([])
})

test('language and colours are chosen once and stay, from the first byte of the page', async () => {
  const visitor = await arrive(programme.auditor, '/account')
  const { page, say } = visitor
  await page.getByRole('radio', { name: '中文' }).click()
  await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
  await page.getByRole('radio', { name: '深色' }).click()
  const html = await (await visitor.context.request.get('/account')).text()
  expect(html).toMatch(/<html lang="zh[^"]*" data-mantine-color-scheme="dark"/)
  await page.reload()
  await page.getByRole('heading', { level: 1, name: '我的账户' }).waitFor()
  const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
  expect(Math.max(...(paper.match(/\d+/g) ?? ['255']).slice(0, 3).map(Number)), paper).toBeLessThan(80)
  await page.getByRole('radio', { name: 'Français' }).click()
  await page.getByRole('heading', { level: 1, name: 'Mon compte' }).waitFor()
  const [account] = await asSuper(house.superUrl, 'SELECT locale FROM accounts WHERE id = $1', [programme.auditor.accountId])
  expect(account?.locale).toBe('fr')
  expect(say('nav.account')).toBe('My account')
  expect(visitor.faults).toEqual([])
})
