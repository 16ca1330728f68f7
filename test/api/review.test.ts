import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { answerKys, company } from '../factories/kys.ts'
import { answerAll, foundProgramme, handIn, judge, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
let kys: TestSupplier
let asked: string[]
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  kys = await programme.makeSupplier('Mine', { template: 'KYS', tier: 'MINE' })
  await answerKys(kys, company('MINE'))
  await handIn(kys)
  const { response } = await programme.reviewer.run('query ($id: ID!) { response(id: $id) { rounds { answers { question } } } }', {
    id: kys.responseId,
  })
  asked = response.rounds[0].answers.map((one: { question: string }) => one.question)
}, 120_000)
afterAll(() => house.close())

const accept =
  'mutation ($input: AcceptAnswersInput!) { acceptAnswers(input: $input) { id status version judgements { question round decision words } } }'
const acceptWhole = 'mutation ($input: VersionedInput!) { acceptResponse(input: $input) { status } }'
const entriesOf = (id: string) =>
  asSuper(house.superUrl, "SELECT seq, data FROM history WHERE subject_id = $1 AND action = 'answer.judge' ORDER BY seq", [id])

test('a section is accepted at once, what was judged stays, and the history tells of it once', async () => {
  const { reviewer } = programme
  const section = asked.filter(code => code.startsWith('KYS-A'))
  const [first = ''] = section
  await reviewer.run(judge, {
    input: { responseId: kys.responseId, question: first, decision: 'RETURNED', words: 'Please give the name in full.' },
  })
  const before = await entriesOf(kys.responseId)
  const { acceptAnswers } = await reviewer.run(accept, { input: { responseId: kys.responseId, questions: section } })
  expect(acceptAnswers.status).toBe('IN_REVIEW')
  expect(acceptAnswers.judgements.find((one: { question: string }) => one.question === first)).toMatchObject({ decision: 'RETURNED' })
  expect(acceptAnswers.judgements).toHaveLength(section.length)

  const entries = (await entriesOf(kys.responseId)).slice(before.length)
  expect(entries).toHaveLength(1)
  const { questions, sha256 } = (entries[0]?.data ?? {}) as { questions: string[]; sha256: string }
  expect(questions.toSorted()).toEqual(section.slice(1).toSorted())
  const rows = questions.map(question => ({ question, round: 1, decision: 'ACCEPTED' }))
  expect(sha256).toBe(
    createHash('sha256')
      .update(canonicalize(rows) ?? '')
      .digest('hex'),
  )

  // The same again decides nothing and says nothing.
  await reviewer.run(accept, { input: { responseId: kys.responseId, questions: section } })
  expect(await entriesOf(kys.responseId)).toHaveLength(before.length + 1)
})

test('only what was handed in can be judged, and the whole is accepted when all of it is', async () => {
  const { reviewer } = programme
  const [hidden] = await asSuper(house.superUrl, 'SELECT question FROM answers WHERE response_id = $1 AND question <> ALL ($2)', [
    kys.responseId,
    asked,
  ])
  expect(hidden).toBeDefined()
  const strange = await reviewer.refusal(accept, {
    input: { responseId: kys.responseId, questions: [asked[0] ?? '', String(hidden?.question)] },
  })
  expect(strange).toMatchObject({ code: 'INVALID' })
  const version = async () =>
    (await reviewer.run('query ($id: ID!) { response(id: $id) { version } }', { id: kys.responseId })).response.version
  await reviewer.run(judge, { input: { responseId: kys.responseId, question: asked[0], decision: 'ACCEPTED' } })
  const early = await reviewer.refusal(acceptWhole, { input: { id: kys.responseId, version: await version() } })
  expect(early).toMatchObject({ rule: 'notAllJudged' })
  await reviewer.run(accept, { input: { responseId: kys.responseId, questions: asked } })
  const { acceptResponse } = await reviewer.run(acceptWhole, { input: { id: kys.responseId, version: await version() } })
  expect(acceptResponse.status).toBe('ACCEPTED')
  // Its numbers are the supplier's own from then on, in the supplier's words, and duplicates are found by them.
  const { response } = await reviewer.run('query ($id: ID!) { response(id: $id) { answers { question value } } }', { id: kys.responseId })
  const said = response.answers.find((one: { question: string }) => one.question === 'KYS-A3').value
  const { supplier } = await reviewer.run('query ($id: ID!) { supplier(id: $id) { identifiers { kind value source } } }', { id: kys.id })
  expect(supplier.identifiers).toContainEqual({ kind: 'USCC', value: said, source: 'ANSWERED' })
  expect(await reviewer.refusal(accept, { input: { responseId: kys.responseId, questions: [asked[0] ?? ''] } })).toMatchObject({
    rule: 'wrongState',
  })
})

