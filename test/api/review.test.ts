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
  expect(await reviewer.refusal(accept, { input: { responseId: kys.responseId, questions: [asked[0] ?? ''] } })).toMatchObject({
    rule: 'wrongState',
  })
})

test('two at once: whoever comes second overwrites nothing', async () => {
  const supplier = await programme.makeSupplier('Two reviewers')
  await answerAll(supplier)
  await handIn(supplier)
  const other = await programme.join(['REVIEWER'])
  const input = { responseId: supplier.responseId, questions: ['KYS-A3', 'KYS-E1', 'KYS-I1'] }
  await Promise.all([programme.reviewer.run(accept, { input }), other.run(accept, { input })])
  const entries = await entriesOf(supplier.responseId)
  expect(entries.flatMap(one => (one.data as { questions: string[] }).questions).toSorted()).toEqual(['KYS-A3', 'KYS-E1', 'KYS-I1'])
})

test.each(['zh', 'en', 'fr'])('the whole KYS is a document in %s, and a reader at hand waits for seconds at most', async locale => {
  const began = performance.now()
  const response = await programme.reviewer.get(`/responses/${kys.responseId}.pdf?locale=${locale}`)
  const bytes = Buffer.from(await response.arrayBuffer())
  expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(bytes.length).toBeGreaterThan(60_000)
  expect(performance.now() - began).toBeLessThan(20_000)
})
