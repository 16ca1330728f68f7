import { randomUUID } from 'node:crypto'
import { houseActor } from 'server/src/core/actor.ts'
import type { Context } from 'server/src/core/context.ts'
import { forgetCase } from 'server/src/features/grievances/forgetting.ts'
import { Grievance } from 'server/src/features/grievances/grievance.entity.ts'
import { closeLeftHearings } from 'server/src/features/grievances/hearing.commands.ts'
import { withdrawAsSender } from 'server/src/features/grievances/sender.commands.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { file, giveKey, makeHandler, said } from '../factories/handlers.ts'
import { foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { dumped } from '../support/dump.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { lay } from '../support/lay.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let handler: Person
let colleague: Person
let [accused, other]: TestSupplier[] = []
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  handler = await giveKey(house, programme.id, programme.staff.GRIEVANCE_HANDLER)
  colleague = await makeHandler(house, programme)
  accused = await programme.makeSupplier('Shili Aluminium')
  other = await programme.makeSupplier('Another One')
}, 120_000)
afterAll(() => house?.close())

const one = (supplier: TestSupplier | undefined): TestSupplier => {
  if (!supplier) throw new Error('no supplier')
  return supplier
}
const ask = 'mutation ($input: AskSupplierInput!) { askSupplier(input: $input) { id status version } }'
const answer = 'mutation ($input: AnswerHearingInput!) { answerHearing(input: $input) { id status answeredAt } }'
const takeStep = 'mutation ($input: TakeStepInput!) { takeStep(input: $input) { id status version } }'
const caseHearings =
  'query ($id: ID!) { caseHearings(id: $id) { id supplier recipients letter status overdue comment files { id name } answeredBy version } }'
const ownHearing = 'query ($id: ID!) { hearing(id: $id) { id programme letter status dueOn allowedActions } }'
const later = '2199-01-01'

const stateOf = async (id: string): Promise<{ id: string; version: number; status: string }> =>
  (await handler.run('query ($id: ID!) { case(id: $id) { id version status } }', { id })).case
async function walk(id: string, ...steps: [string, object?][]): Promise<void> {
  for (const [step, more] of steps) {
    const { version } = await stateOf(id)
    await handler.run(takeStep, { input: { id, version, step, words: 'As it was found', ...more } })
  }
}
/** A case that has come so far that those concerned can be heard. */
async function readyToHear(words: Parameters<typeof said>[0] = {}): Promise<{ id: string; code: string }> {
  const { grievanceId: id, code } = await file(house, programme.id, said(words))
  await walk(id, ['ACKNOWLEDGE'], ['TRIAGE'], ['ADMIT'], ['INVESTIGATE'], ['DRAFT_FINDINGS'])
  return { id, code }
}
const letterTo = async (id: string, supplier: TestSupplier, words = 'Please show how the water of the plant is led off.', more = {}) => {
  const { version } = await stateOf(id)
  return { input: { id, version, words, supplierId: supplier.id, recipientIds: [supplier.signatory.accountId], dueOn: later, ...more } }
}
const heard = async (id: string, by = handler) => (await by.run(caseHearings, { id })).caseHearings
/** A case of which the accused supplier is asked, and the letter. */
async function asked(words?: Parameters<typeof said>[0]): Promise<{ id: string; code: string; hearingId: string }> {
  const ready = await readyToHear(words)
  await handler.run(ask, await letterTo(ready.id, one(accused)))
  const [{ id: hearingId }] = await heard(ready.id)
  return { ...ready, hearingId }
}
/** As a job of the house. */
function asHouse<T>(act: (ctx: Context) => Promise<T>): Promise<T> {
  const ctx = house.serving.open.context({ actor: houseActor(programme.id) })
  return house.serving.open.atomic.together(step => step(ctx, () => act(ctx)))
}

