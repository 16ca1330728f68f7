import { grievanceStates } from 'shared/machines/grievance.ts'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openVisitor, type Visitor } from '../support/browser.ts'
import { asSuper } from '../support/house.ts'
import { cookieOf, openStoryAs, type StoryOpen } from './story-pages.ts'

const handler = 'grievances@shifan.example'
const colleague = 'grievances.fr@shifan.example'
let story: StoryOpen
/** Somebody outside, on the public pages, without script. */
let sender: Visitor
beforeAll(async () => {
  story = await openStoryAs(handler)
  const { house, visitor } = story
  const browser = visitor.context.browser()
  if (!browser) throw new Error('a visitor without a browser')
  sender = await openVisitor(browser, house.url, { locale: 'en', phone: true, context: { javaScriptEnabled: false } })
})
afterAll(() => story?.close())

const press = (word: string): Promise<void> =>
  sender.page
    .locator('main')
    .getByRole('button', { name: sender.say(word), exact: true })
    .tap()

/** Tells what happened; gives the code that the page shows. */
async function speakUp(what: string, department?: string): Promise<string> {
  const { page, say } = sender
  await page.goto('/speak?lang=en')
  await page
    .getByRole('link', { name: say('speak:explain.write') })
    .first()
    .tap()
  await page.getByLabel(say('speak:form.what')).fill(what)
  if (department) {
    await page.getByLabel(/^It is about .* itself/).check()
    await page.getByLabel(say('speak:form.department')).selectOption({ label: department })
  }
  await page.getByLabel(say('speak:form.agreed')).check()
  await press('speak:form.look')
  await press('speak:review.send')
  return (await page.locator('.code code').textContent()) ?? ''
}

/** The case as its sender sees it now. */
async function comeBack(code: string): Promise<void> {
  const { page, say } = sender
  await page.goto(new URL(page.url()).pathname.replace(/(\/speak\/[^/]+).*/, '$1/back?lang=en'))
  await page.getByLabel(say('speak:back.code')).fill(code)
  await press('speak:back.open')
  await page.getByRole('heading', { level: 1, name: say('speak:case.title') }).waitFor()
}

const caseOf = async (code: string): Promise<string> =>
  String((await asSuper(story.house.superUrl, 'SELECT id FROM grievances WHERE locator = $1', [code.slice(0, 5)]))[0]?.id)
test('the story has a case in every state, one for each question that comes up, and a red flag that tells nothing of its case', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const ask = (text: string) => asSuper(house.superUrl, text)
  expect((await ask('SELECT DISTINCT status FROM grievances')).map(row => row.status).sort()).toEqual([...grievanceStates].sort())
  const [told] =
    await ask(`SELECT count(DISTINCT channel) > 3 AS channels, bool_or(pauses <> '[]') AS paused, bool_or(retaliation_at IS NOT NULL) AS retaliation,
      bool_or(due_on < CURRENT_DATE - 1) AS overdue, bool_or(department_id IS NOT NULL) AS own, (SELECT count(*) > 0 FROM grievance_files) AS files,
      (SELECT count(DISTINCT status) = 3 FROM identity_requests) AS names,
      (SELECT array_agg(status ORDER BY status) = '{ANSWERED,ASKED}' FROM hearings) AS hearings FROM grievances`)
  expect(told).toEqual({
    channels: true,
    paused: true,
    retaliation: true,
    overdue: true,
    own: true,
    files: true,
    names: true,
    hearings: true,
  })
  const [flag] = await ask("SELECT id FROM red_flags WHERE cause->>'kind' = 'GRIEVANCE'")
  await story.become('reviewer@shifan.example')
  await visitor.go(`/flags/${String(flag?.id)}`)
  await page.getByText(say('flags:cause.GRIEVANCE', { topic: say('speak:topic.T2-S2') })).waitFor()
  const shown = await page.content()
  const locators = (await ask('SELECT locator FROM grievances')).map(row => String(row.locator))
  expect(['除尘器', '头晕', ...locators].filter(word => shown.includes(word))).toEqual([])
  await story.become(handler)
})

test('on paper the words of a case are left out, until that is asked for', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const [row] = await asSuper(house.superUrl, "SELECT id FROM grievances WHERE status = 'REFERRED'")
  await visitor.go(`/cases/${String(row?.id)}`)
  const words = page.getByText('A trader in the port mixes ore')
  await words.waitFor()
  await page.evaluate(() => {
    window.print = () => document.body.setAttribute('data-printed', String(document.querySelector('[data-printing]') !== null))
  })
  await page.emulateMedia({ media: 'print' })
  expect([await words.isVisible(), await page.getByText(say('caseguide:print.leftOut')).isVisible()]).toEqual([false, true])
  await page.emulateMedia({ media: 'screen' })
  await page.getByRole('button', { name: say('caseguide:print.act') }).click()
  await page.getByRole('button', { name: say('caseguide:print.all') }).click()
  await page.locator('body[data-printed="true"]').waitFor()
  await page.emulateMedia({ media: null })
})

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

