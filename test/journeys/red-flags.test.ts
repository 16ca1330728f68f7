import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
let visitor: Visitor
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null, parts: { story: true } })
  browser = await openBrowser()
  visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, 'reviewer@shifan.example'), url: house.url },
  ])
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

test('a reviewer dismisses a flag with a reason, finds one valid and works its dossier', async () => {
  const { page, say } = visitor
  const judge = async (id: string, verdict: string, words: string): Promise<void> => {
    await visitor.go(`/flags/${id}`)
    await page.getByRole('radio', { name: verdict, exact: true }).check()
    await page.getByRole('button', { name: say('flags:flags.send') }).click()
    // Nothing is judged without a reason.
    await page.getByRole('link', { name: new RegExp(say('flags:flags.why')) }).waitFor()
    await page.getByRole('textbox', { name: say('flags:flags.why') }).fill(words)
    await page.getByRole('button', { name: say('flags:flags.send') }).click()
    await page.getByText(words).first().waitFor()
  }
  // Of two suppliers whose dossiers nobody has worked on.
  const raised = await asSuper(
    house.superUrl,
    `SELECT DISTINCT ON (f.supplier_id) f.id FROM red_flags f WHERE f.status = 'RAISED' AND f.code = 'RF-L1'
      AND NOT EXISTS (SELECT 1 FROM red_flags v WHERE v.supplier_id = f.supplier_id AND v.status = 'EDD_OPEN') ORDER BY f.supplier_id, f.id LIMIT 2`,
  )
  const [first, second] = raised.map(row => String(row.id))
  await judge(first ?? '', say('flags:flags.dismiss'), 'Only the seat of a carrier lies there')
  await judge(second ?? '', say('flags:flags.valid'), 'Bauxite of this chain comes from there')
  await page.getByRole('link', { name: say('flags:flags.seeDossier') }).click()
  await page.getByRole('button', { name: `${say('flags:move.FINISH')} ${say('flags:packageKind.KYS')}` }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('textbox').fill('Licence and owners checked')
  await dialog.getByRole('button', { name: say('flags:move.FINISH'), exact: true }).click()
  await page.getByText('Licence and owners checked').first().waitFor()
  await page.getByText(say('flags:dossiers.of', { done: '1' })).waitFor()
  const states = await asSuper(house.superUrl, 'SELECT status FROM red_flags WHERE id = ANY ($1) ORDER BY status', [[first, second]])
  expect(states.map(row => row.status)).toEqual(['DISMISSED', 'EDD_OPEN'])
})
