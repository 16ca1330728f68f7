import type { Browser } from 'playwright-core'
import { exampleLicence } from 'server/seeds/licence.ts'
import { kysStart } from 'shared/questionnaires/kys-start.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'
import { isSaved, licence, openHandIn, openSection, question } from './answering.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  house = await openJourneyHouse()
  browser = await openBrowser()
  programme = await foundProgramme(house)
  supplier = await programme.makeSupplier('A year later')
  await acceptFirstYear()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** Accepted a year ago: since then its licence has run out, and the questionnaire asks one thing more. */
async function acceptFirstYear(): Promise<void> {
  const { reviewer } = programme
  await answerAll(supplier)
  await handIn(supplier)
  await asSuper(house.superUrl, "UPDATE suppliers SET status = 'UNDER_REVIEW' WHERE id = $1", [supplier.id])
  for (const code of ['KYS-A3', 'KYS-E1', 'KYS-I1'])
    await reviewer.run(judge, { input: { responseId: supplier.responseId, question: code, decision: 'ACCEPTED' } })
  const { response } = await reviewer.run('query ($id: ID!) { response(id: $id) { id version } }', { id: supplier.responseId })
  await reviewer.run('mutation ($input: VersionedInput!) { acceptResponse(input: $input) { id } }', { input: response })
  await asSuper(house.superUrl, 'UPDATE evidence_files SET expires_on = current_date - 1 WHERE supplier_id = $1', [supplier.id])
  const [section] = kysStart.sections
  const more = {
    code: 'KYS-N9',
    type: 'YES_NO',
    label: { zh: '今年新增的问题', en: 'Asked since this year', fr: 'Demandé depuis cette année' },
  }
  const content = { ...kysStart, sections: [{ ...section, questions: [...(section?.questions ?? []), more] }] }
  await reviewer.run('mutation ($content: JSON!) { publishTemplate(content: $content) { id } }', { content })
}

async function comeIn(person: Person): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: person.cookie.replace(/^headwater=/, ''), url: house.url },
  ])
  return visitor
}