test('the inbox marks where a supplier is late, keeps its filters in the address, and nobody else finds it', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const shift = (days: number) => asSuper(house.superUrl, "UPDATE hearings SET due_on = due_on + $1::int WHERE status = 'ASKED'", [days])
  await shift(-60)
  await visitor.go('/cases')
  await page.getByText(say('grievances:inbox.hearingOverdue')).waitFor()
  await shift(60)
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
  await page.getByText(say('mechanism:appeal.others', { names: 'Hélène Marchand' })).waitFor()
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

test('sender and handlers talk both ways, with a file; the sender appeals on the public page, another handler decides', async () => {
  const { visitor } = story
  const { page, say } = visitor
  const code = await speakUp('The guards close the path to the river.')
  const id = await caseOf(code)
  await story.become(handler)
  await visitor.go(`/cases/${id}`)
  const files = page.getByLabel(say('grievances:case.filesToSender')).first()
  await page.getByLabel(say('grievances:case.words')).first().fill('Thank you. Here is the map we have.')
  await files.setInputFiles([
    {
      name: 'map.jpg',
      mimeType: 'image/jpeg',
      buffer: await sharp({ create: { width: 60, height: 40, channels: 3, background: '#8a5' } })
        .jpeg()
        .toBuffer(),
    },
    {
      name: 'map.heic',
      mimeType: 'image/heic',
      buffer: Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40)]),
    },
  ])
  // What cannot be cleaned says why, and takes nothing along.
  await page.getByText(say('speak:file.heic', { name: 'map.heic' })).waitFor()
  visitor.forgive(/answer 422: .*sealed-files|console: .*422/)
  await page.getByText(say('speak:form.cleanedNothing')).waitFor()
  expect(await page.getByLabel(say('grievances:case.words')).first().inputValue()).toBe('Thank you. Here is the map we have.')
  await visitor.shot('case-files')
  await page.getByRole('button', { name: say('grievances:step.ACKNOWLEDGE') }).click()
  await page.getByRole('link', { name: 'map.jpg' }).waitFor()

  await comeBack(code)
  await sender.page.getByText('Thank you. Here is the map we have.').waitFor()
  const [map] = await Promise.all([
    sender.page.waitForEvent('download'),
    sender.page.getByRole('button', { name: say('speak:case.open', { name: 'map.jpg' }) }).tap(),
  ])
  expect(map.suggestedFilename()).toBe('map.jpg')
  await sender.page.getByRole('textbox', { name: say('speak:case.text') }).fill('The gate is not on it.')
  await press('speak:case.send')
  await sender.page.getByText('The gate is not on it.').waitFor()

  await visitor.go(`/cases/${id}`)
  await page.getByText('The gate is not on it.').waitFor()
  await page.getByRole('button', { name: say('grievances:step.TRIAGE') }).click()
  await page.getByRole('radio', { name: say('grievances:step.DISMISS') }).check()
  await page.getByLabel(say('grievances:case.reason')).selectOption('NOT_OUR_CHAIN')
  await page.getByLabel(say('grievances:case.words')).first().fill('The guards are not ours.')
  await page.getByRole('button', { name: say('grievances:step.DISMISS') }).click()
  await page.getByText(say('grievances:grievanceState.INADMISSIBLE')).first().waitFor()

  await comeBack(code)
  await sender.page.getByText('The guards are not ours.').waitFor()
  await sender.page.getByLabel(say('speak:case.appealText')).fill('They wear your badge.')
  await press('speak:case.appealSend')
  await sender.page.getByText(say('speak:state.APPEALED')).waitFor()

  await story.become(colleague)
  await visitor.go(`/cases/${id}`)
  await page.getByText('They wear your badge.').waitFor()
  await page.getByRole('radio', { name: say('grievances:appealResult.CHANGED') }).check()
  await page.getByLabel(say('grievances:case.words')).first().fill('The badge is ours. We look into it.')
  await page.getByRole('button', { name: say('grievances:step.REVIEW') }).click()
  await page.getByText(say('grievances:grievanceState.REVIEWED')).first().waitFor()
  await comeBack(code)
  await sender.page.getByText('The badge is ours. We look into it.').waitFor()
})

