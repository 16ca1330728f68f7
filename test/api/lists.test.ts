import { addDays, dayIn } from 'shared/rules/days.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerAll, foundProgramme, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let river: TestSupplier
let harbour: TestSupplier
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  river = await programme.makeSupplier('红河矿业 Red River Mill')
  harbour = await programme.makeSupplier('Harbour 100% Alumina')
  await answerAll(river, river.signatory, ' at the red mill')
  await answerAll(harbour)
}, 120_000)
afterAll(() => house.close())

const today = (): string => dayIn(new Date(), 'Asia/Shanghai')
const inDays = (days: number): string => addDays(today(), days)
const assign = 'mutation ($input: AssignReviewerInput!) { assignReviewer(input: $input) { suppliers { id reviewerId } } }'

const search = `query ($text: String!) { search(text: $text) {
  suppliers { id name } records { id type name responseId supplier { name } } files { name supplier { name } }
  questions { question label { en } responseId } answers { question reason label { en } responseId supplier { id } } } }`
const find = async (person: Person, text: string) => (await person.run(search, { text })).search
const names = (rows: readonly { name: string }[]): string[] => rows.map(({ name }) => name)

describe('the search', () => {
  test('finds names in any script and order, codes of questions, files and words of answers', async () => {
    const { reviewer } = programme
    expect(names((await find(reviewer, '红河')).suppliers)).toEqual([river.name])
    expect(names((await find(reviewer, 'river RED')).suppliers)).toEqual([river.name])
    expect(names((await find(reviewer, '100%')).suppliers)).toEqual([harbour.name])
    expect(await find(reviewer, 'x')).toEqual({ suppliers: [], records: [], files: [], questions: [], answers: [] })
    expect(names((await find(reviewer, 'red mill.pdf')).files)).toEqual(['licence at the red mill.pdf'])
    const { answers } = await find(reviewer, 'red mill')
    expect(answers).toMatchObject([{ question: 'KYS-A3', reason: 'Registered elsewhere at the red mill', responseId: river.responseId }])
    expect((await find(reviewer, 'kys-a3')).questions.map((one: { question: string }) => one.question)).toContain('KYS-A3')
  })

  test('a code and a name find what that supplier answered', async () => {
    const { answers } = await find(programme.reviewer, 'A3 harbour')
    expect(answers).toMatchObject([{ question: 'KYS-A3', supplier: { id: harbour.id } }])
  })

  test('shows each of the house its own part: states without answers, the register alone', async () => {
    for (const person of [programme.purchasing, programme.administrator]) {
      const found = await find(person, 'mill')
      expect(names(found.suppliers)).toEqual([river.name])
      expect([found.files, found.answers, found.records]).toEqual([[], [], []])
    }
    const all = await find(programme.auditor, 'mill')
    expect([all.files.length, all.answers.length]).toEqual([1, 1])
    const handler = await find(programme.staff.GRIEVANCE_HANDLER, 'mill')
    expect([handler.suppliers, handler.files]).toEqual([[], []])
  })

  test('a supplier finds its own, and its questions where it answers them', async () => {
    const own = await find(river.user, 'mill')
    expect([own.suppliers.length, own.files.length, own.answers.length]).toEqual([1, 1, 1])
    const other = await find(harbour.user, 'mill')
    expect([other.suppliers, other.files, other.answers]).toEqual([[], [], []])
    const { questions } = await find(harbour.user, 'KYS-E1')
    expect(questions).toMatchObject([{ question: 'KYS-E1', responseId: harbour.responseId }])
  })

  test('parties and sites: the house by record, a supplier by its own rows', async () => {
    const record = `INSERT INTO records (id, programme_id, supplier_id, type, status, name, details, proposed_at) VALUES (gen_random_uuid(), $1, $2, 'SITE', 'PROPOSED', 'Sangarédi North', '{}', now()) RETURNING id`
    const [made] = await asSuper(house.superUrl, record, [programme.id, river.id])
    for (const supplier of [river, harbour])
      await asSuper(
        house.superUrl,
        `INSERT INTO record_mentions (response_id, question, row_id, programme_id, supplier_id, record_id, type, cells) VALUES ($1, 'KYS-B2', gen_random_uuid(), $2, $3, $4, 'SITE', '{"name": "Sangarédi North"}')`,
        [supplier.responseId, programme.id, supplier.id, made?.id],
      )
    const house_ = await find(programme.reviewer, 'sangarédi')
    expect(house_.records).toMatchObject([{ id: made?.id, name: 'Sangarédi North', supplier: { name: river.name } }])
    const own = await find(harbour.user, 'sangarédi')
    expect(own.records).toMatchObject([{ name: 'Sangarédi North', responseId: harbour.responseId, supplier: { name: harbour.name } }])
    expect(own.records[0].id).not.toBe(made?.id)
  })
})

