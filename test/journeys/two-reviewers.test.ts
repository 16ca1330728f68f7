import type { Browser } from 'playwright-core'
import { exampleLicence } from 'server/seeds/licence.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null })
  browser = await openBrowser()
  programme = await foundProgramme(house)
  supplier = await programme.makeSupplier('Two at once')
  await answerAll(supplier)
  await handIn(supplier)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

/** With a name of one's own: the other learns who it is. */
async function arrive(person: Person, name: string, path: string): Promise<Visitor> {
  await asSuper(house.superUrl, 'UPDATE accounts SET name = $2 WHERE id = $1', [person.accountId, name])
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([{ name: 'headwater', value: person.cookie.replace(/^headwater=/, ''), url: house.url }])
  await visitor.go(path)
  return visitor
}

async function takeOver({ page, say }: Visitor): Promise<void> {
  await page.getByRole('button', { name: say('staff:review.takeOver') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: say('staff:review.takeOver') }).click()
  await page.getByText(say('staff:review.yours')).waitFor()
}

const decided = () =>
  asSuper(
    house.superUrl,
    `SELECT j.question, j.decision, j.words, a.name FROM judgements j JOIN accounts a ON a.id = j.judged_by_id
      WHERE j.response_id = $1 AND j.round = 1 AND j.audience = 'STAFF' ORDER BY j.question`,
    [supplier.responseId],
  )

test('two reviewers at one response: one takes over, the other learns of it and keeps what was typed', async () => {
  const path = `/responses/${supplier.responseId}/review`
  const first = await arrive(programme.reviewer, 'Lin Xiaolan', path)
  const { page, say } = first
  await page.getByRole('button', { name: say('staff:review.accept'), exact: true }).waitFor()
  await page.keyboard.press('a')
  await page.getByText(say('staff:review.yours')).waitFor()
  await page.keyboard.press('r')
  const words = page.getByLabel(say('staff:review.words'))
  await words.fill('The scan is cut off on the right.')

  const second = await arrive(await programme.join(['REVIEWER']), 'Grace Oduya', path)
  await second.text('Lin Xiaolan').waitFor()
  await takeOver(second)

  // The first sends what was written: refused by name, and the words stay where they were written.
  await words.press('Control+Enter')
  await first.text(say('errors:claimedByOther', { name: 'Grace Oduya' })).waitFor()
  await page.getByRole('button', { name: say('staff:review.takeOver') }).waitFor()
  expect(await words.inputValue()).toBe('The scan is cut off on the right.')
  expect(await decided()).toEqual([{ question: 'KYS-A3', decision: 'ACCEPTED', words: null, name: 'Lin Xiaolan' }])
  // Nor does trying again press it through.
  await words.press('Control+Enter')
  await first.text(say('errors:claimedByOther', { name: 'Grace Oduya' })).waitFor()
  expect(await words.inputValue()).toBe('The scan is cut off on the right.')
  await first.shot('two-reviewers-refused')

  // Taken back, it goes through as it was written; now the second learns of it.
  await takeOver(first)
  expect(await words.inputValue()).toBe('The scan is cut off on the right.')
  await words.press('Control+Enter')
  await expect.poll(decided).toHaveLength(2)
  await second.page.keyboard.press('a')
  await second.text(say('errors:claimedByOther', { name: 'Lin Xiaolan' })).waitFor()
  await second.page.getByRole('button', { name: say('staff:review.takeOver') }).waitFor()
  await page.keyboard.press('a')
  await expect.poll(decided).toEqual([
    { question: 'KYS-A3', decision: 'ACCEPTED', words: null, name: 'Lin Xiaolan' },
    { question: 'KYS-E1', decision: 'RETURNED', words: 'The scan is cut off on the right.', name: 'Lin Xiaolan' },
    { question: 'KYS-I1', decision: 'ACCEPTED', words: null, name: 'Lin Xiaolan' },
  ])
  await first.press(say('staff:review.sendBack', { count: 1 }))
  await first.text(say('staff:review.over.RETURNED')).waitFor()
  for (const one of [first, second]) expect(one.faults).toEqual([])
})

test('after the second round the review shows only what changed, down to what went and what came', async () => {
  const { signatory, responseId } = supplier
  const upload = await signatory.upload(responseId, 'KYS-E1', 'licence-whole.pdf', exampleLicence('whole'))
  const { id } = (await upload.json()) as { id: string }
  const { response } = await signatory.run('query ($id: ID!) { response(id: $id) { answers { question version } } }', { id: responseId })
  const { version } = response.answers.find((one: { question: string }) => one.question === 'KYS-E1')
  await signatory.run(saveAnswer, {
    input: { responseId, question: 'KYS-E1', status: 'ANSWERED', value: [id], note: 'Scanned anew', version },
  })
  await handIn(supplier)

  const reviewer = await arrive(programme.reviewer, 'Lin Xiaolan', `/responses/${responseId}/review`)
  const { page, say } = reviewer
  await page.getByRole('button', { name: new RegExp(`^${say('templates:review.filter.changed')}\\s*1$`) }).click()
  await page.waitForURL(/show=changed/)
  const listed = page.locator('aside ol > li')
  await expect.poll(() => listed.count()).toBe(1)
  await listed.getByRole('button').click()
  await reviewer.text(say('review:difference.since.ROUND', { round: 1 })).waitFor()
  // The words of the round before stand beside it; the old paper is struck, the new one is there.
  await reviewer.text('The scan is cut off on the right.').waitFor()
  expect(await page.locator('del', { hasText: 'licence.pdf' }).count()).toBe(1)
  await reviewer.text('licence-whole.pdf').waitFor()
  await page.locator('ins', { hasText: 'Scanned anew' }).waitFor()
  await reviewer.shot('only-what-changed')
  expect(reviewer.faults).toEqual([])
})
