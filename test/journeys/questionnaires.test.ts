import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { sheetsOf } from 'server/src/features/questionnaires/template-sheets/to-sheets.ts'
import { readWorkbook, writeWorkbook } from 'server/src/platform/sheets.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Locale } from 'shared/words/lists.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { foundProgramme, handIn, type TestProgramme, templateId } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { axe, inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'

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

async function visitorAs(person: Person, locale: Locale, phone = false): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale, phone })
  const kept = { 'headwater-language': locale, headwater: person.cookie.replace(/^headwater=/, '') }
  await visitor.context.addCookies(Object.entries(kept).map(([name, value]) => ({ name, value, url: house.url })))
  return visitor
}

/** What must never be wrong with the page as it stands. */
const sound = async (by: Visitor, locale: Locale, width: number): Promise<void> =>
  expect([...(await inspect(by, locale)), ...(await axe(by)), ...(await overflow(by, 320)), ...(await overflow(by, width))]).toEqual([])

const workbook = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The workbook after somebody worked in it. */
const changed = (
  locale: Locale,
  change: (sheet: string, row: readonly (string | number | Date | null)[], column: number) => string | number | null | undefined,
) =>
  writeWorkbook(
    sheetsOf(kysTemplate, locale).map(sheet => ({
      ...sheet,
      rows: sheet.rows.map(row =>
        row.map((cell, column) => {
          const now = change(sheet.name, row, column)
          return now === undefined ? cell : now
        }),
      ),
    })),
  )

async function send(by: Visitor, buffer: Buffer): Promise<void> {
  await by.page.getByLabel(by.say('templates:upload.file')).setInputFiles({ name: 'kys.xlsx', mimeType: workbook, buffer })
  await by.press(by.say('templates:upload.check'))
}

test('a questionnaire is read, taken away, corrected where it is wrong, and published as a new version', async () => {
  const by = await visitorAs(programme.reviewer, 'fr')
  const { say, page } = by
  await by.go('/questionnaires')
  await by.press(kysTemplate.title.fr)
  await page.getByRole('heading', { name: kysTemplate.title.fr }).waitFor()
  await page.getByText(say('templates:page.questionCount', { count: 146 })).waitFor()
  // A condition in words, with the option's own name.
  await page.locator('#KYS-B2').getByText(say('templates:page.needed')).first().waitFor()
  await sound(by, 'fr', 1280)
  await by.shot('questionnaire-read-fr')

  const [file] = await Promise.all([page.waitForEvent('download'), by.press(say('templates:page.download'))])
  expect(file.suggestedFilename()).toBe('KYS v1.xlsx')
  expect((await readWorkbook(await readFile(await file.path()))).length).toBe(8)

  await by.press(say('templates:page.upload'))
  await page.getByRole('heading', { name: say('templates:upload.title') }).waitFor()
  // The French text of one question is missing, and one type is none.
  await send(
    by,
    await changed('fr', (sheet, row, column) =>
      sheet === 'Questions' && row[1] === 'KYS-A3' ? ({ 2: 'Chanson', 5: null } as const)[column as 2] : undefined,
    ),
  )
  await page
    .getByText(say('templates:upload.faults', { count: 2 }))
    .first()
    .waitFor()
  await page.getByText(say('templates:fault.notInList', { found: 'Chanson' })).waitFor()
  await page.getByText('C4', { exact: true }).waitFor()
  await sound(by, 'fr', 1280)
  await by.shot('questionnaire-faults-fr')

  await send(by, Buffer.from('%PDF-1.7'))
  await page.getByText(say('errors:sheetsOther')).waitFor()
  by.forgive(/answer 409|status of 409/)

  await send(
    by,
    await changed('fr', (sheet, row, column) =>
      sheet === 'Questions' && row[1] === 'KYS-A3' && column === 5 ? 'Votre numéro' : undefined,
    ),
  )
  await page.getByText(say('templates:difference.title', { version: 1 })).waitFor()
  await page.getByText('KYS-A3 · Votre numéro').waitFor()
  await sound(by, 'fr', 1280)
  await by.press(say('templates:upload.publish', { version: 2 }))
  await page.getByText(say('templates:upload.consequence')).waitFor()
  await by.press(say('templates:upload.publish', { version: 2 }), page.getByRole('dialog'))
  await page.getByText(say('templates:page.versionOf', { code: 'KYS', version: 2 })).waitFor()
  await page.getByText('Votre numéro').first().waitFor()
  // What it differs in from the shipped one is offered back.
  await page.getByText(say('templates:shipped.title')).waitFor()
  expect(by.faults).toEqual([])
  await by.context.close()
})

