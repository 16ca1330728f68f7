import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { openBrowser, openVisitor, type Visitor } from '../support/browser.ts'
import { inspect, overflow } from '../support/inspect.ts'
import { type JourneyHouse, openJourneyHouse } from '../support/journey-house.ts'
import type { Person } from '../support/person.ts'

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

async function arrive(person: Person, path: string): Promise<Visitor> {
  const visitor = await openVisitor(browser, house.url, { locale: 'en' })
  await visitor.context.addCookies([{ name: 'headwater', value: person.cookie.replace(/^headwater=/, ''), url: house.url }])
  await visitor.go(path)
  return visitor
}

/** Set to a folder to look at the pages. */
const pictures = process.env.HEADWATER_PICTURES
const look = async (visitor: Visitor, name: string): Promise<void> => {
  expect([name, ...(await inspect(visitor, 'en')), ...(await overflow(visitor, 360))]).toEqual([name])
  if (pictures) await visitor.page.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
}

test('purchasing meets a supplier that is there already, and the reviewer makes one of two', async () => {
  const known = await programme.makeSupplier('Guinée Exemple Bauxite', { tier: 'MINE' })
  const purchasing = await arrive(programme.purchasing, '/suppliers/new')
  const { say, page } = purchasing
  await purchasing.write(say('staff:supplier.name'), 'GUINEE EXEMPLE BAUXITE SARL')
  await purchasing.field(say('staff:supplier.country')).selectOption('CN')
  await purchasing.field(say('staff:supplier.tier')).selectOption('MINE')
  await purchasing.field(say('register:material.BAUXITE')).check()
  await purchasing.press(say('register:identifier.add'))
  await purchasing.field(say('register:identifier.kind')).selectOption('REGISTER')
  await purchasing.write(say('register:identifier.value'), 'GN.TCC.2019.B.04211')
  await purchasing.write(say('staff:contacts.name'), 'Aissatou Camara')
  await purchasing.write(say('signIn.email'), 'a.camara@exemple.example')
  await purchasing.field(say('staff:contacts.locale')).selectOption('fr')
  await purchasing.press(say('staff:newSupplier.button'))
  await purchasing.text(say('register:twice.title')).waitFor()
  await purchasing.text(say('register:twice.SAME_NAME', { value: known.name })).waitFor()
  await look(purchasing, 'created-twice')
  // What was typed is still there, and the choice is a conscious one.
  await purchasing.press(say('register:twice.create'))
  await page.waitForURL(/\/suppliers\/[0-9a-f-]{36}$/)
  const secondPath = new URL(page.url()).pathname
  await purchasing.text('GN.TCC.2019.B.04211').waitFor()
  await look(purchasing, 'supplier')

  const second = secondPath.split('/').at(-1) ?? ''
  const reviewer = await arrive(programme.reviewer, `/suppliers/${second}/merge/${known.id}`)
  await reviewer.text(say('register:merge.identifiers', { count: 1 })).waitFor()
  await look(reviewer, 'merge')
  await reviewer.press(say('register:merge.button'))
  await reviewer.press(say('register:merge.button'), reviewer.page.getByRole('dialog'))
  await reviewer.page.waitForURL(`**/suppliers/${known.id}`)
  await reviewer.page.getByRole('heading', { level: 1, name: known.name, exact: true }).waitFor()
  await reviewer.text('GN.TCC.2019.B.04211').waitFor()
  await look(reviewer, 'merged')

  // The address that purchasing kept leads to the one that stayed.
  await purchasing.go(secondPath)
  await page.waitForURL(`**/suppliers/${known.id}`)

  await reviewer.press(`${say('register:handOver.link')} Aissatou Camara`)
  await reviewer.field(say('staff:contacts.name')).waitFor()
  await reviewer.settled()
  await look(reviewer, 'hand-over')
  await reviewer.write(say('staff:contacts.name'), 'Mamadou Barry')
  await reviewer.write(say('signIn.email'), 'm.barry@exemple.example')
  await reviewer.press(say('register:handOver.button'))
  await reviewer.page.waitForURL(`**/suppliers/${known.id}`)
  await reviewer.text(say('register:handOver.to', { name: 'Mamadou Barry' })).waitFor()
  expect([...purchasing.faults, ...reviewer.faults]).toEqual([])
})
