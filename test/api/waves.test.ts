import { randomUUID } from 'node:crypto'
import { houseActor } from 'server/src/core/actor.ts'
import { jobs } from 'server/src/jobs.ts'
import { addDays } from 'shared/rules/days.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, handIn, type TestProgramme, templateId } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let clock: Date | null = null
beforeAll(async () => {
  house = await openTestHouse({ parts: { now: () => clock ?? new Date() } })
})
afterAll(() => house.close())

const day = (ahead: number): string => addDays(new Date().toISOString().slice(0, 10), ahead)
const createSupplier = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id contacts { id email } } }'
const createWave =
  'mutation ($input: CreateWaveInput!) { createWave(input: $input) { wave { id name dueOn asked handedIn accepted overdue title { en } createdBy } leftOut { id name obstacle } } }'
const remind =
  'mutation ($input: RemindResponsesInput!) { remindResponses(input: $input) { responses { id remindedAt } passedOver { id reason } } }'
const extend =
  'mutation ($input: ExtendResponsesInput!) { extendResponses(input: $input) { responses { id dueOn extendedFrom extendedBy extensionWords } passedOver { id reason } } }'
const recall = 'mutation ($input: RecallResponseInput!) { recallResponse(input: $input) { id status version recalledBy recallWords } }'
const askAgain = 'mutation ($input: AskAgainInput!) { askAgain(input: $input) { id status dueOn recalledBy message } }'
const responseOf = 'query ($id: ID!) { response(id: $id) { id version status stage dueOn answered allowedActions } }'
const openLink = 'query ($token: String!) { invitation(token: $token) { email } }'

interface Made {
  readonly id: string
  readonly name: string
  readonly email: string
  readonly contactId: string
}
async function makeProspect(
  programme: TestProgramme,
  { signatory = true, name = `Prospect ${randomUUID().slice(0, 8)}` } = {},
): Promise<Made> {
  const email = `${randomUUID()}@supplier.example`
  const { createSupplier: made } = await programme.purchasing.run(createSupplier, {
    input: { name, country: 'CN', tier: 'SMELTER', contacts: [{ name: `${name} contact`, email, locale: 'en', signatory }] },
  })
  return { id: made.id, name, email, contactId: made.contacts[0].id }
}
const many = (programme: TestProgramme, count: number): Promise<Made[]> =>
  Promise.all(Array.from({ length: count }, () => makeProspect(programme)))
async function send(programme: TestProgramme, suppliers: readonly { id: string }[], by = programme.purchasing, more = {}) {
  const input = {
    name: 'Bauxite 2026',
    templateId: await templateId(by, 'KYS-START'),
    dueOn: day(20),
    message: 'Please answer for the year 2026.',
    supplierIds: suppliers.map(({ id }) => id),
    ...more,
  }
  return (await by.run(createWave, { input })).createWave
}
const responseId = async (supplierId: string): Promise<string> =>
  String((await asSuper(house.superUrl, 'SELECT id FROM responses WHERE supplier_id = $1 ORDER BY requested_at DESC', [supplierId]))[0]?.id)
const quiet = () =>
  until(async () => (await asSuper(house.superUrl, `SELECT 1 FROM pgboss.job WHERE state IN ('created', 'retry', 'active')`)).length === 0)
const subjectsTo = async (email: string) => (await house.mails(email)).map(({ subject }) => subject.replaceAll(/[\u00a0\u202f]/g, ' '))
const linkIn = async (email: string): Promise<string> =>
  until(async () => /\/invitation\/([\w-]+)/.exec((await house.mails(email)).at(-1)?.text ?? '')?.[1])

