import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { asInput, company, kysAnswers, uploadOne } from '../factories/kys.ts'
import { foundProgramme, saveAnswer, type TestProgramme } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper, until } from '../support/house.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import { Person } from '../support/person.ts'
import { isSaved, openSection, question, saved, typeOffline } from './answering.ts'

let house: JourneyHouse
let browser: Browser
let programme: TestProgramme
beforeAll(async () => {
  house = await openJourneyHouse({ mode: 'demonstration' })
  browser = await openBrowser()
  programme = await foundProgramme(house)
})
afterAll(async () => {
  await browser?.close()
  await house?.close()
})

const mariama = { name: 'Mariama Diallo', email: 'mariama.diallo@boke.example', password: 'une source claire et pure' }

async function inviteMine(): Promise<string> {
  const { reviewer } = programme
  const contacts = [{ name: mariama.name, email: mariama.email, locale: 'fr', signatory: true }]
  const { createSupplier } = await reviewer.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }',
    { input: { name: 'Mine d’exemple de Boké', country: 'GN', tier: 'MINE', contacts } },
  )
  const { templates } = await reviewer.run('{ templates { id code } }')
  const dueOn = new Date(Date.now() + 14 * 86_400_000).toISOString().slice(0, 10)
  await reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }', {
    input: { ...createSupplier, dueOn, templateId: templates.find((one: { code: string }) => one.code === 'KYS').id },
  })
  const { supplier } = await reviewer.run('query ($id: ID!) { supplier(id: $id) { latestResponse { id } } }', { id: createSupplier.id })
  return supplier.latestResponse.id
}

async function storedValue(responseId: string, code: string): Promise<unknown> {
  const [row] = await asSuper(house.superUrl, 'SELECT value FROM answers WHERE response_id = $1 AND question = $2', [responseId, code])
  return row?.value ?? null
}

const kept = ({ page }: Visitor): Promise<string> =>
  page.evaluate(() => JSON.stringify({ ...localStorage }) + JSON.stringify({ ...sessionStorage }))

test('the French-speaking mine on a phone: from the mail to handing in, the line cut and back, the session ended', {
  timeout: 240_000,
}, async () => {
  const responseId = await inviteMine()
  const link = await house.post.link(mariama.email, '/invitation/')
  const visitor = await openVisitor(browser, house.url, { locale: 'fr', phone: true, timezoneId: 'Africa/Conakry' })
  const { page, say } = visitor

  // From the mail to a first answer on the server: each touch and each field counts.
  let interactions = 0
  const counted = async (what: Promise<unknown>): Promise<void> => {
    interactions++
    await what
  }
  await counted(visitor.go(link))
  await counted(visitor.write(say('password.new'), mariama.password))
  await counted(visitor.press(say('invitation.button')))
  const request = page.getByRole('link', { name: say('words:workKind.ANSWER_REQUEST') })
  await request.waitFor()
  await visitor.shot('mine-1-my-work')
  await counted(visitor.touch(request))
  const names = question(visitor, 'KYS-A1')
  await names.waitFor()
  await counted(names.getByRole('textbox').first().pressSequentially('Société d’exemple des bauxites de Boké'))
  await isSaved(visitor)
  expect(await storedValue(responseId, 'KYS-A1')).toEqual({ original: 'Société d’exemple des bauxites de Boké' })
  expect(interactions).toBeLessThanOrEqual(6)
  await visitor.shot('mine-2-first-answer')

  // Both clocks are named: the day ends in China, eight hours before it does here.
  await visitor.text(/Chine/).waitFor()

  // The line goes while one types, and comes back.
  await typeOffline(visitor, names.getByRole('textbox').nth(1), 'Example Bauxite of Boké')
  expect(await storedValue(responseId, 'KYS-A1')).toMatchObject({ english: 'Example Bauxite of Boké' })

  // The line goes, the page is closed, and opened again when there is a line: what was typed was on the device, sealed.
  await openSection(visitor, 'B')
  await visitor.context.setOffline(true)
  await question(visitor, 'KYS-B4').getByRole('textbox').first().pressSequentially('1 234,5')
  await question(visitor, 'KYS-B4').getByRole('textbox').nth(1).pressSequentially('300')
  await visitor.text(say('saving.kept')).waitFor()
  expect(await kept(visitor)).toContain('headwater-draft:')
  expect(await kept(visitor)).not.toMatch(/1234|KYS-B4.*employees|salariés/i)
  await page.goto('about:blank')
  await visitor.context.setOffline(false)
  await visitor.go(`/responses/${responseId}?section=B`)
  await isSaved(visitor)
  expect(await storedValue(responseId, 'KYS-B4')).toEqual({ employees: 1234.5, women: 300 })
  expect(await question(visitor, 'KYS-B4').getByRole('textbox').first().inputValue()).toMatch(/^1\s234,5$/)
  const people = question(visitor, 'KYS-B4').getByRole('textbox').first()
  await people.fill('1 234')
  await isSaved(visitor)
  expect(await kept(visitor)).not.toContain('headwater-draft:')
  visitor.forgive(/ERR_INTERNET_DISCONNECTED/)

  // The session ends: the password is asked for in place, and what was typed goes.
  const [{ id: accountId }] = (await asSuper(house.superUrl, 'SELECT id FROM accounts WHERE email = $1', [mariama.email])) as [
    { id: string },
  ]
  await asSuper(house.superUrl, 'DELETE FROM sessions WHERE account_id = $1', [accountId])
  await question(visitor, 'KYS-B4').getByRole('textbox').nth(2).pressSequentially('934')
  const dialog = page.getByRole('dialog', { name: say('signIn.againTitle') })
  await dialog.waitFor()
  await dialog.getByLabel(say('signIn.password'), { exact: true }).fill(mariama.password)
  await visitor.press(say('signIn.button'), dialog)
  await dialog.waitFor({ state: 'detached' })
  await saved(visitor)
  await until(async () => JSON.stringify(await storedValue(responseId, 'KYS-B4')).includes('934'))

  // The rest is laid in; she looks it through and hands it in with one thumb.
  const herself = new Person(house, 'fr')
  await herself.run('mutation ($input: SignInInput!) { signIn(input: $input) { account { id } } }', {
    input: { email: mariama.email, password: mariama.password },
  })
  const supplier = { id: '', responseId, name: 'Boké', signatory: herself, user: herself }
  const mine = company('MINE', { country: 'GN', uscc: null, locale: 'fr' })
  for (const [code, answer] of kysAnswers(mine, await uploadOne(supplier))) {
    const version = (
      await asSuper(house.superUrl, 'SELECT version FROM answers WHERE response_id = $1 AND question = $2', [responseId, code])
    )[0]?.version as number
    if (answer.status !== 'EMPTY') await herself.run(saveAnswer, asInput(responseId, code, answer, version))
  }
  await page.reload()
  await visitor.settled()
  await visitor.touch(page.getByRole('link', { name: say('form:bar.complete') }))
  await visitor.field(say('handIn.declaration')).check()
  await visitor.press(say('handIn.button'))
  await visitor.text(say('handedIn.waiting')).waitFor()
  await visitor.shot('mine-3-handed-in')
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth)
  expect(wide, 'nothing is wider than the phone').toBe(false)
  expect(visitor.faults).toEqual([])
  await visitor.context.close()
})