describe('a letter to a supplier', () => {
  test('is never in the sender’s words; days, places and figures a handler looks at, and that stands on record', async () => {
    const { id } = await readyToHear({ what: 'Since Monday red water runs from the third gate into our well at Kolaboui.' })
    const own = await letterTo(id, one(accused), 'It is said that red water runs from the third gate.')
    expect((await handler.refusal(ask, own)).fields).toHaveProperty('words')
    const near = await letterTo(id, one(accused), 'Please say what happened at Kolaboui on 3 March 2026.')
    const { letterTraces } = await handler.run('query ($id: ID!, $words: String!) { letterTraces(id: $id, words: $words) { kind } }', {
      ...{ id, words: near.input.words },
    })
    expect(letterTraces.map((trace: { kind: string }) => trace.kind)).toEqual(['PLACE', 'DATE'])
    expect((await handler.refusal(ask, near)).fields).toHaveProperty('looked')
    expect((await handler.run(ask, { input: { ...near.input, looked: true } })).askSupplier).toMatchObject({ status: 'PARTIES_COMMENT' })
    const acts = await asSuper(
      house.superUrl,
      "SELECT data->>'looked' AS looked FROM case_history WHERE subject_id = $1 AND action = 'hearing.ask'",
      [id],
    )
    expect(acts).toEqual([{ looked: 'true' }])
  })

  test('the same holds for what is told outside the product', async () => {
    const { id } = await readyToHear({ what: 'Since Monday red water runs from the third gate.' })
    const step = { id, version: (await stateOf(id)).version, step: 'HEAR_PARTIES', words: 'Of the water on 3 March 2026' }
    expect((await handler.refusal(takeStep, { input: step })).fields).toHaveProperty('looked')
    expect((await handler.run(takeStep, { input: { ...step, looked: true } })).takeStep).toMatchObject({ status: 'PARTIES_COMMENT' })
  })

  test('is compared with name and contact by whom they were released to, and helps nobody else to guess at them', async () => {
    const { id } = await readyToHear({ anonymous: false, name: 'Aïssatou Bah', contact: 'bah_1988' })
    const words = 'Madame Aissatou BAH (bah 1988) is said to know it.'
    const traces = async (by: Person) =>
      (await by.run('query ($id: ID!, $words: String!) { letterTraces(id: $id, words: $words) { kind } }', { id, words })).letterTraces
    expect(await traces(handler)).toEqual([])
    await handler.run('mutation ($input: AskIdentityInput!) { askIdentity(input: $input) }', { input: { id, words: 'To be heard' } })
    const { identityRequests } = await colleague.run('query ($id: ID!) { identityRequests(id: $id) { id version } }', { id })
    await colleague.run('mutation ($input: DecideIdentityInput!) { decideIdentity(input: $input) }', {
      input: { ...identityRequests[0], granted: true },
    })
    expect((await traces(handler)).map((trace: { kind: string }) => trace.kind)).toEqual(['NAME', 'CONTACT'])
    expect(await traces(colleague)).toEqual([])
    expect((await handler.refusal(ask, await letterTo(id, one(accused), words))).fields).toHaveProperty('words')
  })

  test('goes to people of that supplier alone, by a day to come, and once at a time', async () => {
    const { id } = await readyToHear()
    const wrong = [
      [{ recipientIds: [one(other).signatory.accountId] }, 'recipientIds'],
      [{ recipientIds: [] }, 'recipientIds'],
      [{ dueOn: '2020-01-01' }, 'dueOn'],
      [{ supplierId: programme.id }, 'supplierId'],
    ] as const
    for (const [more, field] of wrong)
      expect((await handler.refusal(ask, await letterTo(id, one(accused), undefined, more))).fields).toHaveProperty(field)
    await handler.run(ask, await letterTo(id, one(accused)))
    expect(await handler.refusal(ask, await letterTo(id, one(accused)))).toMatchObject({ rule: 'hearingOpen' })
    // Several may be heard.
    await handler.run(ask, await letterTo(id, one(other)))
    expect((await heard(id)).map((hearing: { supplier: string }) => hearing.supplier)).toEqual(['Shili Aluminium', 'Another One'])
    const { peopleToHear } = await handler.run(
      'query ($id: ID!, $supplierId: ID!) { peopleToHear(id: $id, supplierId: $supplierId) { id signatory } }',
      { id, supplierId: one(accused).id },
    )
    expect(peopleToHear).toEqual([
      { id: one(accused).signatory.accountId, signatory: true },
      { id: one(accused).user.accountId, signatory: false },
    ])
  })

  test('is seen by whom it is for, and by nobody else of supplier or house; mail and notice say nothing of what it is about', async () => {
    const { id, hearingId } = await asked({ topic: 'T2-E5' })
    const { signatory, user } = one(accused)
    const { hearing } = await signatory.run(ownHearing, { id: hearingId })
    expect(hearing).toMatchObject({ letter: 'Please show how the water of the plant is led off.', status: 'ASKED', dueOn: later })
    expect(hearing.allowedActions).toEqual(['hearing.answer'])
    const { myWork } = await signatory.run('{ myWork { kind subjectId subject detail } }')
    expect(myWork).toContainEqual({ kind: 'ANSWER_HEARING', subjectId: hearingId, subject: hearing.programme, detail: null })
    for (const stranger of [user, one(other).signatory]) {
      expect((await stranger.run(ownHearing, { id: hearingId })).hearing).toBeNull()
      expect((await stranger.refusal(answer, { input: { id: hearingId, act: randomUUID(), words: 'x' } })).code).toBe('NOT_FOUND')
    }
    const { staff } = programme
    const ofHouse = [staff.REVIEWER, staff.ADMINISTRATOR, staff.AUDITOR, staff.PURCHASING, staff.COMMITTEE_CHAIR, handler]
    for (const person of ofHouse) expect((await person.refusal(ownHearing, { id: hearingId })).code).toBe('DENIED')
    for (const person of [...ofHouse.slice(0, 5), user]) {
      expect((await person.refusal(caseHearings, { id })).code).toBe('DENIED')
      const all = '{ myWork { subjectId } notifications { nodes { path } } viewer { account { id } } }'
      expect(JSON.stringify(await person.send(all))).not.toContain(hearingId)
    }
    const history = '{ history { nodes { subjectId action supplier { id } } } }'
    expect(JSON.stringify(await programme.reviewer.send(history))).not.toMatch(/hearing|grievance/)
    const mail = await until(async () => (await house.mails(signatory.email)).find(one => one.subject.includes('comment')))
    const notices = await asSuper(house.superUrl, "SELECT values FROM notifications WHERE path = '/hearings/' || $1", [hearingId])
    expect(notices).toEqual([{ values: {} }])
    const { locator } = (await handler.run('query ($id: ID!) { case(id: $id) { locator } }', { id })).case
    for (const text of ['led off', 'the plant', locator, handler.email, 'rievance'])
      expect(mail.text + mail.html + mail.subject).not.toContain(text)
    expect(await house.mails(user.email)).toEqual([])
  })

  test('reminds once a day, and is taken back', async () => {
    const { hearingId, id } = await asked()
    const remind = 'mutation ($input: VersionedInput!) { remindHearing(input: $input) { id } }'
    const input = { id: hearingId, version: 0 }
    expect(await handler.refusal(remind, { input })).toMatchObject({ rule: 'remindedToday' })
    const inbox = async () => (await handler.run('query ($id: ID!) { case(id: $id) { hearingDueOn } }', { id })).case.hearingDueOn
    expect(await inbox()).toBe(later)
    await asSuper(house.superUrl, "UPDATE hearings SET asked_at = asked_at - interval '3 days', due_on = '2020-01-01' WHERE id = $1", [
      hearingId,
    ])
    expect(await heard(id)).toMatchObject([{ overdue: true, status: 'ASKED' }])
    expect(await inbox()).toBe('2020-01-01')
    await handler.run(remind, { input })
    expect(await handler.refusal(remind, { input })).toMatchObject({ rule: 'remindedToday' })
    await colleague.run('mutation ($input: VersionedInput!) { withdrawHearing(input: $input) { id } }', { input })
    expect((await one(accused).signatory.run(ownHearing, { id: hearingId })).hearing).toMatchObject({ status: 'CLOSED', letter: null })
    expect(await one(accused).signatory.refusal(answer, { input: { id: hearingId, act: randomUUID(), words: 'x' } })).toMatchObject({
      rule: 'hearingOver',
    })
    // In the case it stays; in the inbox nothing is waited for.
    expect(await inbox()).toBeNull()
    expect(await heard(id)).toMatchObject([{ letter: 'Please show how the water of the plant is led off.', status: 'CLOSED' }])
  })
})

