import { createHash, randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let supplier: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const sayIt = 'mutation ($input: SayAtQuestionInput!) { sayAtQuestion(input: $input) { id question words side author unread } }'
const settle = 'mutation ($input: ThreadPlaceInput!) { settleThread(input: $input) { waitingThreads { question waitsFor } } }'
const readIt = 'mutation ($input: ThreadPlaceInput!) { readThread(input: $input) { messages { unread } } }'
const handOver =
  'mutation ($input: HandOverSectionInput!) { handOverSection(input: $input) { assignments { id section name email state mine by words allowedActions } } }'
const finish = 'mutation ($input: AssignmentInput!) { finishSection(input: $input) { assignments { id state } } }'
const takeBack = 'mutation ($input: AssignmentInput!) { takeBackSection(input: $input) { assignments { id state } } }'
const passOn = 'mutation ($input: PassOnInvitationInput!) { passOnInvitation(input: $input) }'
const accept = 'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { supplierId membership { roles } } }'
const threads =
  'query ($id: ID!) { response(id: $id) { messages { question words side author unread } waitingThreads { question waitsFor } } }'
const work = '{ myWork { kind subjectId subject detail section title { en } } }'

const say = (by: Person, words: string, question = 'KYS-E1', to = supplier) =>
  by.run(sayIt, { input: { responseId: to.responseId, question, words } })
const workOf = async (by: Person, kind: string) =>
  (await by.run(work)).myWork.filter(
    (one: { kind: string; subjectId: string }) => one.kind === kind && one.subjectId === supplier.responseId,
  )
const newAddress = (): string => `${randomUUID()}@colleague.example`
const emailOf = async (by: Person): Promise<string> =>
  String((await asSuper(house.superUrl, 'SELECT email FROM accounts WHERE id = $1', [by.accountId]))[0]?.email)
/** What waits for its quarter of an hour leaves now. */
const mailsLeaveNow = () => asSuper(house.superUrl, `UPDATE pgboss.job SET start_after = now() WHERE name = 'mail' AND state = 'created'`)
const quiet = () =>
  until(
    async () =>
      (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active') AND start_after <= now()`))
        .length === 0,
  )
const mailsTo = async (email: string, containing: string) => (await house.mails(email)).filter(mail => mail.text.includes(containing))
const tokenIn = (text = ''): string => /\/invitation\/([\w-]+)/.exec(text)?.[1] ?? ''

describe('a thread at a question', () => {
  beforeAll(async () => {
    supplier = await programme.makeSupplier()
  })

  test('before anything is handed in, the supplier asks, the reviewer finds it as work, answers, and the supplier finds that', async () => {
    const { sayAtQuestion } = await say(supplier.user, 'Is the old licence enough?\nIt ends in May.')
    expect(sayAtQuestion).toMatchObject({ side: 'SUPPLIER', unread: false, words: 'Is the old licence enough?\nIt ends in May.' })
    expect(await workOf(programme.reviewer, 'ANSWER_MESSAGE')).toMatchObject([{ detail: 'KYS-E1', section: 'A', subject: supplier.name }])
    expect(await workOf(supplier.signatory, 'ANSWER_MESSAGE')).toEqual([])
    expect((await programme.reviewer.run(threads, { id: supplier.responseId })).response).toMatchObject({
      messages: [{ unread: true }],
      waitingThreads: [{ question: 'KYS-E1', waitsFor: 'HOUSE' }],
    })
    expect((await say(programme.reviewer, 'It is, until then.')).sayAtQuestion).toMatchObject({ side: 'HOUSE' })
    expect(await workOf(programme.reviewer, 'ANSWER_MESSAGE')).toEqual([])
    expect(await workOf(supplier.signatory, 'ANSWER_MESSAGE')).toHaveLength(1)
    const { response } = await supplier.signatory.run(threads, { id: supplier.responseId })
    expect(response.messages.map((one: { words: string; unread: boolean }) => [one.words, one.unread])).toEqual([
      ['Is the old licence enough?\nIt ends in May.', false],
      ['It is, until then.', true],
    ])
  })

  test('what was read is read, for whoever read it; what needs no answer waits for nobody', async () => {
    const place = { input: { responseId: supplier.responseId, question: 'KYS-E1' } }
    const { readThread } = await supplier.signatory.run(readIt, place)
    expect(readThread.messages.map((one: { unread: boolean }) => one.unread)).toEqual([false, false])
    const other = (await supplier.user.run(threads, { id: supplier.responseId })).response.messages
    expect(other.map((one: { unread: boolean }) => one.unread)).toEqual([false, true])
    // The house is not waited for: it settles nothing.
    expect((await programme.reviewer.run(settle, place)).settleThread.waitingThreads).toHaveLength(1)
    expect((await supplier.user.run(settle, place)).settleThread.waitingThreads).toEqual([])
    expect(await workOf(supplier.signatory, 'ANSWER_MESSAGE')).toEqual([])
    await supplier.user.run(settle, place)
  })

  test('the history names the message by its hash and repeats no word', async () => {
    const rows = await asSuper(
      house.superUrl,
      "SELECT h.audience, h.note, h.data, m.words FROM history h JOIN messages m ON m.id = (h.data->>'messageId')::uuid WHERE h.subject_id = $1",
      [supplier.responseId],
    )
    expect(rows).toHaveLength(2)
    for (const { audience, note, data, words } of rows) {
      expect([audience, note]).toEqual(['ALL', null])
      expect(data).toMatchObject({ question: 'KYS-E1', sha256: createHash('sha256').update(String(words)).digest('hex') })
      expect(JSON.stringify(data)).not.toContain('licence')
    }
  })

  test('an auditor reads and says nothing; purchasing and another supplier find nothing', async () => {
    const input = { responseId: supplier.responseId, question: 'KYS-E1', words: 'x' }
    const stranger = await programme.makeSupplier()
    expect((await programme.auditor.run(threads, { id: supplier.responseId })).response.messages).toHaveLength(2)
    expect((await programme.purchasing.run(threads, { id: supplier.responseId })).response.messages).toEqual([])
    expect((await stranger.signatory.run(threads, { id: supplier.responseId })).response).toBeNull()
    for (const [by, code] of [
      [programme.auditor, 'DENIED'],
      [programme.purchasing, 'DENIED'],
      [programme.administrator, 'DENIED'],
      [stranger.signatory, 'NOT_FOUND'],
    ] as const)
      expect(await by.refusal(sayIt, { input })).toMatchObject({ code })
  })

  test('nothing is said at a question that is not asked, and nothing empty', async () => {
    const input = { responseId: supplier.responseId, question: 'KYS-Z9', words: 'x' }
    expect(await supplier.user.refusal(sayIt, { input })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await supplier.user.refusal(sayIt, { input: { ...input, question: 'KYS-E1', words: ' \n ' } })).toMatchObject({
      fields: { words: expect.any(String) },
    })
    expect(await supplier.user.refusal(sayIt, { input: { ...input, question: 'KYS-E1', words: 'x'.repeat(4_001) } })).toMatchObject({
      fields: { words: expect.any(String) },
    })
  })

  test('pressed twice it is said once; two who speak at once are both heard', async () => {
    const one = await programme.makeSupplier()
    const key = { 'idempotency-key': randomUUID() }
    const input = { responseId: one.responseId, question: 'KYS-I1', words: 'Twice' }
    const [first, again] = await Promise.all([one.user.run(sayIt, { input }, key), one.user.run(sayIt, { input }, key)])
    expect(first.sayAtQuestion.id).toBe(again.sayAtQuestion.id)
    await Promise.all([say(one.signatory, 'A', 'KYS-I1', one), say(programme.reviewer, 'B', 'KYS-I1', one)])
    const { messages } = (await one.user.run(threads, { id: one.responseId })).response
    expect(messages.map(({ words }: { words: string }) => words).sort()).toEqual(['A', 'B', 'Twice'])
    expect(await asSuper(house.superUrl, 'SELECT waits_for FROM threads WHERE response_id = $1', [one.responseId])).toHaveLength(1)
  })

  test('it is talked about after acceptance too', async () => {
    const one = await programme.makeSupplier()
    await answerAll(one)
    await handIn(one)
    expect((await say(one.user, 'We noticed a slip.', 'KYS-I1', one)).sayAtQuestion.id).toBeTruthy()
  })
})

describe('news of a thread', () => {
  test('many sentences are one mail, after a quarter of an hour, that opens the first question', async () => {
    supplier = await programme.makeSupplier()
    const to = await emailOf(supplier.signatory)
    for (const [words, question] of [
      ['Please name the owners.', 'KYS-E1'],
      ['All of them.', 'KYS-E1'],
      ['And this?', 'KYS-I1'],
    ])
      await say(programme.reviewer, String(words), question)
    const waiting = await asSuper(
      house.superUrl,
      `SELECT start_after - created_on > interval '14 minutes' AS later FROM pgboss.job WHERE name = 'mail' AND data->'payload'->>'kind' = 'messagesAtQuestions' AND data->'payload'->>'subjectId' = $1`,
      [supplier.responseId],
    )
    // One for each of the supplier's two people.
    expect(waiting).toEqual([{ later: true }, { later: true }])
    expect(await mailsTo(to, 'Please name')).toEqual([])
    await mailsLeaveNow()
    const [mail] = await until(async () => ((await mailsTo(to, 'Please name')).length > 0 ? mailsTo(to, 'Please name') : null))
    expect(mail?.subject).toContain('3 messages')
    expect(mail?.text).toContain(`/responses/${supplier.responseId}?section=A#KYS-E1`)
    for (const words of ['Please name the owners.', 'All of them.', 'And this?']) expect(mail?.text).toContain(words)
    await quiet()
    expect(await mailsTo(to, 'Please name')).toHaveLength(1)
    const inside = await asSuper(
      house.superUrl,
      `SELECT path FROM notifications WHERE account_id = $1 AND key = 'messageFromHouse' ORDER BY path`,
      [supplier.signatory.accountId],
    )
    // Two sentences at one question are one notice.
    expect(inside.map(({ path }) => path)).toEqual([
      `/responses/${supplier.responseId}?section=A#KYS-E1`,
      `/responses/${supplier.responseId}?section=A#KYS-I1`,
    ])
  })

  test('whoever has read it by then gets no mail; a reviewer is led to the reviewer’s page', async () => {
    supplier = await programme.makeSupplier()
    await say(supplier.user, 'May we send a photograph?')
    const other = await programme.join(['REVIEWER'])
    await say(supplier.user, 'Of the stamp?')
    const to = await emailOf(programme.reviewer)
    await mailsLeaveNow()
    const [mail] = await until(async () => ((await mailsTo(to, 'photograph')).length > 0 ? mailsTo(to, 'photograph') : null))
    expect(mail?.text).toContain(`/responses/${supplier.responseId}/review#KYS-E1`)
    // Who asked for it is written to, and no other reviewer.
    expect(await house.mails(await emailOf(other))).toEqual([])
    await say(programme.reviewer, 'You may.')
    await supplier.signatory.run(readIt, { input: { responseId: supplier.responseId, question: 'KYS-E1' } })
    await mailsLeaveNow()
    const user = await emailOf(supplier.user)
    await until(async () => (await mailsTo(user, 'You may.')).length === 1)
    await quiet()
    expect(await mailsTo(await emailOf(supplier.signatory), 'You may.')).toEqual([])
  })

  test('whoever has lost their access meanwhile gets none', async () => {
    supplier = await programme.makeSupplier()
    await say(programme.reviewer, 'A word in confidence.')
    await asSuper(house.superUrl, 'UPDATE memberships SET deactivated_at = now() WHERE account_id = $1', [supplier.user.accountId])
    await mailsLeaveNow()
    await until(async () => (await mailsTo(await emailOf(supplier.signatory), 'in confidence')).length === 1)
    await quiet()
    expect(await house.mails(await emailOf(supplier.user))).toEqual([])
  })
})

describe('a section in a colleague’s hands', () => {
  beforeAll(async () => {
    supplier = await programme.makeSupplier()
  })
  const over = (email: string, by = supplier.signatory, rest = {}) =>
    by.send(handOver, {
      input: { responseId: supplier.responseId, section: 'A', email, name: 'Ibrahima Sow', words: 'By Friday', ...rest },
    })
  const ruleOf = async (email: string, by = supplier.signatory, rest = {}) => (await over(email, by, rest)).errors?.[0]?.extensions

  test('someone new is invited, joins, answers, cannot hand in, and says when it is done', async () => {
    const email = newAddress()
    const { handOverSection } = await supplier.signatory.run(handOver, {
      input: { responseId: supplier.responseId, section: 'A', email, name: 'Ibrahima Sow', words: 'By Friday', locale: 'fr' },
    })
    const [made] = handOverSection.assignments
    expect(made).toMatchObject({ section: 'A', state: 'PENDING', mine: false, allowedActions: ['section.takeBack'] })
    const [mail] = await until(async () => ((await house.mails(email)).length > 0 ? house.mails(email) : null))
    expect(mail?.subject).toContain('section A')
    expect(mail?.text).toContain('By Friday')
    const colleague = new Person(house, 'fr')
    const { acceptInvitation } = await colleague.run(accept, {
      input: { token: tokenIn(mail?.text), name: 'Ibrahima Sow', password: 'une source bien claire', locale: 'fr' },
    })
    expect(acceptInvitation).toEqual({ supplierId: supplier.id, membership: { roles: ['SUPPLIER_USER'] } })
    expect((await colleague.run(work)).myWork).toMatchObject([{ kind: 'ANSWER_SECTION', section: 'A', subjectId: supplier.responseId }])
    const { response } = await colleague.run(
      'query ($id: ID!) { response(id: $id) { version allowedActions assignments { id state mine allowedActions } } }',
      {
        id: supplier.responseId,
      },
    )
    expect(response.assignments).toEqual([{ id: made.id, state: 'ACCEPTED', mine: true, allowedActions: ['section.finish'] }])
    expect(response.allowedActions).toEqual(['answer.save'])
    expect(
      await colleague.refusal('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
        input: { id: supplier.responseId, version: response.version, declaration: true },
      }),
    ).toMatchObject({ code: 'DENIED' })
    expect(await supplier.signatory.refusal(finish, { input: { id: made.id } })).toMatchObject({ code: 'DENIED' })
    expect((await colleague.run(finish, { input: { id: made.id } })).finishSection.assignments).toEqual([{ id: made.id, state: 'DONE' }])
    expect(await colleague.refusal(finish, { input: { id: made.id } })).toMatchObject({ rule: 'sectionOver' })
    const to = await emailOf(supplier.signatory)
    await until(async () => (await house.mails(to)).some(one => one.subject.includes('finished section A')))
    // Their part is done: what is left is the whole.
    expect((await colleague.run(work)).myWork).toMatchObject([{ kind: 'ANSWER_REQUEST' }])
  })

  test('a member is led into the section at once; nobody of the house sees who answers what', async () => {
    const email = await emailOf(supplier.user)
    expect((await over(email)).errors).toBeUndefined()
    const [mail] = await until(async () => ((await house.mails(email)).length > 0 ? house.mails(email) : null))
    expect(mail?.text).toContain(`/responses/${supplier.responseId}?section=A`)
    const seen = 'query ($id: ID!) { response(id: $id) { assignments { email } } }'
    expect((await programme.reviewer.run(seen, { id: supplier.responseId })).response.assignments).toEqual([])
    expect(await ruleOf(newAddress())).toMatchObject({ rule: 'sectionHandedOver', facts: { name: 'Ibrahima Sow' } })
    // Whoever holds it may hand it on.
    const next = newAddress()
    expect((await over(next, supplier.user)).errors).toBeUndefined()
    const { response } = await supplier.signatory.run('query ($id: ID!) { response(id: $id) { assignments { id email state } } }', {
      id: supplier.responseId,
    })
    const held = response.assignments.findLast((one: { state: string }) => one.state === 'PENDING')
    expect(held.email).toBe(next)
    await supplier.signatory.run(takeBack, { input: { id: held.id } })
  })

  test('taken back, the link that went out for it alone is dead', async () => {
    const email = newAddress()
    await over(email)
    const [mail] = await until(async () => ((await house.mails(email)).length > 0 ? house.mails(email) : null))
    const opens = async () =>
      (await new Person(house).run('query ($token: String!) { invitation(token: $token) { email } }', { token: tokenIn(mail?.text) }))
        .invitation
    expect(await opens()).toEqual({ email })
    const { response } = await supplier.signatory.run('query ($id: ID!) { response(id: $id) { assignments { id email } } }', {
      id: supplier.responseId,
    })
    const { id } = response.assignments.find((one: { email: string }) => one.email === email)
    // Somebody else's hand-over is a signatory's to take back, and no other user's.
    expect(await supplier.user.refusal(takeBack, { input: { id } })).toMatchObject({ code: 'DENIED' })
    await supplier.signatory.run(takeBack, { input: { id } })
    expect(await opens()).toBeNull()
    expect(await supplier.signatory.refusal(takeBack, { input: { id } })).toMatchObject({ rule: 'sectionOver' })
  })

  test('a newcomer who passes the invitation on passes the section on with it', async () => {
    const one = await programme.makeSupplier()
    const [first, second] = [newAddress(), newAddress()]
    await one.signatory.run(handOver, { input: { responseId: one.responseId, section: 'A', email: first, name: 'First' } })
    const [mail] = await until(async () => ((await house.mails(first)).length > 0 ? house.mails(first) : null))
    const to = { token: tokenIn(mail?.text), name: 'Second', email: second, locale: 'en' }
    await new Person(house).run(passOn, { input: to })
    const seen = 'query ($id: ID!) { response(id: $id) { assignments { email name state } } }'
    expect((await one.signatory.run(seen, { id: one.responseId })).response.assignments).toEqual([
      { email: second, name: 'Second', state: 'PENDING' },
    ])
  })

  test('each wrong address has its word, and none says whose it is', async () => {
    const elsewhere = await programme.makeSupplier()
    const theirs = await ruleOf(await emailOf(elsewhere.signatory))
    const ours = await ruleOf(await emailOf(programme.purchasing))
    expect(theirs).toMatchObject({ rule: 'colleagueElsewhere', facts: {} })
    expect(ours).toEqual(theirs)
    expect(await ruleOf(await emailOf(supplier.signatory))).toMatchObject({ rule: 'sectionYourself' })
    expect(await ruleOf('nobody')).toMatchObject({ fields: { email: expect.any(String) } })
    expect(await ruleOf(newAddress(), supplier.signatory, { section: 'Z' })).toMatchObject({ fields: { section: expect.any(String) } })
    const gone = await programme.join(['SUPPLIER_USER'], { supplierId: supplier.id, deactivatedAt: new Date() })
    expect(await ruleOf(gone.email)).toMatchObject({ rule: 'colleagueWithdrawn' })
    expect(
      await asSuper(house.superUrl, 'SELECT 1 FROM assignments WHERE response_id = $1 AND done_at IS NULL AND taken_back_at IS NULL', [
        supplier.responseId,
      ]),
    ).toEqual([])
  })

  test('two who hand it over at once: one does, the other is told', async () => {
    const both = await Promise.all([over(newAddress()), over(newAddress(), supplier.user)])
    expect(both.flatMap(({ errors }) => errors ?? []).map(one => one.extensions.rule)).toEqual(['sectionHandedOver'])
  })

  test('what comes after it in the same breath is the person’s own again', async () => {
    const one = await programme.makeSupplier()
    const answer = await one.signatory.send(
      'mutation ($input: HandOverSectionInput!, $s: CreateSupplierInput!) { a: handOverSection(input: $input) { id } b: createSupplier(input: $s) { id } }',
      {
        input: { responseId: one.responseId, section: 'A', email: newAddress(), name: 'X' },
        s: { name: 'X', country: 'CN', tier: 'MINE', contacts: [{ name: 'X', email: newAddress(), locale: 'en', signatory: true }] },
      },
    )
    expect(answer.errors?.map(({ path, extensions }) => [path?.[0], extensions.code])).toEqual([['b', 'DENIED']])
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM assignments WHERE response_id = $1', [one.responseId])).toEqual([])
  })

  test('what has been handed in is handed over no more', async () => {
    const one = await programme.makeSupplier()
    await answerAll(one)
    await handIn(one)
    expect(
      await one.user.refusal(handOver, { input: { responseId: one.responseId, section: 'A', email: newAddress(), name: 'X' } }),
    ).toMatchObject({ rule: 'notEditable' })
  })
})

describe('an invitation passed on', () => {
  const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }'
  const invite = 'mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { id } }'
  const open =
    'query ($token: String!) { invitation(token: $token) { email name invitedBy invitedByEmail supplierName asked { title { en } dueOn timeZone questions message } } }'
  const states = 'query ($id: ID!) { invitations(supplierId: $id) { nodes { name email state } } }'

  async function invited(): Promise<{ id: string; email: string; token: string }> {
    const email = newAddress()
    const contacts = [{ name: 'First', email, locale: 'en', signatory: true }]
    const { createSupplier } = await programme.reviewer.run(create, {
      input: { name: `S ${email.slice(0, 6)}`, country: 'GN', tier: 'MINE', contacts },
    })
    const dueOn = new Date(Date.now() + 20 * 86_400_000).toISOString().slice(0, 10)
    await programme.reviewer.run(invite, { input: { ...createSupplier, dueOn, message: 'As agreed in Conakry.' } })
    return { id: createSupplier.id, email, token: await linkOf(email) }
  }
  async function linkOf(email: string): Promise<string> {
    const mails = await until(async () => ((await house.mails(email)).length > 0 ? house.mails(email) : null))
    return tokenIn(mails.at(-1)?.text)
  }
  const pass = (token: string, email: string, rest = {}) =>
    new Person(house).send(passOn, { input: { token, name: 'Second', email, locale: 'fr', ...rest } })
  const ruleOf = async (token: string, email: string) => (await pass(token, email)).errors?.[0]?.extensions.rule

  test('says who asks, what for, until when and how much, before anybody signs in', async () => {
    const { token } = await invited()
    const { invitation } = await new Person(house).run(open, { token })
    expect(invitation).toMatchObject({
      invitedByEmail: await emailOf(programme.reviewer),
      asked: {
        timeZone: 'Asia/Shanghai',
        message: 'As agreed in Conakry.',
        questions: expect.any(Number),
        title: { en: expect.stringContaining('KYS') },
      },
    })
    expect(invitation.asked.questions).toBeGreaterThan(0)
  })

  test('goes to the colleague in their language, the old link ends, the inviter is told, both stand among the contacts', async () => {
    const { id, email, token } = await invited()
    const next = newAddress()
    expect((await pass(token, next, { words: 'C’est ton domaine.' })).data).toEqual({ passOnInvitation: true })
    expect((await new Person(house).run(open, { token })).invitation).toBeNull()
    const [mail] = await until(async () => ((await house.mails(next)).length > 0 ? house.mails(next) : null))
    expect(mail?.text).toContain('C’est ton domaine.')
    expect(mail?.text).toContain('As agreed in Conakry.')
    expect(mail?.text).toContain('First vous a transmis cette demande.')
    // Guinea's clock beside the programme's.
    expect(mail?.text).toContain('UTC+0')
    // A line that broke after it was done: asked again, it is the same; another address is not.
    expect((await pass(token, next)).data).toEqual({ passOnInvitation: true })
    expect(await ruleOf(token, newAddress())).toBe('link')
    expect((await programme.reviewer.run(states, { id })).invitations.nodes).toMatchObject([
      { email: next, state: 'PENDING' },
      { email, state: 'PASSED_ON' },
    ])
    const { supplier: found } = await programme.reviewer.run('query ($id: ID!) { supplier(id: $id) { contacts { email signatory } } }', {
      id,
    })
    expect(found.contacts).toHaveLength(2)
    const told = await asSuper(
      house.superUrl,
      `SELECT values FROM notifications WHERE account_id = $1 AND key = 'invitationPassedOn' AND path = $2`,
      [programme.reviewer.accountId, `/suppliers/${id}`],
    )
    expect(told).toEqual([{ values: { from: 'First', to: 'Second' } }])
    const { history } = await programme.reviewer.run(
      'query ($f: HistoryFilter) { history(first: 20, filter: $f) { nodes { action actor } } }',
      { f: { supplierId: id } },
    )
    expect(history.nodes).toContainEqual({ action: 'invitation.passOn', actor: null })
    // The newcomer has the rights that the first one had.
    const second = new Person(house)
    const { acceptInvitation } = await second.run(accept, {
      input: { token: await linkOf(next), password: 'une source bien claire', locale: 'fr' },
    })
    expect(acceptInvitation.membership.roles).toEqual(['SUPPLIER_USER', 'SUPPLIER_SIGNATORY'])
    expect(await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM invitations WHERE supplier_id = $1', [id])).toEqual([{ n: 2 }])
  })

  test('to oneself, in a circle, to whoever is invited, takes part, or belongs elsewhere: a clear word, and the link still works', async () => {
    const { id, email, token } = await invited()
    expect(await ruleOf(token, email.toUpperCase())).toBe('passOnYourself')
    const elsewhere = await programme.makeSupplier()
    expect(await ruleOf(token, await emailOf(elsewhere.signatory))).toBe('colleagueElsewhere')
    const member = await programme.join(['SUPPLIER_USER'], { supplierId: id })
    expect(await ruleOf(token, member.email)).toBe('passOnMember')
    const second = newAddress()
    await programme.reviewer.run('mutation ($input: AddContactInput!) { addContact(input: $input) { id } }', {
      input: { supplierId: id, contact: { name: 'Also invited', email: second, locale: 'en', signatory: false } },
    })
    expect(await ruleOf(token, second)).toBe('passOnInvited')
    expect((await new Person(house).run(open, { token })).invitation).toMatchObject({ email })
    const third = newAddress()
    await pass(token, third)
    expect(await ruleOf(await linkOf(third), email)).toBe('passOnCircle')
  })

  test('two at once: one is done, the other finds the link dead', async () => {
    const { id, token } = await invited()
    const both = await Promise.all([pass(token, newAddress()), pass(token, newAddress())])
    expect(both.filter(one => one.data?.passOnInvitation)).toHaveLength(1)
    expect(both.flatMap(one => one.errors ?? []).map(one => one.extensions.rule)).toEqual(['link'])
    expect(await asSuper(house.superUrl, 'SELECT count(*)::int AS n FROM invitations WHERE supplier_id = $1', [id])).toEqual([{ n: 2 }])
  })

  test('a guessed link opens nothing; an invitation of staff is theirs alone', async () => {
    expect(await ruleOf('x'.repeat(43), newAddress())).toBe('link')
    const { inviteMember } = await programme.administrator.run(
      'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }',
      {
        input: { email: newAddress(), name: 'Staff', roles: ['REVIEWER'], locale: 'en' },
      },
    )
    expect(await ruleOf(house.serving.open.house.signer.token('invitation', inviteMember.id), newAddress())).toBe('passOnStaff')
  })
})
