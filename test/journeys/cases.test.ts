import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { cookieOf, openStoryAs, type StoryOpen } from './story-pages.ts'

const handler = 'grievances@shifan.example'
const colleague = 'grievances.fr@shifan.example'
let story: StoryOpen
beforeAll(async () => {
  story = await openStoryAs(handler)
})
afterAll(() => story?.close())

test('a handler takes down what came by telephone, hands over the code, answers and admits the case', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  await visitor.go('/cases')
  await page.getByRole('link', { name: say('grievances:inbox.new') }).click()
  await page.getByLabel(say('grievances:enter.channel')).selectOption('PHONE')
  await page.getByLabel(say('grievances:enter.what')).fill('The fence cuts our path to the river.')
  await page.getByRole('button', { name: say('grievances:enter.send') }).click()
  // That the sender knows who reads it has to be said.
  await page.getByRole('link', { name: new RegExp(say('grievances:enter.agreed')) }).waitFor()
  await page.getByLabel(say('grievances:enter.agreed')).check()
  await page.getByRole('button', { name: say('grievances:enter.send') }).click()
  await page.getByRole('heading', { name: say('grievances:enter.codeTitle') }).waitFor()
  const code = await page.getByText(/^[0-9A-Z]{5}(-[0-9A-Z]{5,6}){4}$/).textContent()
  await page.getByRole('button', { name: say('grievances:enter.handedOver') }).click()

  await page.getByRole('heading', { level: 1, name: say('grievances:case.title', { locator: (code ?? '').slice(0, 5) }) }).waitFor()
  await page.getByText('The fence cuts our path to the river.').waitFor()
  const conversation = page
    .getByRole('region', { name: say('grievances:case.conversation') })
    .or(page.locator('section', { hasText: say('grievances:case.conversationLead') }))
  const step = page.getByLabel(say('grievances:case.words')).first()
  await step.fill('Thank you. We have your report.')
  await page.getByRole('button', { name: say('grievances:step.ACKNOWLEDGE') }).click()
  await conversation.getByText('Thank you. We have your report.').first().waitFor()
  await page.getByRole('button', { name: say('grievances:step.TRIAGE') }).click()
  await page.getByRole('radio', { name: say('grievances:step.ADMIT') }).waitFor()
  await page.getByRole('button', { name: say('grievances:step.ADMIT') }).click()
  await page.getByRole('button', { name: say('grievances:step.INVESTIGATE') }).waitFor()

  await page.getByLabel(say('grievances:case.remark')).fill('Ask the fence builder')
  await page.getByRole('button', { name: say('grievances:case.keep') }).click()
  await page.getByText('Ask the fence builder').first().waitFor()
  const [row] = await asSuper(house.superUrl, 'SELECT status, channel FROM grievances WHERE locator = $1', [(code ?? '').slice(0, 5)])
  expect(row).toMatchObject({ status: 'ADMITTED', channel: 'PHONE' })
})

test('the inbox keeps its filters in the address, and nobody else finds it', async () => {
  const { visitor } = story
  const { page, say } = visitor
  await visitor.go('/cases')
  await page.getByRole('button', { name: new RegExp(say('grievances:group.APPEALED')) }).click()
  await page.waitForURL('**/cases?group=APPEALED')
  await page
    .getByRole('link', { name: /^[0-9A-Z]{5}$/ })
    .first()
    .waitFor()
  await story.become('reviewer@shifan.example')
  await visitor.go('/cases')
  await page.getByRole('heading', { name: say('trouble.notYoursTitle') }).waitFor()
})