test('two at once: whoever comes second is told who has it in hand, takes it over, and overwrites nothing', async () => {
  const supplier = await programme.makeSupplier('Two reviewers')
  await answerAll(supplier)
  await handIn(supplier)
  const other = await programme.join(['REVIEWER'])
  const input = { responseId: supplier.responseId, questions: ['KYS-A3', 'KYS-E1', 'KYS-I1'] }
  const both = await Promise.allSettled([programme.reviewer.run(accept, { input }), other.run(accept, { input })])
  expect(both.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  const entries = await entriesOf(supplier.responseId)
  expect(entries.flatMap(one => (one.data as { questions: string[] }).questions).toSorted()).toEqual(['KYS-A3', 'KYS-E1', 'KYS-I1'])

  const [first, second] = both[0]?.status === 'fulfilled' ? [programme.reviewer, other] : [other, programme.reviewer]
  const again = { input: { responseId: supplier.responseId, question: 'KYS-A3', decision: 'RETURNED', words: 'Please look again.' } }
  expect(await second.refusal(judge, again)).toMatchObject({ rule: 'claimedByOther' })
  const claim = 'mutation ($id: ID!) { claimResponse(id: $id) { claimedById } }'
  const { claimResponse } = await second.run(claim, { id: supplier.responseId })
  expect(claimResponse.claimedById).toBe(second.accountId)
  await second.run(judge, again)
  expect(await first.refusal(judge, again)).toMatchObject({ rule: 'claimedByOther' })
  const { notifications } = await first.run('{ notifications(first: 5) { nodes { key path } } }')
  expect(notifications.nodes[0]).toMatchObject({ key: 'responseTakenOver', path: `/responses/${supplier.responseId}/review` })

  const release = 'mutation ($id: ID!) { releaseResponse(id: $id) { claimedById } }'
  expect((await second.run(release, { id: supplier.responseId })).releaseResponse.claimedById).toBeNull()
  await first.run(judge, again)
})

test('notes are the reviewers’ own: whoever wrote one removes it, and the history keeps no word of it', async () => {
  const supplier = await programme.makeSupplier('Noted')
  const other = await programme.join(['REVIEWER'])
  const write = 'mutation ($input: WriteNoteInput!) { writeNote(input: $input) { notes { id words author mine } } }'
  const input = { responseId: supplier.responseId, question: 'KYS-A3', words: 'Compare with the register extract' }
  const { writeNote } = await programme.reviewer.run(write, { input })
  expect(writeNote.notes).toMatchObject([{ words: input.words, mine: true }])
  const read = 'query ($id: ID!) { response(id: $id) { notes { id words mine } } }'
  expect((await other.run(read, { id: supplier.responseId })).response.notes).toMatchObject([{ words: input.words, mine: false }])
  expect((await supplier.signatory.run(read, { id: supplier.responseId })).response.notes).toEqual([])
  const remove = 'mutation ($id: ID!) { removeNote(id: $id) { notes { id } } }'
  expect(await other.refusal(remove, { id: writeNote.notes[0].id })).toMatchObject({ code: 'DENIED' })
  expect((await programme.reviewer.run(remove, { id: writeNote.notes[0].id })).removeNote.notes).toEqual([])
  const told = await asSuper(
    house.superUrl,
    "SELECT action, data::text AS data, note FROM history WHERE action LIKE 'note.%' AND subject_id = $1",
    [supplier.responseId],
  )
  expect(told.map(one => one.action)).toEqual(['note.write', 'note.remove'])
  expect(JSON.stringify(told)).not.toContain('register extract')
  expect(await programme.reviewer.refusal(write, { input: { ...input, question: 'NO-1' } })).toMatchObject({ code: 'INVALID' })
})

test('the queue shows what is mine, also while I stand in for somebody, and who is silent', async () => {
  // A reviewer of their own: whoever judged something has it in hand, and that is theirs too.
  const reviewer = await programme.join(['REVIEWER'])
  const away = await programme.join(['REVIEWER'])
  const [mine, theirs, nobodys] = [await programme.makeSupplier(), await programme.makeSupplier(), await programme.makeSupplier()]
  const assign = 'mutation ($input: AssignReviewerInput!) { assignReviewer(input: $input) { suppliers { id reviewer reviewerId } } }'
  const { assignReviewer } = await reviewer.run(assign, { input: { supplierIds: [mine.id], reviewerId: reviewer.accountId } })
  expect(assignReviewer.suppliers).toMatchObject([{ id: mine.id, reviewerId: reviewer.accountId }])
  await reviewer.run(assign, { input: { supplierIds: [theirs.id], reviewerId: away.accountId } })
  expect(await reviewer.refusal(assign, { input: { supplierIds: [mine.id], reviewerId: mine.signatory.accountId } })).toMatchObject({
    code: 'INVALID',
  })
  const list =
    'query ($filter: ResponseFilter) { responses(first: 100, filter: $filter) { nodes { supplier { id } } } responsesCount(filter: $filter) { value } }'
  const found = async (filter: object): Promise<string[]> =>
    (await reviewer.run(list, { filter })).responses.nodes.map((one: { supplier: { id: string } }) => one.supplier.id)
  expect(await found({ mine: true })).toEqual([mine.id])
  await asSuper(
    house.superUrl,
    'INSERT INTO absences (id, programme_id, account_id, deputy_id, first_day, last_day, version) VALUES (gen_random_uuid(), $1, $2, $3, current_date - 1, current_date + 1, 1)',
    [programme.id, away.accountId, reviewer.accountId],
  )
  expect((await found({ mine: true })).toSorted()).toEqual([mine.id, theirs.id].toSorted())
  const notMine = await found({ mine: false })
  expect(notMine).toContain(nobodys.id)
  expect(notMine).not.toContain(theirs.id)
  expect(await found({ nobodys: true, silent: false })).toContain(nobodys.id)
  expect(await found({ nobodys: true })).not.toContain(mine.id)
  const inHand = await programme.makeSupplier()
  await answerAll(inHand)
  await handIn(inHand)
  await reviewer.run('mutation ($id: ID!) { claimResponse(id: $id) { id } }', { id: inHand.responseId })
  expect((await found({ mine: true })).toSorted()).toEqual([mine.id, theirs.id, inHand.id].toSorted())

  expect(await found({ silent: true })).not.toContain(nobodys.id)
  await asSuper(house.superUrl, "UPDATE responses SET requested_at = now() - interval '8 days' WHERE supplier_id = $1", [nobodys.id])
  expect(await found({ silent: true })).toEqual([nobodys.id])
  expect(await found({ dueWithin: 0, search: 'no such' })).toEqual([])
})

test('another year of the same supplier is there to compare with, for whoever reads answers; nobody else’s', async () => {
  const [supplier, stranger] = [await programme.makeSupplier(), await programme.makeSupplier()]
  const columns =
    'programme_id, supplier_id, template_id, tier, required, answered, status, status_since, round, requested_by_id, due_on, version'
  const [next] = await asSuper(
    house.superUrl,
    `INSERT INTO responses (id, requested_at, previous_id, ${columns}) SELECT gen_random_uuid(), requested_at + interval '1 year', id, ${columns} FROM responses WHERE id = $1 RETURNING id`,
    [supplier.responseId],
  )
  const read = 'query ($id: ID!) { response(id: $id) { previousId others { id title { en } round status } } }'
  const seen = async (by: TestSupplier['signatory'], id: unknown) => (await by.run(read, { id })).response
  expect(await seen(programme.reviewer, next?.id)).toMatchObject({
    previousId: supplier.responseId,
    others: [{ id: supplier.responseId, round: 0, status: 'DRAFT' }],
  })
  expect((await seen(programme.reviewer, supplier.responseId)).others).toMatchObject([{ id: next?.id }])
  expect((await seen(supplier.user, supplier.responseId)).others).toMatchObject([{ id: next?.id }])
  expect((await seen(programme.purchasing, next?.id)).others).toEqual([])
  expect(await seen(stranger.user, next?.id)).toBeNull()
  expect((await seen(stranger.user, stranger.responseId)).others).toEqual([])
})

test.each(['zh', 'en', 'fr'])('the whole KYS is a document in %s, and a reader at hand waits for seconds at most', async locale => {
  const began = performance.now()
  const response = await programme.reviewer.get(`/responses/${kys.responseId}.pdf?locale=${locale}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(60_000)
  expect(performance.now() - began).toBeLessThan(20_000)
})
