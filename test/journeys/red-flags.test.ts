import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { type JourneyHouse, openStoryHouse } from '../support/journey-house.ts'
import { Person } from '../support/person.ts'
import { cookieOf } from './story-pages.ts'

let house: JourneyHouse
let browser: Browser
let visitor: Visitor
async function comeIn(email: string): Promise<Visitor> {
  const one = await openVisitor(browser, house.url, { locale: 'en' })
  await one.context.addCookies([
    { name: 'headwater-language', value: 'en', url: house.url },
    { name: 'headwater', value: await cookieOf(house, email), url: house.url },
  ])
  return one
}
beforeAll(async () => {
  house = await openStoryHouse()
  browser = await openBrowser()
  visitor = await comeIn('reviewer@shifan.example')
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

test('a reviewer clears a false positive with a reason, which is remembered with the next list, and confirms a real one: HOLD and a red flag', async () => {
  const { page, say } = visitor
  const register = new Person(house)
  register.cookie = `headwater=${await cookieOf(house, 'reviewer@shifan.example')}`
  const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id name } }'
  const supplier = async (name: string): Promise<{ id: string; name: string }> => {
    const contacts = [{ name: 'Example', email: 'office@example.org', locale: 'en', signatory: true }]
    return (await register.run(create, { input: { name, country: 'FR', tier: 'TRADER', contacts } })).createSupplier
  }
  const [chance, real] = [await supplier('Zebulon Feldspar Union'), await supplier('Kvothe Gravel Works')]
  const line = (key: number, name: string) => `${key},"${name}",-0- ,"TEST",${'-0- ,'.repeat(7)}-0- `
  const listed = [line(1, 'Zebulon Feldspar Union LLC'), line(2, 'KVOTHE GRAVEL WORKS')]
  const admin = await comeIn('admin@shifan.example')
  const load = async (lines: readonly string[]): Promise<void> => {
    await admin.go('/screening/lists')
    const file = { name: 'sdn.csv', mimeType: 'text/csv', buffer: Buffer.from(`${lines.join('\r\n')}\r\n\u001a`) }
    await admin.page.locator('input[type=file]').setInputFiles(file)
    await admin.press(say('screening:load.look'))
    await admin.press(say('screening:load.take', { count: lines.length }))
    await admin.page.getByText(say('screening:load.done')).waitFor()
  }
  const states = async (): Promise<unknown[]> =>
    (await asSuper(house.superUrl, "SELECT status FROM screening_hits WHERE list = 'OFAC' ORDER BY entry_key, status")).map(
      row => row.status,
    )
  await load(listed)
  await expect.poll(states, { timeout: 30_000 }).toEqual(['NEW', 'NEW'])

  const decide = async (name: string, verb: 'clear' | 'confirm', words: string): Promise<void> => {
    await visitor.go('/screening?list=OFAC')
    await page.getByRole('link', { name }).first().click()
    await page.getByRole('heading', { level: 1, name }).waitFor()
    await visitor.press(say(`screening:decide.${verb}`))
    const dialog = page.getByRole('dialog')
    // Nothing is decided without saying how one knows.
    await visitor.press(say(`screening:decide.${verb}`), dialog)
    await dialog.getByRole('link', { name: new RegExp(say(`screening:decide.${verb}Words`)) }).waitFor()
    await dialog.getByRole('textbox').fill(words)
    await visitor.press(say(`screening:decide.${verb}`), dialog)
    await page.getByText(words).first().waitFor()
  }
  await decide(chance.name, 'clear', 'Registered elsewhere, under another number')
  await decide(real.name, 'confirm', 'Same register number, same address')

  await visitor.go(`/suppliers/${real.id}`)
  await page.getByText(say('screening:hold.title'), { exact: true }).first().waitFor()
  await page.getByText(say('flags:cause.HIT')).first().waitFor()
  // From the flag one comes to what raised it.
  await page.getByRole('link', { name: /RF-C1/ }).first().click()
  await page.getByRole('link', { name: say('flags:flags.seeHit') }).click()
  await page.getByText('Same register number, same address').first().waitFor()

  // The next version says the same and more: what was cleared stays cleared.
  await load([...listed, line(3, 'NOBODY, Known')])
  await expect
    .poll(
      () =>
        asSuper(
          house.superUrl,
          `SELECT count(*)::int AS looked FROM screened_subjects s WHERE s.subject_id = $1
            AND s.against LIKE (SELECT '%' || id || '%' FROM name_list_versions ORDER BY loaded_at DESC LIMIT 1)`,
          [chance.id],
        ),
      { timeout: 30_000 },
    )
    .toEqual([{ looked: 1 }])
  expect(await states()).toEqual(['FALSE_POSITIVE', 'CONFIRMED'])
  await visitor.go(`/suppliers/${chance.id}`)
  await page.getByText(say('screening:state.FALSE_POSITIVE'), { exact: true }).first().waitFor()
  expect(await page.getByText(say('screening:hold.title'), { exact: true }).count()).toBe(0)
  expect([...visitor.faults, ...admin.faults]).toEqual([])
})

test('a reviewer loads a table of reserves without the row nobody knows, and records an incident about a party that suppliers name', async () => {
  const { page, say } = visitor
  await visitor.go('/minerals')
  await visitor.write(say('minerals:load.name'), 'Reserves, tried')
  const csv = 'Country;Material;Reserves;Production;Known transit\nGuinea;Bauxite;7000000;100000;no\nAtlantis;Bauxite;1;1;no\n'
  await page.locator('input[type=file]').setInputFiles({ name: 'reserves.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) })
  await visitor.press(say('minerals:load.look'))
  await page.getByText('Atlantis').waitFor()
  const take = page.getByRole('button', { name: say('minerals:load.take'), exact: true })
  expect(await take.isDisabled()).toBe(true)
  await page.getByRole('checkbox').last().check()
  await take.click()
  await page.getByText(say('minerals:load.done')).waitFor()
  await page.getByRole('heading', { level: 2, name: 'Reserves, tried' }).waitFor()

  await visitor.go('/incidents/new')
  await page.getByRole('searchbox', { name: say('flags:incidents.findRecord') }).fill('bulk carriers')
  const subject = page.getByLabel(new RegExp(`^${say('flags:incidents.record')}`))
  await subject.waitFor()
  await expect.poll(() => subject.locator('option').count()).toBeGreaterThan(1)
  await subject.selectOption({ index: 1 })
  await visitor.field(say('flags:incidents.kind')).selectOption('COURT_CASE')
  await visitor.field(say('flags:incidents.day')).fill('2026-03-04')
  await visitor.write(say('flags:incidents.source'), 'A court')
  await page.getByLabel(say('flags:incidents.words'), { exact: true }).fill('A case was opened')
  await visitor.press(say('flags:incidents.send'))
  await page.getByText(say('flags:incidents.told')).waitFor()
  await page.getByRole('link', { name: 'Example Bulk Carriers Ltd' }).waitFor()
  expect(visitor.faults).toEqual([])
})