describe('views', () => {
  const save = 'mutation ($input: SaveViewInput!) { saveView(input: $input) { id version name address shared mine allowedActions } }'
  const read = '{ savedViews { id version name by mine shared allowedActions } }'
  const seen = async (person: Person): Promise<string[]> => names((await person.run(read)).savedViews)
  const input = { list: 'SUPPLIERS', name: 'Mines in Guinea', address: 'state=INVITED&sort=CREATED&columns=state,country', shared: false }

  test('one keeps a view for oneself, shares it, renames and removes it', async () => {
    const [keeper, colleague] = [await programme.join(['REVIEWER']), await programme.join(['PURCHASING'])]
    const { saveView } = await keeper.run(save, { input })
    expect(saveView).toMatchObject({ name: input.name, mine: true, allowedActions: ['view.change', 'view.share', 'view.remove'] })
    expect([await seen(keeper), await seen(colleague)]).toEqual([[input.name], []])
    const change = 'mutation ($input: ChangeViewInput!) { changeView(input: $input) { id version name address } }'
    const { changeView } = await keeper.run(change, { input: { id: saveView.id, version: 1, name: 'Guinea', shared: true } })
    expect(changeView).toEqual({ id: saveView.id, version: 2, name: 'Guinea', address: saveView.address })
    expect(await seen(colleague)).toEqual(['Guinea'])
    expect(await colleague.refusal(change, { input: { id: saveView.id, version: 2, name: 'Mine', shared: false } })).toMatchObject({
      code: 'DENIED',
    })
    expect(await keeper.refusal(save, { input: { ...input, name: 'Guinea' } })).toMatchObject({ code: 'INVALID' })
    expect(await seen(river.user)).toEqual([])
    // An administrator tidies up what somebody has left behind.
    const remove = 'mutation ($input: VersionedInput!) { removeView(input: $input) { id } }'
    await programme.administrator.run(remove, { input: { id: saveView.id, version: 2 } })
    expect(await seen(colleague)).toEqual([])
  })

  test('a supplier keeps its own and shares none; an auditor keeps none', async () => {
    const evidence = { ...input, list: 'EVIDENCE', address: 'state=HELD' }
    await river.user.run(save, { input: evidence })
    expect([await seen(river.user), await seen(river.signatory), await seen(programme.reviewer)]).toEqual([[input.name], [], []])
    expect(await river.signatory.refusal(save, { input: { ...evidence, shared: true } })).toMatchObject({ code: 'DENIED' })
    expect(await programme.auditor.refusal(save, { input })).toMatchObject({ code: 'DENIED' })
    expect(await river.user.refusal(save, { input: { ...evidence, name: 'Odd', address: 'a b' } })).toMatchObject({ code: 'INVALID' })
  })
})

describe('absence', () => {
  const enter = 'mutation ($input: EnterAbsenceInput!) { enterAbsence(input: $input) { id version now person deputy } }'
  const list = 'query ($filter: AbsenceFilter) { absences(filter: $filter) { nodes { id firstDay lastDay deputyMissing allowedActions } } }'

  test('who is away, who stands in: in the queue, at assignment, and over by itself', async () => {
    const [away, deputy] = [await programme.join(['REVIEWER']), await programme.join(['REVIEWER'])]
    await programme.reviewer.run(assign, { input: { supplierIds: [harbour.id], reviewerId: away.accountId } })
    const input = { accountId: away.accountId, deputyId: deputy.accountId, firstDay: today(), lastDay: inDays(3) }
    const { enterAbsence } = await away.run(enter, { input })
    expect(enterAbsence.now).toBe(true)
    const { notifications } = await deputy.run('{ notifications(first: 1) { nodes { key path } } }')
    expect(notifications.nodes).toEqual([{ key: 'standInAsked', path: '/absences' }])
    const mine = await deputy.run('{ responses(filter: { mine: true }) { nodes { supplier { id } standIn } } }')
    expect(mine.responses.nodes).toMatchObject([{ supplier: { id: harbour.id }, standIn: enterAbsence.deputy }])
    const { reviewers } = await programme.reviewer.run('{ reviewers { id awayUntil deputy } }')
    expect(reviewers.find((one: { id: string }) => one.id === away.accountId)).toMatchObject({ awayUntil: inDays(3) })
    expect((await deputy.run(list, { filter: { standsIn: true } })).absences.nodes).toHaveLength(1)

    await asSuper(house.superUrl, 'UPDATE absences SET first_day = $2, last_day = $3 WHERE id = $1', [
      enterAbsence.id,
      inDays(-9),
      inDays(-1),
    ])
    expect((await deputy.run('{ responses(filter: { mine: true }) { nodes { id } } }')).responses.nodes).toEqual([])
    expect((await deputy.run(list, { filter: { over: true } })).absences.nodes).toHaveLength(1)
    const remove = 'mutation ($input: VersionedInput!) { removeAbsence(input: $input) { id } }'
    expect(await away.refusal(remove, { input: { id: enterAbsence.id, version: 1 } })).toMatchObject({ rule: 'absenceOver' })
  })

  test('nobody is away twice, stands in while away, or stands in for what they may not do', async () => {
    const [away, deputy] = [await programme.join(['REVIEWER']), await programme.join(['REVIEWER'])]
    const input = { accountId: away.accountId, deputyId: deputy.accountId, firstDay: inDays(10), lastDay: inDays(20) }
    // Twice in one moment: one is written.
    const both = await Promise.allSettled([away.run(enter, { input }), away.run(enter, { input })])
    expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await away.refusal(enter, { input: { ...input, firstDay: inDays(20), lastDay: inDays(21) } })).toMatchObject({
      rule: 'absenceOverlaps',
    })
    const theirs = { accountId: deputy.accountId, deputyId: away.accountId, firstDay: inDays(12), lastDay: inDays(12) }
    expect(await deputy.refusal(enter, { input: theirs })).toMatchObject({ rule: 'deputyAway' })
    expect(await away.refusal(enter, { input: { ...input, deputyId: programme.purchasing.accountId, lastDay: inDays(9) } })).toMatchObject({
      code: 'INVALID',
    })
    expect(await deputy.refusal(enter, { input: { ...input, accountId: away.accountId } })).toMatchObject({ code: 'DENIED' })
    expect(await away.refusal(enter, { input: { ...input, firstDay: inDays(-3), lastDay: inDays(-2) } })).toMatchObject({ code: 'INVALID' })
    expect(await away.refusal(enter, { input: { ...input, deputyId: away.accountId, lastDay: inDays(30) } })).toMatchObject({
      code: 'INVALID',
    })

    // The deputy falls ill: it stands there that nobody stands in.
    const { enterAbsence } = await deputy.run(enter, { input: { ...theirs, deputyId: programme.reviewer.accountId } })
    const found = (await programme.administrator.run(list, { filter: { accountId: away.accountId } })).absences.nodes
    expect(found).toMatchObject([{ deputyMissing: true, allowedActions: ['absence.change', 'absence.remove'] }])
    const change = 'mutation ($input: ChangeAbsenceInput!) { changeAbsence(input: $input) { version lastDay } }'
    const shorter = { deputyId: programme.reviewer.accountId, firstDay: inDays(12), lastDay: inDays(13) }
    const { changeAbsence } = await programme.administrator.run(change, { input: { id: enterAbsence.id, version: 1, ...shorter } })
    expect(changeAbsence).toEqual({ version: 2, lastDay: inDays(13) })
    expect(await deputy.refusal(change, { input: { id: enterAbsence.id, version: 1, ...shorter } })).toMatchObject({
      rule: 'changedMeanwhile',
    })
  })
})

