import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { answerSheetLimits } from 'server/src/features/questionnaires/answer-sheets/layout.ts'
import { readWorkbook, type SheetIn } from 'server/src/platform/sheets.ts'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asInput } from '../factories/kys.ts'
import { foundProgramme, saveAnswer, type TestProgramme } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { savedElsewhere, write } from '../support/filled-workbook.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'
import { question } from './answering.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration', smtpUrl: null })
  browser = await openBrowser()
  programme = await foundProgramme(house)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

async function visitorAs(person: Person, locale: Locale, phone = false): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale, phone })
  await visitor.context.addCookies([{ name: 'headwater', value: person.cookie.replace(/^headwater=/, ''), url: house.url }])
  return visitor
}

async function takeAlong(by: Visitor, words: string): Promise<{ name: string; sheets: SheetIn[] }> {
  const [file] = await Promise.all([by.page.waitForEvent('download'), by.press(words)])
  return { name: file.suggestedFilename(), sheets: await readWorkbook(await readFile(await file.path()), answerSheetLimits) }
}

async function bringBack(by: Visitor, sheets: readonly SheetIn[]): Promise<void> {
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
  await by.page
    .getByLabel(by.say('workbook:page.file'))
    .setInputFiles({ name: 'kys.xlsx', mimeType: type, buffer: await savedElsewhere(sheets) })
  await by.press(by.say('workbook:page.check'))
}

test('a smelter fills the questionnaire in a spreadsheet, corrects a cell, sees what would change, and saves it', {
  timeout: 180_000,
}, async () => {
  const supplier = await programme.makeSupplier('赤峰示例电解铝有限公司', { template: 'KYS', tier: 'SMELTER' })
  const by = await visitorAs(supplier.signatory, 'zh')
  const { page, say } = by
  await by.go(`/responses/${supplier.responseId}`)
  await by.press(say('form:sheet'))
  await page.getByRole('heading', { level: 1, name: say('workbook:page.title') }).waitFor()
  const { name, sheets } = await takeAlong(by, say('workbook:page.download'))
  expect(name).toBe('赤峰示例电解铝有限公司 了解你的供应商（KYS）.xlsx')

  // Filled without a line; a colleague answers one of the questions on the page meanwhile.
  let filled = write(sheets, 'KYS-A1/original', 'answer', '赤峰示例电解铝有限公司')
  filled = write(filled, 'KYS-A7/country', 'answer', '中国')
  filled = write(filled, 'KYS-A7/incorporatedOn', 'answer', '2009年6月18日')
  filled = write(filled, 'KYS-A9/registered/amount', 'answer', '５０,０００,０００')
  filled = write(filled, 'KYS-A5', 'state', '不适用')
  filled = write(filled, 'KYS-A5', 'reason', '未申请 LEI')
  filled = write(filled, 'KYS-I1', 'answer', '否')
  await supplier.user.run(saveAnswer, asInput(supplier.responseId, 'KYS-I1', { status: 'ANSWERED', value: true, note: '见网站' }))

  await bringBack(by, filled)
  await page
    .getByText(say('workbook:page.faults', { count: 1 }))
    .first()
    .waitFor()
  await page.getByText(say('questionnaire:fault.notMoney')).waitFor()
  await by.shot('sheet-faults-zh')
  expect(await page.getByRole('button', { name: say('workbook:page.apply', { count: 4 }) }).count()).toBe(0)

  filled = write(filled, 'KYS-A9/registered/currency', 'answer', 'CNY')
  await bringBack(by, filled)
  await page.getByRole('heading', { name: say('workbook:page.changes', { count: 4 }) }).waitFor()
  await page.getByText('50,000,000').waitFor()
  await page.getByText(say('workbook:page.conflicts', { count: 1 })).waitFor()
  await page.getByLabel(say('workbook:page.take')).check()
  await by.shot('sheet-preview-zh')
  await by.press(say('workbook:page.apply', { count: 5 }))
  await page.getByText(say('workbook:page.applied', { count: 5 })).waitFor()
  await by.shot('sheet-applied-zh')

  await bringBack(by, filled)
  await page.getByText(say('workbook:page.unchanged')).waitFor()
  await by.press('了解你的供应商（KYS）')
  await page.getByRole('heading', { level: 2, name: '法律身份' }).waitFor()
  expect(await question(by, 'KYS-A1').getByLabel('原文名称').inputValue()).toBe('赤峰示例电解铝有限公司')
  const [row] = await asSuper(house.superUrl, "SELECT value FROM answers WHERE response_id = $1 AND question = 'KYS-I1'", [
    supplier.responseId,
  ])
  expect(row?.value).toBe(false)
  expect(by.faults).toEqual([])
  await by.context.close()
})

test('on a phone in French the page says what cannot be read; a reviewer takes the workbook along', { timeout: 120_000 }, async () => {
  const supplier = await programme.makeSupplier('Mine d’exemple', { tier: 'MINE' })
  const by = await visitorAs(supplier.user, 'fr', true)
  await by.go(`/responses/${supplier.responseId}/sheet`)
  await by.page
    .getByLabel(by.say('workbook:page.file'))
    .setInputFiles({ name: 'x.xlsx', mimeType: 'text/plain', buffer: Buffer.from('%PDF-1.7') })
  await by.press(by.say('workbook:page.check'))
  await by.page.getByText(by.say('errors:sheetsOther')).waitFor()
  by.forgive(/answer 409|status of 409/)
  await by.shot('sheet-refused-fr-phone')
  expect(by.faults).toEqual([])
  await by.context.close()

  const reviewer = await visitorAs(programme.reviewer, 'en')
  await reviewer.go(`/responses/${supplier.responseId}`)
  const [file] = await Promise.all([reviewer.page.waitForEvent('download'), reviewer.press(reviewer.say('workbook:page.review'))])
  expect(file.suggestedFilename()).toMatch(/\.xlsx$/)
  expect(reviewer.faults).toEqual([])
  await reviewer.context.close()
})
