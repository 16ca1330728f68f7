import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { exampleLicence } from 'server/seeds/licence.ts'
import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { savedElsewhere, write } from '../support/filled-workbook.ts'
import { asSuper, until } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'
import { isSaved, licence, openHandIn, question } from './answering.ts'
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

const names = ['Alpha', 'Bravo', 'Charlie', 'Delta', 'Echo', 'Foxtrot', 'Golf', 'Hotel', 'India', 'Juliett'] as const
const emailOf = (name: string): string => `${name === 'Bravo' ? 'gone' : 'desk'}@${name.toLowerCase()}.example`
const createSupplier = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }'

async function makeTen(): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const name of names) {
    const contacts = [{ name: `${name} desk`, email: emailOf(name), phone: '+86 10 0000 0000', locale: 'en', signatory: true }]
    const made = await programme.purchasing.run(createSupplier, {
      input: { name: `${name} Metals`, country: 'CN', tier: 'SMELTER', contacts },
    })
    ids.set(name, made.createSupplier.id)
  }
  return ids
}

/** The same person at a browser. */
async function visit(person: Person): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  const [name = '', value = ''] = person.cookie.split('=')
  await visitor.context.addCookies([{ name, value, url: house.url }])
  return visitor
}

/** Somebody of a supplier comes in, answers, and hands in. */
async function handsIn(id: string): Promise<TestSupplier> {
  const signatory = await programme.join(['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'], { supplierId: id })
  const [row] = await asSuper(house.superUrl, 'SELECT id FROM responses WHERE supplier_id = $1', [id])
  const supplier = { id, responseId: String(row?.id), name: id, signatory, user: signatory }
  await answerAll(supplier)
  await handIn(supplier)
  return supplier
}

async function returns({ responseId }: TestSupplier): Promise<void> {
  for (const [question, decision] of [
    ['KYS-A3', 'ACCEPTED'],
    ['KYS-E1', 'RETURNED'],
    ['KYS-I1', 'ACCEPTED'],
  ])
    await programme.reviewer.run(judge, { input: { responseId, question, decision, words: 'Please correct this' } })
  const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { id version } }', { id: responseId })
  const dueOn = new Date(Date.now() + 10 * 86_400_000).toISOString().slice(0, 10)
  await programme.reviewer.run('mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { id } }', {
    input: { ...response, dueOn, words: null },
  })
}

/** By the link in the mail; answered in a spreadsheet without a line, only the paper is given on the page. */
async function handsInFromSpreadsheet(email: string): Promise<Visitor> {
  const by = await openVisitor(browser, house.url, { locale: 'en' })
  const { page, say } = by
  await join(by, await house.post.link(email, '/invitation/'), 'a source that runs clear')
  await by.touch(page.getByRole('link', { name: say('words:workKind.ANSWER_REQUEST') }))
  await question(by, 'KYS-A3').waitFor()
  const { pathname } = new URL(page.url())
  await by.press(say('form:sheet'))
  const [file] = await Promise.all([page.waitForEvent('download'), by.press(say('workbook:page.download'))])
  const sheets = await readWorkbook(await readFile(await file.path()), answerSheetLimits)
  const without = write(sheets, 'KYS-A3', 'state', say('words:answerState.NOT_APPLICABLE'))
  const reasoned = write(without, 'KYS-A3', 'reason', 'Registered elsewhere')
  const filled = write(reasoned, 'KYS-I1', 'answer', say('words:yesNo.yes'))
  const mimeType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await page.getByLabel(say('workbook:page.file')).setInputFiles({ name: 'kys.xlsx', mimeType, buffer: await savedElsewhere(filled) })
  await by.press(say('workbook:page.check'))
  await by.press(say('workbook:page.apply', { count: 2 }))
  await by.text(say('workbook:page.applied', { count: 2 })).waitFor()
  await by.go(pathname)
  await licence(by, 'licence.pdf', exampleLicence('spreadsheet'))
  await isSaved(by)
  await openHandIn(by)
  await by.field(say('handIn.declaration')).check()
  await by.press(say('handIn.button'))
  await by.text(say('handedIn.waiting')).waitFor()
  return by
}

test('a wave of ten: one silent, one whom no mail reaches, one returned, one from the spreadsheet; every number leads to its list', async () => {
  const ids = await makeTen()
  const staff = await visit(programme.reviewer)
  const { say, page } = staff
  await staff.go('/waves')
  await staff.text(say('waves:list.empty')).waitFor()
  await staff.press(say('waves:list.new'))
  await staff.text(say('waves:new.ready', { count: 10 })).waitFor()
  await staff.field(say('waves:new.nameLabel')).fill('Metals 2026')
  await page
    .getByLabel(say('waves:new.template'))
    .selectOption({ label: say('waves:new.version', { title: kysStart.title.en, version: 1 }) })
  await staff.press(say('waves:new.send', { count: 10 }))
  await staff.text(say('waves:page.sentTo', { count: 10 })).waitFor()

  const id = (name: string): string => ids.get(name) ?? ''
  await until(
    async () => (await asSuper(house.superUrl, 'SELECT 1 FROM undeliverable_addresses WHERE email = $1', [emailOf('Bravo')])).length > 0,
  )
  await programme.join(['SUPPLIER_USER'], { supplierId: id('Charlie') })
  const delta = await handsInFromSpreadsheet(emailOf('Delta'))
  await returns(await handsIn(id('Echo')))
  await asSuper(house.superUrl, "UPDATE responses SET requested_at = now() - interval '9 days' WHERE supplier_id = $1", [id('Alpha')])
  await page.reload()
  await staff.settled()

  const figure = (word: string, count: number) => page.getByRole('link', { name: new RegExp(`^${count}\\s*${word}`) })
  for (const [word, count] of [
    [say('waves:stage.INVITED'), 7],
    [say('waves:stage.JOINED'), 1],
    [say('waves:stage.HANDED_IN'), 1],
    [say('waves:stage.RETURNED'), 1],
    [say('waves:also.silent'), 1],
    [say('waves:also.undeliverable'), 1],
  ] as const) {
    await figure(word, count).click()
    await staff.settled()
    expect(await page.locator('tbody tr').count(), word).toBe(count)
  }
  await staff.text(/gone@bravo\.example/).waitFor()
  await staff.shot('wave-undeliverable')

  await figure(say('waves:also.silent'), 1).click()
  await staff.settled()
  await staff.text('+86 10 0000 0000').waitFor()
  await page.getByLabel(say('waves:row.choose', { name: 'Alpha Metals' })).check()
  await staff.press(say('waves:acts.remind'))
  await page.getByLabel(new RegExp(`^${say('waves:acts.words')}`)).fill('Please call me if anything is unclear.')
  await staff.press(say('waves:acts.remindSend'))
  await until(async () => house.post.letters(emailOf('Alpha')).some(({ text }) => text.includes('Please call me if anything is unclear.')))

  const link = await house.post.link(emailOf('Juliett'), '/invitation/')
  const [juliett] = await asSuper(house.superUrl, 'SELECT id FROM responses WHERE supplier_id = $1', [id('Juliett')])
  await staff.go(`/responses/${String(juliett?.id)}`)
  await staff.press(say('waves:acts.recall'))
  await staff.press(say('waves:acts.recallSend'))
  await page.getByRole('button', { name: say('waves:acts.askAgain'), exact: true }).waitFor()
  const stranger = await openVisitor(browser, house.url, { locale: 'en' })
  await stranger.go(link)
  await stranger.text(/has withdrawn this questionnaire/).waitFor()
  for (const one of [staff, delta]) expect(one.faults).toEqual([])
})