describe('work that changes hands', () => {
  const looksAfter = async (person: Person): Promise<number> =>
    (await programme.reviewer.run('query ($id: ID!) { suppliersCount(filter: { reviewerId: $id }) { value } }', { id: person.accountId }))
      .suppliersCount.value

  test('all that one looks after goes to another, who learns of it once', async () => {
    const [from, to] = [await programme.join(['REVIEWER']), await programme.join(['REVIEWER'])]
    await programme.reviewer.run(assign, { input: { supplierIds: [river.id, harbour.id], reviewerId: from.accountId } })
    const handOn = 'mutation ($input: HandOnSuppliersInput!) { handOnSuppliers(input: $input) { count } }'
    const input = { fromId: from.accountId, toId: to.accountId }
    expect(await programme.purchasing.refusal(handOn, { input })).toMatchObject({ code: 'DENIED' })
    expect((await programme.administrator.run(handOn, { input })).handOnSuppliers.count).toBe(2)
    expect([await looksAfter(from), await looksAfter(to)]).toEqual([0, 2])
    const { notifications } = await to.run('{ notifications(first: 5) { nodes { key } } }')
    expect(notifications.nodes).toEqual([{ key: 'supplierAssigned' }])
    expect(await programme.reviewer.refusal(handOn, { input: { fromId: to.accountId, toId: river.user.accountId } })).toMatchObject({
      code: 'INVALID',
    })
  })

  test('whoever leaves leaves no supplier behind: they go to whoever was named, or wait for somebody', async () => {
    const deactivate =
      'mutation ($input: VersionedInput!, $to: ID) { deactivateMember(input: $input, successorId: $to) { looksAfter deactivatedAt } }'
    const [leaving, to] = [await programme.join(['REVIEWER']), await programme.join(['REVIEWER'])]
    await programme.reviewer.run(assign, { input: { supplierIds: [river.id], reviewerId: leaving.accountId } })
    const member = async (person: Person) =>
      (
        await programme.administrator.run('query ($search: String) { members(search: $search) { nodes { id version looksAfter } } }', {
          search: person.email,
        })
      ).members.nodes[0]
    const { looksAfter: many, ...input } = await member(leaving)
    expect(many).toBe(1)
    expect(await programme.administrator.refusal(deactivate, { input, to: river.user.accountId })).toMatchObject({ code: 'INVALID' })
    expect((await programme.administrator.run(deactivate, { input, to: to.accountId })).deactivateMember.looksAfter).toBe(0)
    expect(await looksAfter(to)).toBe(1)
    const { looksAfter: _, ...next } = await member(to)
    await programme.administrator.run(deactivate, { input: next })
    const free = await programme.reviewer.run('{ suppliers(filter: { unassigned: true }) { nodes { id } } }')
    expect(free.suppliers.nodes.map((one: { id: string }) => one.id)).toContain(river.id)
  })
})
