import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

const reviewer = 'reviewer@shifan.example'
let house: JourneyHouse
let browser: Browser
beforeAll(async () => {
  house = await openStoryHouse()
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
  const [response] = await asSuper(
    house.superUrl,
    "SELECT id, claimed_by_id AS by FROM responses WHERE status IN ('SUBMITTED', 'IN_REVIEW') LIMIT 1",
  )
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

test('a reviewer keeps a view, searches, assigns many at once and goes on leave', async () => {
  const visitor = await comeIn(reviewer)
  const { page, say } = visitor
  await visitor.go('/suppliers')
  // Filtered, with a column more, and kept: one press brings it back, and its address can be sent.
  await page.getByRole('combobox', { name: say('staff:supplier.reviewer') }).selectOption('nobody')
  await page.waitForURL(/reviewer=nobody/)
  await page.getByText(say('lists:columns.title')).click()
  await page.getByRole('checkbox', { name: say('staff:supplier.created') }).click()
  await page.waitForURL(/columns=/)
  await page.getByText(say('lists:columns.title')).click()
  await page.getByRole('button', { name: say('lists:views.keep') }).click()
  await page.getByRole('dialog').getByLabel(say('lists:views.name')).fill('Nobody’s')
  await page
    .getByRole('dialog')
    .getByRole('button', { name: say('lists:views.keep') })
    .click()
  await visitor.go('/suppliers')
  await page.getByRole('link', { name: 'Nobody’s' }).click()
  await page.waitForURL(/reviewer=nobody/)

  // Everybody's, by keyboard: the first row, then with Shift down to the third; then all that are filtered.
  await visitor.go('/suppliers')
  const boxes = page.locator('tbody input[type="checkbox"]')
  await boxes.nth(0).focus()
  await page.keyboard.press('Space')
  await boxes.nth(2).click({ modifiers: ['Shift'] })
  await page.getByText(say('lists:select.count', { count: 3, shown: 3 })).waitFor()
  const all = Number((await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM suppliers'))[0]?.n)
  await page.getByRole('button', { name: say('lists:select.all', { shown: all }) }).click()
  await page.getByRole('button', { name: say('lists:assign.button') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('staff:supplier.reviewer')).selectOption({ label: '林晓岚' })
  await dialog.getByRole('button', { name: say('lists:assign.send', { count: all }) }).click()
  await page.getByText(say('lists:assign.done', { count: all, name: '林晓岚' })).waitFor()
  const mine = 'SELECT count(*)::int AS n FROM suppliers s JOIN accounts a ON a.id = s.reviewer_id WHERE a.email = $1'
  expect((await asSuper(house.superUrl, mine, [reviewer]))[0]?.n).toBe(all)

  // From any page, without the mouse: into what was found and there.
  const [supplier] = await asSuper(house.superUrl, 'SELECT id, name FROM suppliers ORDER BY name LIMIT 1')
  await page.locator('body').click({ position: { x: 2, y: 2 } })
  await page.keyboard.press('/')
  await page.getByRole('dialog').getByRole('searchbox').fill(String(supplier?.name))
  await page
    .getByRole('dialog')
    .getByRole('link', { name: String(supplier?.name) })
    .first()
    .waitFor()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.waitForURL(new RegExp(`/suppliers/${supplier?.id}`))
  await visitor.go(`/search?q=${encodeURIComponent(String(supplier?.name))}`)
  await page
    .getByRole('link', { name: String(supplier?.name) })
    .first()
    .waitFor()

  // On leave: two days that overlap another absence are refused beside the form, and what was typed stays.
  await asSuper(house.superUrl, 'DELETE FROM absences')
  await visitor.go('/absences')
  const enter = async (first: string, last: string): Promise<void> => {
    await page.getByLabel(say('lists:absence.first')).fill(first)
    await page.getByLabel(say('lists:absence.last'), { exact: true }).fill(last)
    await page.getByLabel(say('lists:absence.deputy')).selectOption({ label: 'Grace Oduya' })
    await page.getByRole('button', { name: say('lists:absence.enter') }).click()
  }
  await enter('2199-03-01', '2199-03-09')
  await page.locator('tbody', { hasText: 'Grace Oduya' }).waitFor()
  await enter('2199-03-09', '2199-03-12')
  await page.getByRole('alert').waitFor()
  expect(await page.getByLabel(say('lists:absence.last'), { exact: true }).inputValue()).toBe('2199-03-12')
  expect(visitor.faults).toEqual([])
})
