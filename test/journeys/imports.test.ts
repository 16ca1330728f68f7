import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { readWorkbook } from 'server/src/platform/sheets.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { workbook } from '../support/imports.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { cookieOf } from './story-pages.ts'

const purchasing = 'purchasing@shifan.example'
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

const header = ['Name', 'Country', 'Place in the chain', 'Unified social credit code (China)', 'Contact 1: name', 'Contact 1: e-mail']
const ten = (code: string, known: string) =>
  Array.from({ length: 10 }, (_, at) => [
    at === 4 ? known : `Journey ${['Amber', 'Birch', 'Cedar', 'Dune', 'Elm', 'Fjord', 'Grove', 'Heath', 'Iris', 'Juniper'][at]} Metals`,
    at === 4 ? 'China' : 'France',
    'Trader',
    at === 7 ? code : null,
    `Person ${at}`,
    `person${at}@journey.example`,
  ])

test('purchasing imports ten suppliers: one is known, one has a slip in a cell; the slip is corrected in the rows taken back', async () => {
  const [known] = await asSuper(house.superUrl, "SELECT name FROM suppliers WHERE country = 'CN' AND tier = 'REFINERY'")
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, purchasing), url: house.url },
  ])
  const { page, say } = visitor
  const upload = async (name: string, buffer: Buffer): Promise<void> => {
    await page.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await page.getByRole('button', { name: say('imports:page.read') }).click()
    await page.getByRole('heading', { name, level: 1 }).waitFor()
  }
  await visitor.go('/suppliers')
  await page.getByRole('link', { name: say('staff:suppliers.fromSheet') }).click()
  await upload('ten.xlsx', await workbook(ten('91350100M000100Y44', String(known?.name)), header))

  // The fault stands at its cell, the known one at its row; nothing is written before somebody decides.
  await page.getByText('D9 · Unified social credit code (China)').waitFor()
  const importing = page.getByRole('button', { name: say('imports:preview.apply'), exact: true })
  expect(await importing.isDisabled()).toBe(true)
  const choice = page.getByRole('combobox', { name: `${say('imports:preview.choose')}: ${known?.name}` })
  await choice.selectOption('SKIP')
  await importing.click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('8 suppliers are created').waitFor()
  await dialog.getByRole('button', { name: say('imports:preview.apply'), exact: true }).click()
  await page.getByText(say('imports:result.done', { created: '8', updated: '0', skipped: '1', unchanged: '0' })).waitFor()

  // The row to correct comes back as a spreadsheet of its own.
  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: say('imports:preview.takeFaults') }).click()
  const [sheet] = await readWorkbook(await readFile(await (await waiting).path()))
  const rows = (sheet?.rows ?? []).map(({ cells }) =>
    cells.map(cell => (cell === '91350100M000100Y44' ? '91350100M000100Y43' : String(cell ?? ''))),
  )
  await visitor.go('/suppliers/import')
  await upload('corrected.xlsx', await workbook(rows.slice(1), rows[0]))
  await importing.click()
  await dialog.getByRole('button', { name: say('imports:preview.apply'), exact: true }).click()
  await page.getByText(say('imports:result.done', { created: '1', updated: '0', skipped: '0', unchanged: '0' })).waitFor()

  // It can be found again, and so can the suppliers.
  await visitor.go('/suppliers/import')
  await page.getByRole('link', { name: 'ten.xlsx' }).waitFor()
  await visitor.go('/suppliers?search=Journey')
  await page.getByRole('link', { name: 'Journey Heath Metals' }).waitFor()
})