test('who the sender is: the colleague grants it, and who decided does not decide on the appeal', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const idOf = async (status: string): Promise<string> =>
    String((await asSuper(house.superUrl, 'SELECT id FROM grievances WHERE status = $1', [status]))[0]?.id)
  const [named, appealed] = [await idOf('INVESTIGATING'), await idOf('APPEALED')]
  const decide = page.getByRole('button', { name: say('grievances:step.REVIEW') })

  await story.become(colleague)
  await visitor.go(`/cases/${named}`)
  await page.getByRole('button', { name: say('grievances:case.grant') }).click()
  await page.getByText(say('grievances:identityState.GRANTED')).waitFor()
  await visitor.go(`/cases/${appealed}`)
  await decide.waitFor()

  await story.become(handler)
  await visitor.go(`/cases/${appealed}`)
  await page.getByText(say('grievances:case.noStep')).waitFor()
  expect(await decide.count()).toBe(0)
  await visitor.go(`/cases/${named}`)
  await page.getByRole('button', { name: say('grievances:case.showIdentity') }).click()
  await page.getByText('M. C.').waitFor()
})

test('a supplier is asked in other words than the sender’s, answers on a phone, and the handler reads it', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const [found] = await asSuper(house.superUrl, "SELECT id FROM grievances WHERE status = 'FINDINGS_DRAFT' LIMIT 1")
  await story.become(handler)
  await visitor.go(`/cases/${found?.id}`)
  await page.getByLabel(say('grievances:case.findSupplier')).fill('滨州')
  await page.getByLabel(say('hearings:hear.supplier'), { exact: true }).selectOption({ label: '滨州示例铝业有限公司' })
  await page.getByRole('checkbox', { name: say('hearings:hear.signatory', { name: '周建平' }) }).waitFor()
  const letter = page.getByLabel(say('hearings:hear.words'), { exact: true })
  const ask = page.getByRole('button', { name: say('hearings:hear.ask') })
  const looked = page.getByRole('checkbox', { name: say('hearings:hear.looked') })
  await letter.fill('请说明：车队司机每天开十四个小时，是这样吗？')
  await page.getByText(say('hearings:trace.WORDS')).waitFor()
  await ask.click()
  await page.getByRole('link', { name: new RegExp(say('hearings:hear.words')) }).waitFor()
  await letter.fill('Please show the hours of your hauliers since 3 March 2026.')
  await page.getByText(say('hearings:trace.DATE')).waitFor()
  await ask.click()
  await page.getByRole('link', { name: new RegExp(say('hearings:hear.looked')) }).waitFor()
  await looked.check()
  await ask.click()
  await page.getByRole('heading', { name: '滨州示例铝业有限公司' }).waitFor()

  const browser = visitor.context.browser()
  if (!browser) throw new Error('no browser')
  const phone = await openVisitor(browser, house.url, { locale: 'zh', phone: true })
  await phone.context.addCookies([{ name: 'headwater', value: await cookieOf(house, 'casthouse@shili.example'), url: house.url }])
  await phone.go('/')
  await phone.page
    .getByRole('link', { name: new RegExp(phone.say('words:workKind.ANSWER_HEARING')) })
    .first()
    .click()
  await phone.page.getByText(phone.say('hearings:own.fairTitle')).waitFor()
  const [asked] = await asSuper(
    house.superUrl,
    'SELECT h.id FROM hearings h JOIN hearing_cases c ON c.hearing_id = h.id WHERE c.grievance_id = $1',
    [found?.id],
  )
  await phone.go(`/hearings/${asked?.id}`)
  await phone.page.getByText('Please show the hours of your hauliers').waitFor()
  await phone.field(phone.say('hearings:own.comment')).fill('司机实行两班制，每班八小时。')
  // What was typed is there again.
  await phone.page.reload()
  await phone.page.getByText('司机实行两班制').waitFor()
  await phone.press(phone.say('hearings:own.send'))
  await phone.page
    .getByRole('dialog')
    .getByRole('button', { name: phone.say('hearings:own.send') })
    .click()
  await phone.page.getByText(phone.say('hearings:own.doneTitle')).waitFor()
  expect(phone.faults).toEqual([])
  await phone.context.close()

  await visitor.go(`/cases/${found?.id}`)
  await page.getByText('司机实行两班制，每班八小时。').waitFor()
})
