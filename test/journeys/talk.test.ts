import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { axe, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { join } from './steps.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
beforeAll(async () => {
  house = await openJourneyHouse()
  browser = await openBrowser()
  programme = await foundProgramme(house)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const office = 'office@merlion.example'
const tan = { name: 'Tan Wei Ling', email: 'tan@merlion.example', password: 'the stream reaches the sea' }
const lee = { name: 'Lee Mei', email: 'lee@merlion.example', password: 'une source bien claire' }
const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)

/** A Singapore trader whose one known address is an office where nobody knows what this is about. */
async function inviteTrader(): Promise<void> {
  const contacts = [{ name: 'Front office', email: office, locale: 'en', signatory: true }]
  const { createSupplier } = await programme.reviewer.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
    { input: { name: 'Merlion Example Trading Pte Ltd', country: 'SG', tier: 'TRADER', contacts } },
  )
  await programme.reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
    input: { ...createSupplier, dueOn, message: 'As agreed on the phone.' },
  })
}

/** A person of the programme at a browser, signed in already. */
async function reviewerAtDesk(): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'zh' })
  const [name, value] = programme.reviewer.cookie.split('=')
  await visitor.context.addCookies([
    { name: name ?? '', value: value ?? '', url: house.url },
    { name: 'headwater-language', value: 'zh', url: house.url },
  ])
  return visitor
}

/** What waits for its quarter of an hour leaves now. */
const mailsLeaveNow = () => asSuper(house.superUrl, `UPDATE pgboss.job SET start_after = now() WHERE name = 'mail' AND state = 'created'`)
const sound = async (visitor: Visitor): Promise<void> => {
  expect(await axe(visitor)).toEqual([])
  const size = visitor.page.viewportSize()
  expect(await overflow(visitor, 360)).toEqual([])
  if (size) await visitor.page.setViewportSize(size)
}

