import { exampleLicence } from 'server/seeds/licence.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, judge, saveAnswer, type TestProgramme, templateId } from '../factories/programme.ts'
import { openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const responseOf = `query ($id: ID!) { response(id: $id) { id version status round dueOn returnWords allowedActions
  answers { question status value reason files { id name sha256 } }
  judgements { question round decision words } rounds { number sha256 returnWords answers { question status value files { name } } } supplier { name } } }`
const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)

describe('from invitation to approval', () => {
  test('an invited person follows the mail, answers, hands in, corrects what was returned, and the supplier is approved', async () => {
    const { reviewer, purchasing } = programme
    // Reviewer creates a supplier with a contact and invites.
    const contact = { name: 'Mariama Diallo', email: 'mariama@boke.example', locale: 'fr', signatory: true }
    const { createSupplier } = await reviewer.run(
      'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version status } }',
      {
        input: { name: 'Bauxites de Boké', country: 'GN', tier: 'MINE', contacts: [contact] },
      },
    )
    expect(createSupplier.status).toBe('PROSPECT')
    await reviewer.run('mutation ($input: InviteSupplierInput!) { inviteSupplier(input: $input) { status } }', {
      input: {
        id: createSupplier.id,
        version: createSupplier.version,
        dueOn: day(20),
        message: 'Bonjour, merci de répondre.',
        templateId: await templateId(reviewer, 'KYS-START'),
      },
    })
    // The mail in the contact's language carries the link.
    const [mail] = await until(async () => ((await house.mails(contact.email)).length > 0 ? house.mails(contact.email) : null))
    expect(mail?.text).toContain('Bauxites de Boké')
    const [, token] = /\/invitation\/([\w-]+)/.exec(mail?.text ?? '') ?? []
    const mariama = new Person(house, 'fr')
    const { invitation } = await mariama.run('query ($token: String!) { invitation(token: $token) { supplierName email accountExists } }', {
      token,
    })
    expect(invitation).toEqual({ supplierName: 'Bauxites de Boké', email: contact.email, accountExists: false })
    const { acceptInvitation } = await mariama.run(
      'mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { account { name } supplierId membership { roles } } }',
      {
        input: { token, password: 'une source claire et pure', locale: 'fr' },
      },
    )
    expect(acceptInvitation).toMatchObject({ account: { name: 'Mariama Diallo' }, supplierId: createSupplier.id })
    // My work → the request with three questions.
    const { myWork } = await mariama.run('{ myWork { kind subjectId subject dueAt } }')
    expect(myWork).toMatchObject([{ kind: 'ANSWER_REQUEST', subject: 'Bauxites de Boké' }])
    const supplier = { id: createSupplier.id, responseId: myWork[0].subjectId, name: 'Bauxites de Boké', signatory: mariama, user: mariama }
    await answerAll(supplier)
    await handIn(supplier)
    expect((await house.serving.open.database.pool.query('SELECT 1')).rowCount).toBe(1)
    const atReview = (await reviewer.run(responseOf, { id: supplier.responseId })).response
    expect(atReview).toMatchObject({ status: 'SUBMITTED', round: 1 })
    // Reviewer accepts two, returns one with words and a new date.
    const say = (question: string, decision: string, words?: string) =>
      reviewer.run(judge, { input: { responseId: supplier.responseId, question, decision, words } })
    await say('KYS-A3', 'ACCEPTED')
    await say('KYS-I1', 'ACCEPTED')
    const { judgeAnswer } = await say('KYS-E1', 'RETURNED', 'La date est illisible.')
    expect((await mariama.run(responseOf, { id: supplier.responseId })).response.judgements).toEqual([])
    await reviewer.run('mutation ($input: ReturnResponseInput!) { returnResponse(input: $input) { status } }', {
      input: { id: supplier.responseId, version: judgeAnswer.version, dueOn: day(30) },
    })
    // The supplier sees the words, may change the returned answer and no other.
    const returned = (await mariama.run(responseOf, { id: supplier.responseId })).response
    expect(returned).toMatchObject({ status: 'RETURNED', dueOn: day(30) })
    expect(returned.judgements).toContainEqual({ question: 'KYS-E1', round: 1, decision: 'RETURNED', words: 'La date est illisible.' })
    const closed = await mariama.refusal(saveAnswer, {
      input: { responseId: supplier.responseId, question: 'KYS-I1', status: 'ANSWERED', value: false, version: 1 },
    })
    expect(closed).toMatchObject({ code: 'REFUSED', rule: 'notReturned' })
    const file = (await (await mariama.upload(supplier.responseId, 'KYS-E1', 'licence nette.pdf', exampleLicence('clear'))).json()) as {
      id: string
    }
    await mariama.run(saveAnswer, {
      input: { responseId: supplier.responseId, question: 'KYS-E1', status: 'ANSWERED', value: [file.id], version: 1 },
    })
    await handIn(supplier)
    // The second round shows the old answer, the words and the new answer.
    const second = (await reviewer.run(responseOf, { id: supplier.responseId })).response
    expect(second.round).toBe(2)
    expect(second.rounds[0].answers[1].files[0].name).toBe('licence.pdf')
    expect(second.rounds[1].answers[1].files[0].name).toBe('licence nette.pdf')
    expect(second.judgements.filter((one: { round: number }) => one.round === 2)).toHaveLength(2)
    await say('KYS-E1', 'ACCEPTED')
    const { response } = await reviewer.run(responseOf, { id: supplier.responseId })
    await reviewer.run('mutation ($input: VersionedInput!) { acceptResponse(input: $input) { status } }', {
      input: { id: response.id, version: response.version },
    })
    const after = await reviewer.run('query ($id: ID!) { supplier(id: $id) { status version } }', { id: supplier.id })
    expect(after.supplier.status).toBe('APPROVED')
    // Purchasing starts trading.
    const { startTrading } = await purchasing.run('mutation ($input: VersionedInput!) { startTrading(input: $input) { status } }', {
      input: { id: supplier.id, version: after.supplier.version },
    })
    expect(startTrading.status).toBe('ACTIVE')
    // History shows every act, in order, with who and what.
    const { history } = await reviewer.run(
      'query ($filter: HistoryFilter) { history(first: 100, filter: $filter) { nodes { action from to byRule } } }',
      { filter: { supplierId: supplier.id } },
    )
    expect(history.nodes.map((one: { action: string }) => one.action).reverse()).toEqual([
      'supplier.create',
      'supplier.invite',
      'response.request',
      'invitation.accept',
      'supplier.begin',
      'evidence.upload',
      'response.submit',
      'supplier.handIn',
      'response.takeUp',
      'answer.judge',
      'answer.judge',
      'answer.judge',
      'response.return',
      'supplier.sendBack',
      'evidence.upload',
      'response.submit',
      'supplier.handIn',
      'response.takeUp',
      'answer.judge',
      'response.accept',
      'supplier.approve',
      'supplier.startTrading',
    ])
    // The supplier's own view of it leaves out what was the reviewer's alone.
    const own = await mariama.run('{ history(first: 100) { nodes { action } } }')
    expect(own.history.nodes.map((one: { action: string }) => one.action)).not.toContain('answer.judge')
    // Everybody concerned was written to, in their language.
    await until(async () => ((await house.mails(contact.email)).length >= 5 ? true : null))
    expect((await house.mails(contact.email)).map(one => one.subject)).toHaveLength(5)
    expect((await house.mails(reviewer.email)).length).toBe(2)
  })

  test('what is missing is named, and nothing is handed in', async () => {
    const supplier = await programme.makeSupplier()
    const { response } = await supplier.signatory.run(responseOf, { id: supplier.responseId })
    const refusal = await supplier.signatory.refusal('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
      input: { id: response.id, version: response.version, declaration: true },
    })
    expect(refusal).toMatchObject({ rule: 'notComplete', facts: { count: 3, questions: ['KYS-A3', 'KYS-E1', 'KYS-I1'] } })
  })

  test('only the signatory hands in', async () => {
    const supplier = await programme.makeSupplier()
    await answerAll(supplier, supplier.user)
    const { response } = await supplier.user.run(responseOf, { id: supplier.responseId })
    expect(response.allowedActions).toEqual(['answer.save'])
    const refusal = await supplier.user.refusal('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
      input: { id: response.id, version: response.version, declaration: true },
    })
    expect(refusal.code).toBe('DENIED')
  })

  test('two people at one answer: the later sees both values, and nothing is lost in silence', async () => {
    const supplier = await programme.makeSupplier()
    const input = { responseId: supplier.responseId, question: 'KYS-A3', status: 'NOT_APPLICABLE', version: 0 }
    await supplier.signatory.run(saveAnswer, { input: { ...input, reason: 'First' } })
    const refusal = await supplier.user.refusal(saveAnswer, { input: { ...input, reason: 'Second' } })
    expect(refusal).toMatchObject({
      code: 'REFUSED',
      rule: 'changedMeanwhile',
      facts: { mine: { reason: 'Second' }, theirs: { reason: 'First' }, version: 1 },
    })
    // The very same words are no conflict.
    await supplier.user.run(saveAnswer, { input: { ...input, reason: 'First' } })
  })

  test('a check digit that does not fit is said in the words of the person’s language', async () => {
    const supplier = await programme.makeSupplier()
    await supplier.signatory.run(saveAnswer, {
      input: { responseId: supplier.responseId, question: 'KYS-A3', status: 'ANSWERED', value: '91350100M000100Y44', version: 0 },
    })
    const { response } = await supplier.signatory.run(responseOf, { id: supplier.responseId })
    const chinese = Object.assign(new Person(house, 'zh'), { cookie: supplier.signatory.cookie })
    const refusal = await chinese.refusal('mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }', {
      input: { id: response.id, version: response.version, declaration: true },
    })
    expect(refusal.message).toBe('还有 3 个问题需要完成，才能提交。')
  })

  test.each([
    ['a program', Buffer.from('#!/bin/sh\necho'), 'fileProgram'],
    ['a page with script', Buffer.from('<html><script>alert(1)</script></html>'), 'fileActive'],
    ['nothing', Buffer.alloc(0), 'fileEmpty'],
  ])('%s is not taken as evidence', async (_, bytes, rule) => {
    const supplier = await programme.makeSupplier()
    const response = await supplier.signatory.upload(supplier.responseId, 'KYS-E1', 'licence.pdf', bytes)
    expect([response.status, ((await response.json()) as { rule: string }).rule]).toEqual([409, rule])
  })
})