describe('the comment', () => {
  const words = 'The basin overflowed twice in June; photographs follow.'

  test('is read by the handlers of the case, and by nobody who has the database', async () => {
    const { id, hearingId } = await asked()
    const act = randomUUID()
    const { signatory } = one(accused)
    const sent = await Promise.all([1, 2].map(() => signatory.send(answer, { input: { id: hearingId, act, words } })))
    // A double click is one answer.
    expect(sent.map(({ data }) => (data as { answerHearing?: { status: string } } | null)?.answerHearing?.status)).toEqual([
      'ANSWERED',
      'ANSWERED',
    ])
    const another = { input: { id: hearingId, act: randomUUID(), words: 'Something else' } }
    expect(await signatory.refusal(answer, another)).toMatchObject({ rule: 'hearingOver' })
    for (const by of [handler, colleague]) expect(await heard(id, by)).toMatchObject([{ comment: words, status: 'ANSWERED' }])
    expect(await dumped(house.superUrl)).not.toMatch(/overflowed|photographs/)
    const told = await asSuper(house.superUrl, "SELECT values, path FROM notifications WHERE account_id = $1 AND key = 'hearingAnswered'", [
      colleague.accountId,
    ])
    expect(told).toEqual([{ values: {}, path: `/cases/${id}` }])
    const { caseActs, caseOpenings } = await handler.run(
      'query ($id: ID!) { caseActs(id: $id) { action } caseOpenings(id: $id) { what } }',
      { id },
    )
    expect(caseActs.map((done: { action: string }) => done.action).slice(0, 2)).toEqual(['hearing.answer', 'hearing.ask'])
    expect(caseOpenings).not.toEqual([])
    // Whoever is taken off the case reads it no more.
    const { version } = await stateOf(id)
    await handler.run('mutation ($input: ChangeHandlersInput!) { changeHandlers(input: $input) { id } }', {
      input: { id, version, accountId: colleague.accountId, change: 'REMOVE' },
    })
    expect(await heard(id, colleague)).toEqual([])
  })

  test('takes files along, which are laid ready by whoever is asked, read by handlers alone, and gone with the case', async () => {
    const { id, hearingId } = await asked()
    const { signatory, user } = one(accused)
    const bytes = Buffer.from('Log of the basin: 12 June, 1.4 m')
    expect(await lay(user, 'log.txt', bytes)).toMatchObject({ code: 'DENIED' })
    const laid = await lay(signatory, 'log.txt', bytes)
    const input = { id: hearingId, act: randomUUID(), words, files: [laid.id] }
    // Laid ready by somebody else.
    expect((await signatory.refusal(answer, { input: { ...input, files: [randomUUID()] } })).fields).toHaveProperty('files')
    await signatory.run(answer, { input })
    const [{ files }] = await heard(id)
    expect(files).toMatchObject([{ name: 'log.txt' }])
    const path = `/cases/files/${files[0].id}`
    expect(await (await handler.get(path)).text()).toBe(bytes.toString())
    for (const person of [signatory, user, programme.reviewer]) expect((await person.get(path)).status).toBe(404)
    await asSuper(house.superUrl, "UPDATE hearings SET status = 'CLOSED', letter = NULL WHERE status = 'ASKED'")
    expect(await lay(signatory, 'log.txt', bytes)).toMatchObject({ code: 'DENIED' })
    const [row] = await asSuper(house.superUrl, 'SELECT place FROM hearing_files WHERE hearing_id = $1', [hearingId])
    const { storage } = house.serving.open.house
    const isThere = () =>
      storage.get(programme.id, String(row?.place)).then(
        body => !body.destroy().readable,
        () => false,
      )
    expect(await isThere()).toBe(true)
    await asHouse(async ctx => forgetCase(ctx, await ctx.db.findOneByOrFail(Grievance, { id })))
    await until(async () => !(await isThere()))
  })

  test('with the decision what is open is closed, and the letters leave the database; forgotten, everything does', async () => {
    const first = 'Please send the log of the second settling basin.'
    const { id } = await readyToHear()
    await handler.run(ask, await letterTo(id, one(accused), first))
    await handler.run(ask, await letterTo(id, one(other), first))
    const [{ id: answered }] = await heard(id)
    await one(accused).signatory.run(answer, { input: { id: answered, act: randomUUID(), words } })
    expect(await dumped(house.superUrl)).toContain(first)
    await walk(id, ['FIND_UNFOUNDED'])
    expect(await dumped(house.superUrl)).not.toContain(first)
    expect(await heard(id)).toMatchObject([
      { status: 'ANSWERED', comment: words, letter: first },
      { status: 'CLOSED', comment: null },
    ])
    const closed = await asSuper(house.superUrl, "SELECT by_rule FROM case_history WHERE subject_id = $1 AND action = 'hearing.close'", [
      id,
    ])
    expect(closed).toEqual([{ by_rule: true }])
    // States of a past day are for the whole house, and those of cases and letters are not among them.
    const states = await asSuper(house.superUrl, 'SELECT DISTINCT subject_type FROM state_changes ORDER BY 1')
    expect(states.map(one => one.subject_type)).toEqual(['responses', 'suppliers'])
    await asHouse(async ctx => forgetCase(ctx, await ctx.db.findOneByOrFail(Grievance, { id })))
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM hearing_cases WHERE grievance_id = $1', [id])).toEqual([])
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM hearings WHERE id = $1', [answered])).toEqual([])
  })

  test('a sender who withdraws is not given away by a letter that vanishes at that moment', async () => {
    const { code, hearingId } = await asked()
    const { open } = house.serving
    const ctx = open.context({})
    await open.atomic.write(ctx, { name: 'withdraw', fields: ['withdraw'], request: null }, () =>
      withdrawAsSender(ctx, code, { id: randomUUID(), text: 'Please stop' }),
    )
    const shown = async () => (await one(accused).signatory.run(ownHearing, { id: hearingId })).hearing
    await asHouse(closeLeftHearings)
    expect(await shown()).toMatchObject({ status: 'ASKED' })
    await asSuper(house.superUrl, "UPDATE hearings SET due_on = '2020-01-01' WHERE id = $1", [hearingId])
    await asHouse(closeLeftHearings)
    expect(await shown()).toMatchObject({ status: 'CLOSED', letter: null })
  })
})