test('an invitation is passed on, a question is asked before handing in and answered, a section goes to a colleague who joins', async () => {
  await inviteTrader()

  // "Not me, ask my colleague", on a phone.
  const front = await openVisitor(browser, house.url, { locale: 'en', phone: true, timezoneId: 'Asia/Singapore' })
  const first = await house.post.link(office, '/invitation/')
  await front.go(first)
  for (const words of ['As agreed on the phone.', programme.reviewer.email]) await front.text(words).waitFor()
  await sound(front)
  await front.shot('talk-1-invitation')
  await front.press(front.say('door:passOn.open'))
  await front.write(front.say('door:passOn.name'), tan.name)
  await front.write(front.say('door:passOn.email'), office)
  await front.press(front.say('door:passOn.button'))
  await front.text(front.say('errors:passOnYourself')).waitFor()
  await front.write(front.say('door:passOn.email'), tan.email)
  await sound(front)
  await front.press(front.say('door:passOn.button'))
  await front.text(front.say('door:passOn.doneTitle')).waitFor()
  await front.shot('talk-2-passed-on')
  await front.go(first)
  await front.text(front.say('door:invitation.goneTitle')).waitFor()
  expect(front.faults).toEqual([])

  // The colleague joins, and asks at a question long before handing in.
  const trader = await openVisitor(browser, house.url, { locale: 'en', timezoneId: 'Asia/Singapore' })
  await join(trader, await house.post.link(tan.email, '/invitation/'), tan.password)
  await trader.touch(trader.page.getByRole('link', { name: trader.say('words:workKind.ANSWER_REQUEST') }))
  await trader.settled()
  const asked = trader.page.locator('#KYS-A1')
  await trader.touch(asked.getByRole('button', { name: trader.say('talk:thread.ask.SUPPLIER') }))
  const field = asked.getByLabel(trader.say('talk:thread.field.SUPPLIER'))
  await trader.context.setOffline(true)
  await field.pressSequentially('Is the name of the branch meant, or of the head office?')
  await trader.touch(asked.getByRole('button', { name: trader.say('talk:thread.send') }))
  await asked.getByText(trader.say('trouble.away')).waitFor()
  await trader.context.setOffline(false)
  // What was typed is there after a reload too.
  await trader.page.reload()
  await trader.settled()
  await expect.poll(() => field.inputValue()).toBe('Is the name of the branch meant, or of the head office?')
  await asked.getByRole('button', { name: trader.say('talk:thread.send') }).dblclick()
  await asked.getByText(trader.say('talk:thread.waits.HOUSE')).waitFor()
  expect(await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM messages')).toEqual([{ n: 1 }])
  trader.forgive(/ERR_INTERNET_DISCONNECTED|Failed to fetch/)
  await sound(trader)
  await trader.shot('talk-3-asked')

  // The reviewer finds it as work, and answers at the very question.
  const reviewer = await reviewerAtDesk()
  await reviewer.go('/')
  await reviewer.touch(reviewer.page.getByRole('link').filter({ hasText: reviewer.say('words:workKind.ANSWER_MESSAGE') }))
  await reviewer.text('Is the name of the branch meant').waitFor()
  expect(new URL(reviewer.page.url()).hash).toBe('#KYS-A1')
  await reviewer.write(reviewer.say('talk:thread.field.HOUSE'), 'The head office, please.')
  await reviewer.press(reviewer.say('talk:thread.send'))
  await reviewer.text(reviewer.say('talk:thread.waits.SUPPLIER')).waitFor()
  await sound(reviewer)
  await reviewer.shot('talk-4-answered')
  expect(reviewer.faults).toEqual([])

  // The mail leads back to the question; nothing more is to be said.
  await mailsLeaveNow()
  const back = await house.post.link(tan.email, '/responses/')
  const [letter] = house.post.letters(tan.email).filter(({ text }) => text.includes('The head office'))
  expect(letter?.text).toContain('?section=A#KYS-A1')
  await trader.go('/')
  await trader.touch(trader.page.getByRole('link').filter({ hasText: trader.say('words:workKind.ANSWER_MESSAGE') }))
  await asked.getByText('The head office, please.').waitFor()
  expect(new URL(trader.page.url()).pathname).toBe(new URL(back, house.url).pathname)
  await trader.touch(asked.getByRole('button', { name: trader.say('talk:thread.settle') }))
  await expect.poll(() => asked.getByText(trader.say('talk:thread.waits.you')).count()).toBe(0)

  // A section goes to a colleague who is new, works in French and on a phone.
  await trader.press(trader.say('talk:handOver.button'))
  const dialog = trader.page.getByRole('dialog')
  await dialog.getByLabel(trader.say('talk:handOver.name')).fill(lee.name)
  await dialog.getByLabel(trader.say('talk:handOver.email')).fill(lee.email)
  await dialog.getByLabel(trader.say('talk:handOver.locale')).selectOption('fr')
  expect(await axe(trader)).toEqual([])
  await trader.press(trader.say('talk:handOver.send'), dialog)
  await trader.text(trader.say('talk:handOver.with', { name: lee.name })).waitFor()
  await trader.text(trader.say('words:assignmentState.PENDING')).waitFor()
  await trader.shot('talk-5-handed-over')

  const colleague = await openVisitor(browser, house.url, { locale: 'fr', phone: true, timezoneId: 'Asia/Singapore' })
  await join(colleague, await house.post.link(lee.email, '/invitation/'), lee.password)
  await colleague.shot('talk-6-colleague-work')
  expect(await colleague.page.getByRole('main').getByRole('listitem').count()).toBe(1)
  await colleague.touch(colleague.page.getByRole('link', { name: colleague.say('words:workKind.ANSWER_SECTION') }))
  await colleague.settled()
  expect(new URL(colleague.page.url()).search).toBe('?section=A')
  const answered = colleague.page.locator('#KYS-A1')
  await answered.getByRole('textbox').first().fill('Merlion Example Trading Pte Ltd')
  await expect
    .poll(async () => (await asSuper(house.superUrl, "SELECT status FROM answers WHERE question = 'KYS-A1'")).map(({ status }) => status))
    .toEqual(['ANSWERED'])
  await colleague.shot('talk-7-colleague-answers')
  await colleague.text(colleague.say('talk:handOver.yours', { by: tan.name })).waitFor()
  await sound(colleague)
  await colleague.press(colleague.say('talk:handOver.finish'))
  await colleague.text(colleague.say('talk:handOver.finished', { by: tan.name })).waitFor()
  expect(colleague.faults).toEqual([])

  await trader.go('/notifications')
  await trader.text(/Lee Mei has finished section A/).waitFor()
  expect(trader.faults).toEqual([])
})
