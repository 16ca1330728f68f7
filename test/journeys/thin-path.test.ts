import type { Browser } from 'playwright-core'
import { exampleLicence } from 'server/seeds/licence.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { addDays, dayIn } from 'shared/rules/days.ts'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { answer, answerCode, isSaved, licence, openHandIn, question } from './answering.ts'
import { found, inviteReviewer, join, reviewer } from './steps.ts'

let house: JourneyHouse
let browser: Browser
let staff: Visitor
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'production' })
  browser = await openBrowser()
  const admin = await openVisitor(browser, house.url, { locale: 'zh' })
  await found(admin, house)
  await inviteReviewer(admin)
  staff = await openVisitor(browser, house.url, { locale: 'zh' })
  await join(staff, await house.post.link(reviewer.email, '/invitation/'), reviewer.password)
  await admin.context.close()
  await askThreeQuestions()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** From here on this programme's KYS is a short one: the way is looked at here, the whole questionnaire in journeys of its own. */
const askThreeQuestions = (): Promise<unknown> =>
  asSuper(
    house.superUrl,
    `INSERT INTO templates (id, programme_id, code, version, title, content, published_at)
      SELECT gen_random_uuid(), id, 'KYS', 2, $1::jsonb, $2::jsonb, now() FROM programmes`,
    [JSON.stringify(kysStart.title), JSON.stringify({ ...kysStart, code: 'KYS', version: 2 })],
  )

interface Invited {
  readonly locale: Locale
  readonly phone: boolean
  readonly timezoneId: string
  readonly supplier: string
  readonly country: string
  readonly tier: string
  readonly contact: { readonly name: string; readonly email: string; readonly password: string }
  readonly words: { readonly message: string; readonly correct: string; readonly whole: string; readonly reason: string }
  readonly files: readonly [string, string]
}

const boke: Invited = {
  locale: 'fr',
  phone: true,
  timezoneId: 'Africa/Conakry',
  supplier: 'Société d’exemple des bauxites de Boké',
  country: 'GN',
  tier: 'MINE',
  contact: { name: 'Mariama Diallo', email: 'mariama@boke.example', password: 'une source claire et pure' },
  words: {
    message: 'Bonjour, merci de compléter ce premier enregistrement.',
    correct: 'La date de validité est illisible : envoyez une numérisation nette.',
    whole: 'Il ne manque plus qu’un document.',
    reason: 'Société immatriculée en Guinée : RCCM GN.EXEMPLE.2019.B.00000',
  },
  files: ['Extrait du registre — Boké.pdf', 'Extrait net.pdf'],
}
const binzhou: Invited = {
  locale: 'zh',
  phone: false,
  timezoneId: 'Asia/Shanghai',
  supplier: '滨州示例铝业有限公司',
  country: 'CN',
  tier: 'CASTHOUSE',
  contact: { name: '周建平', email: 'zhou@shili.example', password: '源清则流清 流清则海清 海清则天清' },
  words: { message: '您好，请完成首次登记。', correct: '扫描件右下角的有效期看不清，请重新上传。', whole: '只差一份文件。', reason: '' },
  files: ['营业执照.pdf', '营业执照（清晰版）.pdf'],
}

test.each([
  ['French, on a phone', boke],
  ['Chinese, at a desk', binzhou],
])('from invitation to approval, the supplier in %s', async (_, one) => {
  await invite(staff, one)
  const supplierPath = new URL(staff.page.url()).pathname
  const supplier = await openVisitor(browser, house.url, one)
  await join(supplier, await house.post.link(one.contact.email, '/invitation/'), one.contact.password)
  expect(house.post.letters(one.contact.email)[0]).toMatchObject({ language: expect.stringContaining(one.locale) })
  await supplier.shot(`thin-1-my-work-${one.locale}`)
  await supplier.touch(supplier.page.getByRole('link', { name: supplier.say('words:workKind.ANSWER_REQUEST') }))
  await answerEverything(supplier, one)
  await firstRound(staff, one)
  await correct(supplier, one)
  await secondRound(staff, one)

  await staff.go(supplierPath)
  await staff.text(staff.say('staff:next.APPROVED.title')).waitFor()
  await staff.shot(`thin-8-approved-${one.locale}`)
  await theStoryIsWhole(staff)
  await supplier.page.reload()
  await supplier.text(supplier.say('handedIn.accepted')).waitFor()
  expect(await house.post.link(one.contact.email, '/responses/')).toBe(new URL(supplier.page.url()).pathname)
  expect([...staff.faults, ...supplier.faults]).toEqual([])
  await supplier.context.close()
})

async function invite(by: Visitor, one: Invited): Promise<void> {
  const { say, page } = by
  await by.press(say('nav.suppliers'))
  await by.press(say('myWork.newSupplier'))
  await by.write(say('staff:supplier.name'), one.supplier)
  await by.field(say('staff:supplier.country')).selectOption(one.country)
  await by.field(say('staff:supplier.tier')).selectOption(one.tier)
  await by.write(say('staff:contacts.name'), one.contact.name)
  await by.write(say('signIn.email'), one.contact.email)
  await by.field(say('staff:contacts.locale')).selectOption(one.locale)
  await by.field(say('staff:contacts.signatory')).check()
  await by.press(say('staff:newSupplier.button'))
  await page.getByRole('heading', { level: 1, name: one.supplier }).waitFor()
  await by.press(say('staff:invite.button'))
  await by.write(`${say('staff:invite.message')} ${say('form.optional')}`, one.words.message)
  await by.press(say('staff:invite.send', { count: 1 }))
  await by.text(say('staff:next.INVITED.title')).waitFor()
  await by.settled()
}