test('the next year: confirmed by key, changed, added, given anew; the reviewer asks for fresh proof, gets it and accepts', async () => {
  const buyer = await comeIn(programme.purchasing)
  await buyer.go(`/suppliers/${supplier.id}`)
  await buyer.press(buyer.say('year:start.button'))
  await buyer.press(buyer.say('year:start.send'))
  await buyer.page.waitForURL(`**/suppliers/${supplier.id}`)
  const [opened] = await asSuper(house.superUrl, 'SELECT id FROM responses WHERE previous_id = $1', [supplier.responseId])
  const responseId = String(opened?.id)

  const by = await comeIn(supplier.signatory)
  const { page, say } = by
  await by.go(`/responses/${responseId}`)
  await page.getByText(say('year:top.added', { count: 1 })).waitFor()
  await page.getByText(say('year:top.left', { count: 2 })).waitFor()
  await by.shot('next-year-en')
  // One key confirms, and the next proposal is at hand.
  const confirm = (code: string) => question(by, code).getByRole('button', { name: say('year:form.confirm') })
  await confirm('KYS-A3').focus()
  await page.keyboard.press('Enter')
  await question(by, 'KYS-A3').getByText(say('year:since.CONFIRMED')).waitFor()
  await expect.poll(() => confirm('KYS-I1').evaluate(button => button === document.activeElement)).toBe(true)
  // To look at it for changing answers nothing.
  await question(by, 'KYS-I1')
    .getByRole('button', { name: say('year:form.change') })
    .click()
  await isSaved(by)
  expect(await asSuper(house.superUrl, "SELECT status FROM answers WHERE response_id = $1 AND question = 'KYS-I1'", [responseId])).toEqual([
    { status: 'EMPTY' },
  ])
  await question(by, 'KYS-I1')
    .getByRole('radio', { name: say('words:yesNo.no') })
    .check()
  await question(by, 'KYS-I1').getByText(say('year:since.CHANGED')).waitFor()
  await question(by, 'KYS-E1').getByText(say('year:notProposed.EVIDENCE_ENDS')).waitFor()
  await licence(by, 'licence-new.pdf', exampleLicence('new'))
  await question(by, 'KYS-N9')
    .getByRole('radio', { name: say('words:yesNo.yes') })
    .check()
  await isSaved(by)
  const submit = async (): Promise<void> => {
    await openHandIn(by)
    await page.getByLabel(say('handIn.declaration')).check()
    await by.press(say('handIn.button'))
    await page.getByText(say('handedIn.waiting')).waitFor()
  }
  await submit()

  const at = await comeIn(programme.reviewer)
  await at.go(`/responses/${responseId}/review`)
  const chip = (word: string, count: number) => at.page.getByRole('button', { name: new RegExp(`${word}\\s*${count}`) })
  await chip(at.say('year:review.CONFIRMED'), 1).waitFor()
  await chip(at.say('year:review.CHANGED'), 2).waitFor()
  await chip(at.say('year:review.NEW'), 1).waitFor()
  await at.shot('next-year-review-en')
  await at.go(`/responses/${responseId}/review#KYS-E1`)
  await at.press(at.say('year:review.ask'))
  await at.write(at.say('year:review.words'), 'Not older than 12 months, please')
  await at.press(at.say('year:review.send'))
  await expect
    .poll(() => asSuper(house.superUrl, 'SELECT question, decision, fresh_proof FROM judgements WHERE response_id = $1', [responseId]))
    .toEqual([{ question: 'KYS-E1', decision: 'RETURNED', fresh_proof: true }])
  // The other answers hold; back it goes, and meanwhile the supplier has stayed what it was.
  for (const left of [3, 2, 1]) {
    await at.text(at.say('staff:review.left', { count: left })).waitFor()
    await at.page.keyboard.press('a')
  }
  await at.press(at.say('staff:review.sendBack', { count: 1 }))
  await at.text(at.say('staff:review.over.RETURNED')).waitFor()
  expect(await asSuper(house.superUrl, 'SELECT status FROM suppliers WHERE id = $1', [supplier.id])).toEqual([{ status: 'APPROVED' }])

  await by.go(`/responses/${responseId}`)
  await question(by, 'KYS-E1').getByText(say('form:freshProof')).waitFor()
  await question(by, 'KYS-E1').getByText('Not older than 12 months, please').waitFor()
  // Without a new paper it does not come back as proved.
  await openHandIn(by)
  await page.getByLabel(say('handIn.declaration')).check()
  await by.press(say('handIn.button'))
  await by.text(say('errors:freshProofMissing', { count: 1 })).waitFor()
  await openSection(by, 'A')
  await licence(by, 'licence-fresh.pdf', exampleLicence('fresh'))
  await isSaved(by)
  await submit()

  await at.go(`/responses/${responseId}/review`)
  await at.text(at.say('staff:review.left', { count: 1 })).waitFor()
  await at.text('licence-fresh.pdf').waitFor()
  await at.page.keyboard.press('a')
  await at.press(at.say('staff:review.acceptAll'))
  await at.press(at.say('staff:review.acceptAll'), at.page.getByRole('dialog'))
  await at.text(at.say('staff:review.over.ACCEPTED')).waitFor()
  await by.go(`/responses/${responseId}`)
  await by.text(say('handedIn.accepted')).waitFor()
  expect(
    await asSuper(
      house.superUrl,
      'SELECT s.status, r.status AS response, r.round FROM suppliers s JOIN responses r ON r.supplier_id = s.id WHERE r.id = $1',
      [responseId],
    ),
  ).toEqual([{ status: 'APPROVED', response: 'ACCEPTED', round: 2 }])
  for (const one of [buyer, by, at]) expect(one.faults).toEqual([])
}, 180_000)