test('thresholds are set as the programme’s choice, on a phone too', async () => {
  const by = await visitorAs(programme.administrator, 'zh', true)
  const { say, page } = by
  await by.go(`/questionnaires/${await templateId(programme.reviewer, 'KYS')}/thresholds`)
  const field = page.getByLabel(say('templates:setting.uboPercent'))
  await field.waitFor()
  await page.getByText(say('templates:thresholds.lead')).waitFor()
  await sound(by, 'zh', 360)
  await field.fill('十')
  await by.press(say('templates:thresholds.save'))
  await page.getByText(say('templates:thresholds.notNumber')).first().waitFor()
  await field.fill('10')
  await by.press(say('templates:thresholds.save'))
  await page.getByText(say('templates:page.settingsNote')).waitFor()
  await page
    .getByText(/持有 10% 及以上/)
    .first()
    .waitFor()
  expect(by.faults).toEqual([])
  await by.context.close()
})

test('the whole KYS of a mine is judged in minutes: by keyboard, by section, what asks for a look by itself', async () => {
  const supplier = await programme.makeSupplier('Mine Exemple', { template: 'KYS', tier: 'MINE' })
  await answerKys(supplier, company('MINE'))
  await handIn(supplier)
  const by = await visitorAs(programme.reviewer, 'en')
  const { say, page } = by
  await by.go(`/responses/${supplier.responseId}/review`)
  const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { rounds { answers { question } } } }', {
    id: supplier.responseId,
  })
  const count = response.rounds[0].answers.length
  expect(count).toBeGreaterThan(100)
  const left = (some: number) => page.getByText(say('staff:review.left', { count: some }), { exact: true }).waitFor()
  await left(count)
  await sound(by, 'en', 1280)
  await by.shot('review-kys-en')
  // Two by keyboard: one accepted, one returned with words.
  await page.keyboard.press('a')
  await left(count - 1)
  await page.keyboard.press('r')
  await page.getByLabel(say('staff:review.words')).fill('Please attach the extract of this year.')
  await page.keyboard.press('Control+Enter')
  await left(count - 2)
  // Then section by section; what the rules point to is looked at by itself.
  const bulk = page.getByRole('button', { name: /^Accept the \d+ other answers? of section/ })
  const open = page.getByRole('button', { name: new RegExp(`^${say('templates:review.filter.open')}`) })
  await by.touch(open)
  const seen = async (): Promise<number> =>
    Number(/\d+/.exec((await page.getByText(/\d+ answers? left to judge/).textContent()) ?? '')?.[0])
  for (let round = 0; round < 60 && (await seen()) > 0; round++) {
    const before = await seen()
    const first = page.locator('aside ol button').first()
    if (!(await first.isVisible())) await by.touch(page.locator('aside details details summary').first())
    await by.touch(first)
    if ((await bulk.count()) > 0) {
      const words = (await bulk.textContent()) ?? ''
      await by.touch(bulk)
      await page.getByText(say('templates:review.acceptConsequence')).waitFor()
      await by.press(words, page.getByRole('dialog'))
      await page.getByRole('dialog').waitFor({ state: 'detached' })
    } else {
      await page.keyboard.press('a')
      await left(before - 1)
    }
  }
  expect(await seen()).toBe(0)
  await page.getByText(say('staff:review.finish')).waitFor()
  await by.press(say('staff:review.sendBack', { count: 1 }))
  await page.getByText(say('staff:review.over.RETURNED')).waitFor()
  expect(by.faults).toEqual([])
  await by.context.close()
})
