import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'
import { answer, isSaved, openHandIn, openSection, question } from './answering.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
let trader: TestSupplier
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null })
  browser = await openBrowser()
  programme = await foundProgramme(house)
  trader = await programme.makeSupplier('Merlion Example Trading', { template: 'KYS', tier: 'TRADER' })
  await answerKys(trader, company('TRADER', { country: 'SG', uscc: null }))
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function arrive(person: Person, section: string): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'en', timezoneId: 'Asia/Singapore' })
  await visitor.context.addCookies([{ name: 'headwater', value: person.cookie.replace(/^headwater=/, ''), url: house.url }])
  await visitor.go(`/responses/${trader.responseId}?section=${section}`)
  return visitor
}

const stored = async (code: string): Promise<{ status: string; value: unknown; note: string | null }> =>
  (
    await asSuper(house.superUrl, 'SELECT status, value, note FROM answers WHERE response_id = $1 AND question = $2', [
      trader.responseId,
      code,
    ])
  )[0] as never

test('two colleagues at one question: both answers are shown, rows and all, and a person decides', { timeout: 120_000 }, async () => {
  const [one, other] = [await arrive(trader.signatory, 'C'), await arrive(trader.user, 'C')]
  const { say } = one
  const addOwner = async (by: Visitor, name: string): Promise<void> => {
    const owners = question(by, 'KYS-C1')
    await owners.getByRole('button', { name: say('form:rows.add'), exact: true }).click()
    await owners.getByLabel('Name', { exact: true }).fill(name)
  }
  const before = ((await stored('KYS-C1')).value as unknown[]).length
  await addOwner(one, 'Straits Example Holdings')
  await isSaved(one)
  await addOwner(other, 'Raffles Example Capital')
  const asked = question(other, 'KYS-C1')
  await asked.getByText(say('conflict.mine')).waitFor()
  await asked.getByText('Straits Example Holdings').waitFor()
  await asked.getByText('Raffles Example Capital').first().waitFor()
  await other.shot('trader-1-conflict')
  expect(JSON.stringify((await stored('KYS-C1')).value)).not.toContain('Raffles')
  await other.press(say('conflict.takeTheirs'), asked)
  await isSaved(other)
  // Taken over whole: the colleague's row is there to be written on with.
  await asked.getByText('Straits Example Holdings').waitFor()
  await addOwner(other, 'Raffles Example Capital')
  await isSaved(other)
  const value = (await stored('KYS-C1')).value as unknown[]
  expect(value).toHaveLength(before + 2)

  // The first one goes on where the colleague has written meanwhile: that is a conflict too, and one may keep one's own.
  await question(one, 'KYS-C1').getByLabel('Name', { exact: true }).fill('Straits Example Group')
  await question(one, 'KYS-C1').getByText(say('conflict.mine')).waitFor()
  await one.press(say('conflict.keepMine'), question(one, 'KYS-C1'))
  await isSaved(one)
  expect(JSON.stringify((await stored('KYS-C1')).value)).toContain('Straits Example Group')
  // What was overwritten knowingly is still among the versions.
  const versions = await asSuper(
    house.superUrl,
    "SELECT v.value::text FROM answer_versions v JOIN answers a ON a.id = v.answer_id WHERE a.response_id = $1 AND a.question = 'KYS-C1'",
    [trader.responseId],
  )
  expect(versions.some(({ value: text }) => String(text).includes('Raffles Example Capital'))).toBe(true)
  expect([...one.faults, ...other.faults]).toEqual([])
  await one.context.close()
  await other.context.close()
})

test('a question that a colleague’s answer hides is said; what was typed comes back when it is asked again', {
  timeout: 120_000,
}, async () => {
  const [one, other] = [await arrive(trader.signatory, 'P'), await arrive(trader.user, 'P')]
  const { say } = one
  const typed = question(one, 'KYS-P2')
  await typed.waitFor()
  await answer(other, 'KYS-P1', false)
  await isSaved(other)
  expect(await question(other, 'KYS-P2').count()).toBe(0)
  await typed.getByRole('button', { name: say('questionnaire.without.NOT_APPLICABLE') }).click()
  await typed.getByLabel(say('questionnaire.reason'), { exact: true }).fill('Our parent company keeps it')
  await one.text(say('form:notAsked.title')).waitFor()
  await typed.waitFor({ state: 'detached' })
  await one.shot('trader-2-no-longer-asked')
  await answer(one, 'KYS-P1', true)
  await isSaved(one)
  await typed.waitFor()
  expect(await typed.getByLabel(say('questionnaire.reason'), { exact: true }).inputValue()).toBe('Our parent company keeps it')
  await isSaved(one)
  expect(await stored('KYS-P2')).toMatchObject({ status: 'NOT_APPLICABLE' })

  // One's own answer hides and gives back as well.
  await answer(one, 'KYS-P1', false)
  await typed.waitFor({ state: 'detached' })
  await isSaved(one)
  expect(await stored('KYS-P2')).toMatchObject({ status: 'EMPTY' })
  await answer(one, 'KYS-P1', true)
  await typed.waitFor()
  await isSaved(one)
  expect(await stored('KYS-P2')).toMatchObject({ status: 'NOT_APPLICABLE' })
  expect([...one.faults, ...other.faults]).toEqual([])
  await one.context.close()
  await other.context.close()
})

test('the colleague answers and does not hand in; what belongs to the minimum takes a note to decline', { timeout: 120_000 }, async () => {
  const colleague = await arrive(trader.user, 'A')
  const { page, say } = colleague
  const asked = question(colleague, 'KYS-A6')
  await asked.getByRole('button', { name: say('questionnaire.without.REFUSED') }).click()
  await asked.getByLabel(say('questionnaire.reason'), { exact: true }).fill('Confidential')
  await asked.getByText(say('questionnaire:fault.refusalNoteMissing')).waitFor()
  await asked.getByLabel(say('form:beside.coreNote')).fill('We can give it in January')
  await isSaved(colleague)
  expect(await stored('KYS-A6')).toMatchObject({ status: 'REFUSED', note: 'We can give it in January' })
  // Pressed again the answer of before is there.
  await asked.getByRole('button', { name: say('questionnaire.without.REFUSED') }).click()
  expect(await asked.getByRole('textbox').first().inputValue()).not.toBe('')
  await openHandIn(colleague)
  expect(await page.getByRole('button', { name: say('handIn.button') }).count()).toBe(0)
  await colleague.text(/signatory/).waitFor()
  await openSection(colleague, 'A')
  expect(colleague.faults).toEqual([])
  await colleague.context.close()
})
