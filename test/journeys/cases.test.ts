import { afterAll, beforeAll, expect, test } from 'vitest'
import { asSuper } from '../support/house.ts'
import { openStoryAs, type StoryOpen } from './story-pages.ts'

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
