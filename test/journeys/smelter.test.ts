import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asInput, company, kysAnswers, uploadOne } from '../factories/kys.ts'
import { foundProgramme, saveAnswer, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { isSaved, question } from './answering.ts'

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

/** One of each kind is typed; the rest of the hundred and more answers are laid in. */
const byHand = ['KYS-A1', 'KYS-A3', 'KYS-A7', 'KYS-A9', 'KYS-A10', 'KYS-B1', 'KYS-B3', 'KYS-B4', 'KYS-C1', 'KYS-Q6']

async function layInTheRest(supplier: TestSupplier): Promise<void> {
  const answers = kysAnswers(company('SMELTER', { locale: 'zh' }), await uploadOne(supplier))
  for (const [code, answer] of answers)
    if (!byHand.includes(code) && answer.status !== 'EMPTY')
      await supplier.signatory.send(saveAnswer, asInput(supplier.responseId, code, answer))
}

const storedValue = async (supplier: TestSupplier, code: string): Promise<unknown> =>
  (await asSuper(house.superUrl, 'SELECT value FROM answers WHERE response_id = $1 AND question = $2', [supplier.responseId, code]))[0]
    ?.value

/** Hands on the keyboard: nothing here touches a mouse. */
function keyboard({ page }: Visitor) {
  const press = (key: string): Promise<void> => page.keyboard.press(key)
  const tabTo = async (target: Locator): Promise<void> => {
    for (let steps = 0; steps < 150; steps++) {
      if (await page.locator(':focus').and(target).count()) return
      await press('Tab')
    }
    throw new Error(`the keyboard does not reach ${target}`)
  }
  return {
    press,
    tabTo,
    async write(target: Locator, text: string): Promise<void> {
      await tabTo(target)
      await press('ControlOrMeta+a')
      await page.keyboard.type(text)
    },
    async push(target: Locator): Promise<void> {
      await tabTo(target)
      await press('Enter')
    },
  }
}

test('the Chinese smelter answers the whole questionnaire by keyboard, at a desk, and hands it in', { timeout: 240_000 }, async () => {
  const supplier = await programme.makeSupplier('赤峰示例电解铝有限公司', { template: 'KYS', tier: 'SMELTER' })
  await layInTheRest(supplier)
  const visitor = await openVisitor(browser, house.url, { locale: 'zh' })
  const { page, say } = visitor
  await visitor.context.addCookies([{ name: 'headwater', value: supplier.signatory.cookie.replace(/^headwater=/, ''), url: house.url }])
  await visitor.go(`/responses/${supplier.responseId}`)
  const { press, tabTo, write, push } = keyboard(visitor)
  const at = (code: string): Locator => question(visitor, code)

  // Where one arrives something is missing.
  await page.getByRole('heading', { level: 2, name: '法律身份' }).waitFor()
  await visitor.shot('smelter-1-section-a')

  // A group of texts, an address with its check, a country by its name, a day.
  await write(at('KYS-A1').getByLabel('原文名称'), '赤峰示例电解铝有限公司')
  await write(at('KYS-A1').getByLabel('英文名称'), 'Chifeng Example Smelter')
  await write(at('KYS-A3').getByRole('textbox').first(), '91350100M000100Y44')
  await press('Tab')
  await at('KYS-A3').getByText(say('questionnaire:fault.usccCheck')).waitFor()
  await at('KYS-A3').getByRole('textbox').first().focus()
  await write(at('KYS-A3').getByRole('textbox').first(), '91350100M000100Y43')
  await write(at('KYS-A7').getByRole('combobox').first(), '中国')
  await press('Enter')
  await tabTo(at('KYS-A7').locator('input[type=date]'))
  // The order of day and month in a date field is the browser's own, whatever the page speaks.
  await at('KYS-A7').locator('input[type=date]').fill('2009-06-18')
  await tabTo(at('KYS-A7').locator('select'))
  await press('ArrowDown')

  // Money as it is written here, kept as a number with its currency.
  await write(at('KYS-A9').getByRole('textbox').first(), '５０,０００,０００.5')
  await tabTo(at('KYS-A9').locator('select').first())
  await page.keyboard.type('CNY')
  await write(at('KYS-A9').getByRole('textbox').nth(1), '1234')
  await tabTo(at('KYS-A9').locator('select').nth(1))
  await page.keyboard.type('USD')
  await write(at('KYS-A10').locator('textarea').first(), '电解铝生产、销售。')
  await isSaved(visitor)
  expect(await storedValue(supplier, 'KYS-A1')).toEqual({ original: '赤峰示例电解铝有限公司', english: 'Chifeng Example Smelter' })
  expect(await storedValue(supplier, 'KYS-A3')).toBe('91350100M000100Y43')
  expect(await storedValue(supplier, 'KYS-A7')).toMatchObject({ country: 'CN', incorporatedOn: '2009-06-18', form: 'LIMITED' })
  expect(await storedValue(supplier, 'KYS-A9')).toEqual({
    registered: { amount: 50_000_000.5, currency: 'CNY' },
    paidUp: { amount: 1234, currency: 'USD' },
  })
  expect(await at('KYS-A9').getByRole('textbox').first().inputValue()).toBe('50,000,000.5')

  // On to the next section: several of a list, several countries, numbers that must be whole.
  await push(page.getByRole('link', { name: say('form:turn.next', { title: '业务与场所' }) }))
  await page.getByRole('heading', { level: 2, name: '业务与场所' }).waitFor()
  await tabTo(at('KYS-B1').getByRole('checkbox', { name: '电解铝生产' }))
  await press('Space')
  await tabTo(at('KYS-B1').getByRole('checkbox', { name: '铸造' }))
  await press('Space')
  await write(at('KYS-B3').getByRole('combobox'), 'guinee')
  await at('KYS-B3').getByRole('option').first().waitFor()
  await press('Enter')
  await page.keyboard.type('中国')
  await press('Enter')
  const people = at('KYS-B4').getByRole('textbox')
  for (const [place, many] of ['1200', '300', '900', '12,5', '0'].entries()) await write(people.nth(place), many)
  await press('Tab')
  await at('KYS-B4').getByText(say('questionnaire:fault.notWhole')).waitFor()
  await people.nth(3).focus()
  await write(people.nth(3), '125')
  await isSaved(visitor)
  expect(await storedValue(supplier, 'KYS-B1')).toEqual(['SMELTER', 'CASTHOUSE'])
  expect(await storedValue(supplier, 'KYS-B3')).toEqual(['GN', 'CN'])
  expect(await storedValue(supplier, 'KYS-B4')).toEqual({ employees: 1200, women: 300, men: 900, contractors: 125, migrants: 0 })

  // Rows: one that is filled in, one that is taken out and put back.
  await visitor.go(`/responses/${supplier.responseId}?section=C#KYS-C1`)
  const owners = at('KYS-C1')
  await push(owners.getByRole('button', { name: say('form:rows.first') }))
  await write(owners.getByLabel('名称', { exact: true }), '示例控股')
  await tabTo(owners.getByRole('radio').first())
  await press('ArrowDown')
  await write(owners.getByRole('combobox'), 'CN')
  await press('Enter')
  await write(owners.getByLabel(/^持股比例/), '60.5')
  await write(owners.getByLabel(/^表决权比例/), '60.5%')
  await tabTo(owners.locator('input[type=date]'))
  await owners.locator('input[type=date]').fill('2012-01-01')
  await push(owners.getByRole('button', { name: say('form:rows.done') }))
  await push(owners.getByRole('button', { name: say('form:rows.add'), exact: true }))
  await write(owners.getByLabel('名称', { exact: true }), '多余的一行')
  await push(owners.getByRole('button', { name: say('form:rows.remove') }))
  await owners.getByText(say('form:rows.removed', { place: 2 })).waitFor()
  await push(owners.getByRole('button', { name: say('form:rows.undo') }))
  await owners.getByRole('textbox').first().waitFor()
  await push(owners.getByRole('button', { name: say('form:rows.remove') }))
  await isSaved(visitor)
  await visitor.shot('smelter-2-owners')
  expect(await storedValue(supplier, 'KYS-C1')).toMatchObject([
    { cells: { name: '示例控股', kind: 'COMPANY', country: 'CN', share: 60.5, votes: 60.5, since: '2012-01-01' } },
  ])

  // What is missing is one; its link leads there, across sections.
  await push(page.getByRole('button', { name: say('form:bar.missing', { count: 1 }) }))
  await push(page.getByRole('dialog').getByRole('link'))
  await page.waitForURL(/#KYS-Q6$/)
  expect(await page.locator(':focus').getAttribute('id')).toBe('KYS-Q6')
  await tabTo(at('KYS-Q6').getByRole('radio').first())
  await press('Space')
  await isSaved(visitor)
  await push(page.getByRole('link', { name: say('form:bar.complete') }))
  // The last step comes when one goes there; whoever tabs on before it has come passes it by.
  await visitor.field(say('handIn.declaration')).waitFor()
  await tabTo(visitor.field(say('handIn.declaration')))
  await press('Space')
  await push(page.getByRole('button', { name: say('handIn.button') }))
  await visitor.text(say('handedIn.waiting')).waitFor()
  await page.getByText('50,000,000.5 CNY').waitFor()
  await visitor.shot('smelter-3-handed-in')
  expect(visitor.faults).toEqual([])
  await visitor.context.close()
})