async function answerEverything(by: Visitor, one: Invited): Promise<void> {
  const { say, page } = by
  await page.getByText(one.words.message).waitFor()
  // Too early: what is missing is named and leads to its question.
  await openHandIn(by)
  await by.press(say('handIn.button'))
  await page
    .getByRole('alert')
    .getByText(say('handIn.missing', { count: 3 }))
    .waitFor()
  await by.shot(`thin-2-missing-${one.locale}`)
  await by.touch(page.getByRole('alert').getByRole('link').first())
  await question(by, 'KYS-A3').waitFor()
  expect(new URL(page.url()).hash).toBe('#KYS-A3')
  await answerCode(by, one.locale === 'zh' ? null : one.words.reason)
  await answer(by, 'KYS-I1', true)
  await licence(by, one.files[0], exampleLicence(one.supplier))
  await isSaved(by)
  await page.getByRole('link', { name: say('form:bar.complete') }).waitFor()
  // What was saved is there again.
  await page.reload()
  await page.getByRole('link', { name: say('form:bar.complete') }).waitFor()
  await by.shot(`thin-3-complete-${one.locale}`)
  await by.touch(page.getByRole('link', { name: say('form:bar.complete') }))
  await by.press(say('handIn.button'))
  await by.text(say('errors:field.declaration')).waitFor()
  await by.field(say('handIn.declaration')).check()
  await by.press(say('handIn.button'))
  await by.text(say('handedIn.waiting')).waitFor()
  await by.shot(`thin-4-handed-in-${one.locale}`)
}

async function openReview(by: Visitor, one: Invited): Promise<void> {
  await by.go('/')
  await by.page
    .getByRole('link')
    .filter({ hasText: by.say('words:workKind.REVIEW_RESPONSE') })
    .filter({ hasText: one.supplier })
    .click()
  await by.page.getByRole('heading', { level: 1, name: by.say('staff:review.title', { supplier: one.supplier }) }).waitFor()
}

const left = (by: Visitor, count: number): Promise<void> => by.text(by.say('staff:review.left', { count })).waitFor()

/** By keyboard: accept, return with words, accept; then back to the supplier with a new date. */
async function firstRound(by: Visitor, one: Invited): Promise<void> {
  const { say, page } = by
  await openReview(by, one)
  await left(by, 3)
  await page.keyboard.press('a')
  await left(by, 2)
  await page.keyboard.press('r')
  await page.keyboard.press('Control+Enter')
  await by.text(say('errors:field.returnWords')).waitFor()
  await page.keyboard.type(one.words.correct)
  await by.shot(`thin-5-review-${one.locale}`)
  await page.keyboard.press('Control+Enter')
  await left(by, 1)
  // A letter is a shortcut once the words are closed, not while they are being written.
  await page.waitForFunction(() => !document.activeElement?.closest('textarea'))
  await page.keyboard.press('a')
  await left(by, 0)
  await by.field(say('staff:review.newDate')).fill(addDays(dayIn(new Date(), 'Asia/Shanghai'), 20))
  await by.write(`${say('staff:review.wholeWords')} ${say('form.optional')}`, one.words.whole)
  await by.press(say('staff:review.sendBack', { count: 1 }))
  await by.text(say('staff:review.over.RETURNED')).waitFor()
}

async function correct(by: Visitor, one: Invited): Promise<void> {
  const { say, page } = by
  const path = await house.post.link(one.contact.email, '/responses/')
  await by.go(path)
  await by.text(one.words.whole).waitFor()
  const returned = question(by, 'KYS-E1')
  await returned.getByText(one.words.correct).waitFor()
  await returned.getByText(one.files[0]).first().waitFor()
  // What was accepted stays as it is.
  expect(await question(by, 'KYS-I1').getByRole('radio').count()).toBe(0)
  await licence(by, one.files[1], exampleLicence(`${one.supplier} 2`))
  await isSaved(by)
  await by.shot(`thin-6-corrected-${one.locale}`)
  await openHandIn(by)
  await by.field(say('handIn.declaration')).check()
  await by.press(say('handIn.button'))
  await page.getByText(say('handedIn.waiting')).waitFor()
}

async function secondRound(by: Visitor, one: Invited): Promise<void> {
  const { say, page } = by
  await openReview(by, one)
  await left(by, 1)
  // The paper that went, the words on it, and the one that came.
  await by.text(say('review:difference.since.ROUND', { round: 1 })).waitFor()
  await page.locator('del', { hasText: one.files[0] }).waitFor()
  for (const words of [one.words.correct, one.files[1]]) await by.text(words).waitFor()
  await by.shot(`thin-7-second-round-${one.locale}`)
  await page.keyboard.press('a')
  await left(by, 0)
  await by.press(say('staff:review.acceptAll'))
  await by.press(say('staff:review.acceptAll'), page.getByRole('dialog'))
  await by.text(say('staff:review.over.ACCEPTED')).waitFor()
}

const acts = [
  'supplier.create',
  'supplier.invite',
  'invitation.accept',
  'evidence.upload',
  'response.submit',
  'answer.judge',
  'response.return',
]

async function theStoryIsWhole({ say, page }: Visitor): Promise<void> {
  const more = page.getByRole('button', { name: say('more'), exact: true })
  while (await more.isVisible()) await more.click().then(() => page.waitForTimeout(200))
  for (const act of [...acts, 'response.accept', 'supplier.approve'])
    await page
      .getByText(say(`words:action.${act}`), { exact: true })
      .first()
      .waitFor()
}