describe('a wave', () => {
  test('asks all of them in one act: requests, invitations, one entry for the whole and one for each', async () => {
    const programme = await foundProgramme(house)
    const suppliers = await many(programme, 3)
    const { wave, leftOut } = await send(programme, suppliers)
    expect(leftOut).toEqual([])
    expect(wave).toMatchObject({ name: 'Bauxite 2026', dueOn: day(20), asked: 3, handedIn: 0, accepted: 0, overdue: 0 })
    await quiet()
    for (const { email } of suppliers) expect((await house.mails(email))[0]?.text).toContain('Please answer for the year 2026.')
    const entries = await asSuper(house.superUrl, 'SELECT action, data FROM history WHERE programme_id = $1 ORDER BY seq', [programme.id])
    const whole = entries.filter(({ action }) => action === 'wave.create')
    expect(whole).toHaveLength(1)
    expect(whole[0]?.data).toMatchObject({ count: 3, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    expect(entries.filter(({ action }) => action === 'response.request')).toHaveLength(3)
    const { responses } = await programme.reviewer.run(
      'query ($filter: ResponseFilter) { responses(filter: $filter) { nodes { supplier { name } stage wave { name } } } }',
      { filter: { waveId: wave.id } },
    )
    expect(responses.nodes.map((one: { stage: string }) => one.stage)).toEqual(['INVITED', 'INVITED', 'INVITED'])
    expect(responses.nodes[0].wave).toEqual({ name: 'Bauxite 2026' })
  })

  test('says beforehand who gets it, who cannot and why, and asks the others all the same', async () => {
    const programme = await foundProgramme(house)
    const [fine, marked] = await many(programme, 2)
    const nobodySigns = await makeProspect(programme, { signatory: false })
    const running = await programme.makeSupplier('Running')
    await programme.purchasing.run(
      'mutation ($input: MarkUndeliverableInput!) { markUndeliverable(input: $input) { contacts { undeliverable { source words } } } }',
      { input: { contactId: marked?.contactId, reason: 'The company told us on the phone.' } },
    )
    const { waveCandidates } = await programme.purchasing.run('{ waveCandidates { suppliers { id people obstacle } more } }')
    const by = new Map(waveCandidates.suppliers.map((one: { id: string; obstacle: string | null }) => [one.id, one.obstacle]))
    expect(by.get(fine?.id)).toBeNull()
    expect(by.get(marked?.id)).toBe('UNDELIVERABLE')
    expect(by.get(nobodySigns.id)).toBe('NO_SIGNATORY')
    expect(by.get(running.id)).toBe('OPEN_RESPONSE')
    const byHand = await programme.purchasing.run('query ($ids: [ID!]) { waveCandidates(ids: $ids) { suppliers { id } } }', {
      ids: [fine?.id],
    })
    expect(byHand.waveCandidates.suppliers).toEqual([{ id: fine?.id }])
    const filtered = await programme.purchasing.run(
      'query ($filter: SupplierFilter) { waveCandidates(filter: $filter) { suppliers { id } } }',
      { filter: { search: 'running' } },
    )
    expect(filtered.waveCandidates.suppliers).toEqual([{ id: running.id }])

    // On HOLD one is asked nothing new; the others get their request all the same.
    const held = await makeProspect(programme)
    await asSuper(
      house.superUrl,
      "INSERT INTO supplier_holds (id, programme_id, supplier_id, cause, cause_id, since) VALUES (gen_random_uuid(), $1, $2, 'HIT', gen_random_uuid(), now())",
      [programme.id, held.id],
    )
    const all = [fine, marked, nobodySigns, running, held].map(one => ({ id: one?.id ?? '' }))
    const { wave, leftOut } = await send(programme, all)
    expect(wave.asked).toBe(1)
    expect(leftOut.map((one: { obstacle: string }) => one.obstacle).sort()).toEqual([
      'HELD',
      'NO_SIGNATORY',
      'OPEN_RESPONSE',
      'UNDELIVERABLE',
    ])
  })

  test('whoever has joined before gets a request and a mail, no second invitation', async () => {
    const programme = await foundProgramme(house)
    const supplier = await programme.makeSupplier()
    await asSuper(house.superUrl, "UPDATE responses SET status = 'ACCEPTED' WHERE id = $1", [supplier.responseId])
    await asSuper(house.superUrl, "UPDATE suppliers SET status = 'ACTIVE' WHERE id = $1", [supplier.id])
    const { wave } = await send(programme, [supplier])
    expect(wave.asked).toBe(1)
    await quiet()
    expect(await subjectsTo(supplier.signatory.email)).toHaveLength(1)
    const { response } = await supplier.signatory.run(responseOf, { id: await responseId(supplier.id) })
    expect(response).toMatchObject({ status: 'DRAFT', stage: 'JOINED' })
    expect(await asSuper(house.superUrl, 'SELECT status FROM suppliers WHERE id = $1', [supplier.id])).toEqual([{ status: 'ACTIVE' }])
  })

  test('two people with the same list at once ask each supplier once; a double click is one wave', async () => {
    const programme = await foundProgramme(house)
    const suppliers = await many(programme, 4)
    const input = {
      name: 'Twice',
      templateId: await templateId(programme.purchasing, 'KYS-START'),
      dueOn: day(20),
      supplierIds: suppliers.map(({ id }) => id),
    }
    const [one, other] = await Promise.all([
      programme.purchasing.send(createWave, { input }),
      programme.reviewer.send(createWave, { input: { ...input, supplierIds: input.supplierIds.toReversed() } }),
    ])
    expect([one, other].flatMap(({ errors }) => errors?.map(({ extensions }) => extensions.rule) ?? [])).toEqual(['waveNobody'])
    const rows = await asSuper(house.superUrl, 'SELECT supplier_id FROM responses WHERE programme_id = $1', [programme.id])
    expect(rows).toHaveLength(4)

    const again = await many(programme, 2)
    const key = { 'idempotency-key': randomUUID() }
    const same = { ...input, supplierIds: again.map(({ id }) => id) }
    const [first, second] = await Promise.all([1, 2].map(() => programme.purchasing.run(createWave, { input: same }, key)))
    expect(first.createWave.wave.id).toBe(second.createWave.wave.id)
  })

  test('what does not hold is said at its field, and nothing was sent', async () => {
    const programme = await foundProgramme(house)
    const other = await foundProgramme(house)
    const [mine] = await many(programme, 1)
    const [theirs] = await many(other, 1)
    const base = { name: 'X', templateId: await templateId(programme.purchasing, 'KYS-START'), dueOn: day(20), supplierIds: [mine?.id] }
    const refusal = (change: object) => programme.purchasing.refusal(createWave, { input: { ...base, ...change } })
    expect((await refusal({ name: ' ' })).fields).toHaveProperty('name')
    expect((await refusal({ supplierIds: [] })).fields).toMatchObject({ supplierIds: expect.stringContaining('at least one') })
    expect((await refusal({ templateId: await templateId(other.purchasing, 'KYS-START') })).fields).toHaveProperty('templateId')
    expect(await refusal({ dueOn: day(-2) })).toMatchObject({ rule: 'duePast' })
    expect(await refusal({ supplierIds: [mine?.id, theirs?.id] })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await programme.administrator.refusal(createWave, { input: base })).toMatchObject({ code: 'DENIED' })
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM responses WHERE programme_id = $1', [programme.id])).toEqual([])
  })
})

describe('a request that runs', () => {
  test('is reminded of now, not twice within a day, and a link that ran out comes anew with it', async () => {
    const programme = await foundProgramme(house)
    const [expired] = await many(programme, 1)
    const joined = await programme.makeSupplier()
    await send(programme, [expired as Made])
    await quiet()
    await asSuper(house.superUrl, `UPDATE invitations SET expires_at = now() - interval '1 hour' WHERE supplier_id = $1`, [expired?.id])
    const ids = [await responseId(expired?.id ?? ''), joined.responseId]
    const [one, other] = await Promise.all(
      [programme.purchasing, programme.reviewer].map(by => by.run(remind, { input: { ids, words: 'We need it for the audit.' } })),
    )
    const done = [one, other].flatMap(({ remindResponses }) => remindResponses.responses)
    expect(done).toHaveLength(2)
    expect(done[0].remindedAt).not.toBeNull()
    expect([one, other].flatMap(({ remindResponses }) => remindResponses.passedOver).map(({ reason }) => reason)).toEqual([
      'REMINDED',
      'REMINDED',
    ])
    await quiet()
    const letter = (await house.mails(expired?.email ?? '')).at(-1)
    expect(letter?.text).toContain('We need it for the audit.')
    const { invitation } = await new Person(house).run(openLink, { token: await linkIn(expired?.email ?? '') })
    expect(invitation).toEqual({ email: expired?.email })
    expect((await house.mails(joined.signatory.email)).at(-1)?.text).toContain('We need it for the audit.')
    const { history } = await joined.signatory.run('query ($id: ID!) { history(filter: { subjectId: $id }) { nodes { action note } } }', {
      id: joined.responseId,
    })
    expect(history.nodes[0]).toEqual({ action: 'response.remind', note: 'We need it for the audit.' })
  })

  test('gets more time; reminders follow the new date, and none comes on the day of the extension', async () => {
    const programme = await foundProgramme(house)
    const supplier = await programme.makeSupplier()
    const due = day(10)
    await asSuper(house.superUrl, `UPDATE responses SET due_on = $2, requested_at = now() - interval '30 days' WHERE id = $1`, [
      supplier.responseId,
      due,
    ])
    const input = { ids: [supplier.responseId], dueOn: day(40), words: 'Until after the holidays.' }
    expect(await programme.purchasing.refusal(extend, { input })).toMatchObject({ code: 'DENIED' })
    const { extendResponses } = await programme.reviewer.run(extend, { input })
    expect(extendResponses.responses[0]).toMatchObject({ dueOn: day(40), extendedFrom: due, extensionWords: 'Until after the holidays.' })
    const again = await programme.reviewer.run(extend, { input })
    expect(again.extendResponses).toMatchObject({ responses: [], passedOver: [{ reason: 'NOT_LATER' }] })
    await quiet()
    expect((await house.mails(supplier.signatory.email)).at(-1)?.text).toContain('Until after the holidays.')

    const remindAt = async (ahead: number): Promise<string[]> => {
      clock = new Date(Date.parse(`${day(ahead)}T10:00:00+08:00`))
      const ctx = house.serving.open.context({ actor: houseActor(programme.id) })
      await house.serving.open.atomic.write(ctx, { name: 'remind', fields: ['remind'], request: null }, async () => {
        ctx.authorised = true
        return jobs.remind(ctx, {})
      })
      clock = null
      const rows = await asSuper(house.superUrl, 'SELECT kind FROM reminders WHERE response_id = $1 ORDER BY sent_at', [
        supplier.responseId,
      ])
      return rows.map(({ kind }) => String(kind))
    }
    expect(await remindAt(1)).toEqual([])
    expect(await remindAt(20)).toEqual(['HALFWAY'])
    expect(await remindAt(33)).toEqual(['HALFWAY', 'SEVEN_DAYS'])
  })

  test('is recalled before anything is handed in: closed for the supplier, who reads by whom; asked again, all is there', async () => {
    const programme = await foundProgramme(house)
    const [made] = await many(programme, 1)
    const supplier = made as Made
    const { wave } = await send(programme, [supplier])
    await quiet()
    const token = await linkIn(supplier.email)
    const id = await responseId(supplier.id)
    const { response } = await programme.reviewer.run(responseOf, { id })
    expect(response.allowedActions).toContain('response.recall')
    const { recallResponse } = await programme.purchasing.run(recall, {
      input: { id, version: response.version, words: 'Sent to the wrong plant.' },
    })
    expect(recallResponse).toMatchObject({ status: 'WITHDRAWN', recallWords: 'Sent to the wrong plant.' })
    expect(recallResponse.recalledBy).toBeTruthy()
    const dead = await new Person(house).refusal(openLink, { token })
    expect(dead).toMatchObject({ rule: 'requestRecalled' })
    expect(dead.message).toContain('withdrawn')
    await quiet()
    expect((await house.mails(supplier.email)).at(-1)?.text).toContain('Sent to the wrong plant.')
    expect(await asSuper(house.superUrl, 'SELECT status FROM suppliers WHERE id = $1', [supplier.id])).toEqual([{ status: 'PROSPECT' }])
    const counts = await programme.reviewer.run('query ($id: ID!) { wave(id: $id) { asked } }', { id: wave.id })
    expect(counts.wave.asked).toBe(0)

    const back = await programme.purchasing.run(askAgain, { input: { id, version: recallResponse.version, dueOn: day(30), words: null } })
    expect(back.askAgain).toMatchObject({ status: 'DRAFT', dueOn: day(30), recalledBy: null, message: 'Please answer for the year 2026.' })
    await until(async () => (await linkIn(supplier.email)) !== token)
    await quiet()
    const { invitation } = await new Person(house).run(openLink, { token: await linkIn(supplier.email) })
    expect(invitation).toEqual({ email: supplier.email })
    expect(await new Person(house).run(openLink, { token })).toEqual({ invitation: null })
    expect(await asSuper(house.superUrl, 'SELECT status FROM suppliers WHERE id = $1', [supplier.id])).toEqual([{ status: 'INVITED' }])
  })

  test('what was typed stays through a recall, closed, and is open again once asked again', async () => {
    const programme = await foundProgramme(house)
    const supplier = await programme.makeSupplier()
    await answerAll(supplier)
    const { response } = await programme.reviewer.run(responseOf, { id: supplier.responseId })
    const { recallResponse } = await programme.reviewer.run(recall, { input: { id: response.id, version: response.version } })
    const closed = await supplier.signatory.run(
      'query ($id: ID!) { response(id: $id) { status recalledBy allowedActions answers { status } } }',
      {
        id: response.id,
      },
    )
    expect(closed.response).toMatchObject({ status: 'WITHDRAWN', allowedActions: [] })
    expect(closed.response.answers.filter(({ status }: { status: string }) => status !== 'EMPTY')).toHaveLength(3)
    const save = 'mutation ($input: SaveAnswerInput!) { saveAnswer(input: $input) { required } }'
    const answer = { responseId: response.id, question: 'KYS-I1', status: 'ANSWERED', value: false, version: 1 }
    expect(await supplier.signatory.refusal(save, { input: answer })).toMatchObject({ rule: 'notEditable' })
    await programme.reviewer.run(askAgain, { input: { id: response.id, version: recallResponse.version, dueOn: day(30) } })
    await handIn(supplier)
    expect(await asSuper(house.superUrl, 'SELECT status FROM suppliers WHERE id = $1', [supplier.id])).toEqual([{ status: 'UNDER_REVIEW' }])
    const late = await programme.reviewer.refusal(recall, { input: { id: response.id, version: 99 } })
    expect(late).toMatchObject({ rule: 'recallTooLate' })
  })

  test('recalled and handed in at the same moment, just one of both happens', async () => {
    const programme = await foundProgramme(house)
    for (let round = 0; round < 3; round++) {
      const supplier = await programme.makeSupplier()
      await answerAll(supplier)
      const { response } = await programme.reviewer.run(responseOf, { id: supplier.responseId })
      const submit = 'mutation ($input: SubmitResponseInput!) { submitResponse(input: $input) { id } }'
      const { id, version } = response
      const [handing, recalling] = await Promise.all([
        supplier.signatory.send(submit, { input: { id, version, declaration: true } }),
        programme.reviewer.send(recall, { input: { id, version } }),
      ])
      expect([handing.errors, recalling.errors].filter(Boolean)).toHaveLength(1)
      const [row] = await asSuper(house.superUrl, 'SELECT status, round FROM responses WHERE id = $1', [id])
      expect(row).toEqual(handing.errors ? { status: 'WITHDRAWN', round: 0 } : { status: 'SUBMITTED', round: 1 })
    }
  })
})