test('whom a case is about neither sees nor gets it: by the department that the sender names, and by a colleague’s word', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const [own] = await asSuper(
    house.superUrl,
    'SELECT d.name, a.name AS person FROM memberships m JOIN departments d ON d.id = m.department_id JOIN accounts a ON a.id = m.account_id WHERE a.email = $1',
    [handler],
  )
  const openCount = async (): Promise<string> => {
    await visitor.go('/cases')
    return (await page.getByRole('button', { name: new RegExp(`^${say('grievances:group.OPEN')}`) }).textContent()) ?? ''
  }
  await story.become(handler)
  const before = await openCount()
  const code = await speakUp('Our own office signs papers that nobody has read.', String(own?.name))
  const [id, locator] = [await caseOf(code), code.slice(0, 5)]
  /** Inbox, counts, My work, search and a deep link: nothing says that there is a case. */
  const unseen = async (gone: string, sign: string): Promise<void> => {
    for (const path of ['/cases', '/cases?sort=RECEIVED', '/', `/search?q=${sign}`]) {
      await visitor.go(path)
      expect([path, await page.getByRole('link', { name: new RegExp(sign) }).count()]).toEqual([path, 0])
      expect([path, await page.locator(`a[href="/cases/${gone}"]`).count()]).toEqual([path, 0])
    }
    await visitor.go(`/cases/${gone}`)
    await page.getByRole('heading', { name: say('trouble.notFoundTitle') }).waitFor()
  }
  await unseen(id, locator)
  expect(await openCount()).toBe(before)

  // Somebody of another department goes on, and cannot let them in.
  await story.become(colleague)
  await visitor.go(`/cases/${id}`)
  await page.getByText('Our own office signs papers that nobody has read.').waitFor()
  await page.getByText(say('grievances:case.noCandidates')).waitFor()
  await page.getByRole('button', { name: say('grievances:step.ACKNOWLEDGE') }).click()
  await page.getByRole('button', { name: say('grievances:step.TRIAGE') }).waitFor()

  // A case that both read, until one says that it is about the other.
  const [shared] = await asSuper(
    house.superUrl,
    "SELECT id, locator FROM grievances WHERE status = 'ADMITTED' AND cardinality(handler_ids) = 2 ORDER BY received_at LIMIT 1",
  )
  const [sharedId, sharedSign] = [String(shared?.id), String(shared?.locator)]
  await story.become(handler)
  await visitor.go(`/cases/${sharedId}`)
  await page.getByRole('heading', { level: 1, name: say('grievances:case.title', { locator: sharedSign }) }).waitFor()
  await story.become(colleague)
  await visitor.go(`/cases/${sharedId}`)
  await page.getByText(say('grievances:case.exclude')).first().click()
  await page.getByLabel(say('grievances:case.handler'), { exact: true }).selectOption({ label: String(own?.person) })
  await page.getByRole('button', { name: say('grievances:case.exclude') }).click()
  await page.getByText(say('grievances:case.noCandidates')).waitFor()
  await page.getByLabel(say('grievances:case.remark')).fill('We go on without them')
  await page.getByRole('button', { name: say('grievances:case.keep') }).click()
  await page.getByText('We go on without them').first().waitFor()
  await story.become(handler)
  await unseen(sharedId, sharedSign)
  expect(visitor.faults).toEqual([])
})

test('a handler closes the pages and says where else one is heard; what was typed stays when somebody else was quicker', async () => {
  const { house, visitor } = story
  const { page, say } = visitor
  const change = `${say('mechanism:settings.change')} ${say('mechanism:speaking.title')}`
  const elsewhere = page.getByLabel(new RegExp(`^${say('mechanism:speaking.elsewhere')} ${say('mechanism:settings.languages.en')}`))
  await story.become(handler)
  await visitor.go('/cases/settings')
  await visitor.press(change)
  await page.getByLabel(say('mechanism:speaking.isClosed')).check()
  await elsewhere.fill('')
  for (const other of ['zh', 'fr'])
    await page.getByLabel(new RegExp(`^${say('mechanism:speaking.elsewhere')} ${say(`mechanism:settings.languages.${other}`)}`)).fill('')
  await visitor.press(say('mechanism:settings.save'))
  await visitor.text(say('errors:field.elsewhereNeeded')).waitFor()
  await elsewhere.fill('The box at the gate')
  await asSuper(house.superUrl, 'UPDATE grievance_settings SET version = version + 1')
  await visitor.press(say('mechanism:settings.save'))
  await visitor.text(say('mechanism:settings.now')).waitFor()
  await visitor.shot('mechanism-overtaken')
  expect(await elsewhere.inputValue()).toBe('The box at the gate')
  await visitor.press(say('mechanism:settings.save'))
  await visitor.text(say('mechanism:settings.saved')).waitFor()

  await sender.page.goto('/speak?lang=en')
  await sender.page.getByRole('heading', { level: 1, name: say('mechanism:public.closedTitle') }).waitFor()
  await sender.page.getByText('The box at the gate').waitFor()
})
