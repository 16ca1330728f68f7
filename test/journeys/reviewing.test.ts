import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

const reviewer = 'reviewer@shifan.example'
let house: JourneyHouse
let browser: Browser
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true } })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function comeIn(email: string) {
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, email), url: house.url },
  ])
  return visitor
}

test('a hundred answers are judged from the queue with at most 150 strokes, without waiting for the line', async () => {
  const visitor = await comeIn(reviewer)
  const { page, say } = visitor
  await visitor.go('/responses')
  let strokes = 0
  const press = async (key: string): Promise<void> => {
    strokes += 1
    await page.keyboard.press(key)
  }
  // From the list's first line into its review.
  await page.locator('table a').first().focus()
  await press('Enter')
  await page.getByRole('button', { name: say('staff:review.accept'), exact: true }).waitFor()
  const count = async () =>
    Number(
      (await asSuper(house.superUrl, "SELECT count(*)::int AS n FROM judgements WHERE decision = 'ACCEPTED' AND audience = 'STAFF'"))[0]?.n,
    )
  const before = await count()
  const heading = page.locator('h2').first()
  for (let at = 0; at < 99; at++) {
    const shown = await heading.textContent()
    await press('a')
    await page.waitForFunction(words => document.querySelector('h2')?.textContent !== words, shown)
  }
  // One goes back to the supplier, with words, and the review goes on.
  await press('r')
  await page.keyboard.type('Please add the annex.')
  await press('Control+Enter')
  expect(strokes).toBeLessThanOrEqual(150)
  // What was decided goes out behind the person, one after another.
  await expect.poll(count, { timeout: 30_000 }).toBe(before + 99)
})

test('what another reviewer has in hand can be read; to decide, it is taken over', async () => {
  const [response] = await asSuper(house.superUrl, "SELECT id, claimed_by_id AS by FROM responses WHERE status = 'SUBMITTED' LIMIT 1")
  const [other] = await asSuper(
    house.superUrl,
    "SELECT id, name FROM accounts WHERE email <> $1 AND email LIKE '%@shifan.example' LIMIT 1",
    [reviewer],
  )
  await asSuper(house.superUrl, 'UPDATE responses SET claimed_by_id = $2, claimed_at = now() WHERE id = $1', [response?.id, other?.id])
  const visitor = await comeIn(reviewer)
  const { page, say } = visitor
  await visitor.go(`/responses/${response?.id}/review`)
  await page.getByText(String(other?.name)).first().waitFor()
  expect(await page.getByRole('button', { name: say('staff:review.accept'), exact: true }).count()).toBe(0)
  await page.keyboard.press('a')
  await page.getByRole('button', { name: say('staff:review.takeOver') }).click()
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('staff:review.takeOver') })
    .click()
  await page.getByRole('button', { name: say('staff:review.accept'), exact: true }).waitFor()
  await page.getByText(say('staff:review.yours')).waitFor()

  // A note for the others, which stays.
  const note = page.getByLabel(say('staff:review.notes.words'))
  // Where somebody wrote a note already, they lie open.
  if (!(await note.isVisible())) await page.locator('summary', { hasText: say('staff:review.notes.title') }).click()
  await note.fill('Call the registry about the licence.')
  await page.getByRole('button', { name: say('staff:review.notes.add') }).click()
  await page.reload()
  await page.getByText('Call the registry about the licence.').waitFor()
  expect(visitor.faults).toEqual([])
})
