import type { OpenMatter } from 'server/src/core/context.ts'
import { openConditions } from 'server/src/features/conditions/open-matters.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, judgedSupplier, type TestProgramme, type TestSupplier } from '../factories/programme.ts'
import { openTestHouse, type TestHouse, until } from '../support/house.ts'

let house: TestHouse
let programme: TestProgramme
/** What another feature will know of: a valid flag, by supplier. */
const flags = new Map<string, OpenMatter>()
beforeAll(async () => {
  house = await openTestHouse({
    parts: { openMatters: [openConditions, async (_, supplierId) => (flags.has(supplierId) ? [flags.get(supplierId) as OpenMatter] : [])] },
  })
  programme = await foundProgramme(house)
}, 120_000)
afterAll(() => house?.close())

const day = (ahead: number): string => new Date(Date.now() + ahead * 86_400_000).toISOString().slice(0, 10)
const condition = { name: 'Renewed licence', words: 'Send the renewed licence before the old one ends.', dueOn: day(30) }
const acceptWhole =
  'mutation ($input: VersionedInput!, $conditions: [NewConditionInput!]) { acceptResponse(input: $input, conditions: $conditions) { status conditions { name words dueOn owner namedBy status } } }'
const supplierNow =
  'query ($id: ID!) { supplier(id: $id) { status version conditions { id name status version owner settledBy settledWords allowedActions } } }'

const judged = () => judgedSupplier(house, programme)
const now = async ({ id }: TestSupplier, by = programme.reviewer) => (await by.run(supplierNow, { id })).supplier
const settle = (name: 'fulfilCondition' | 'liftCondition') =>
  `mutation ($input: SettleConditionInput!) { ${name}(input: $input) { status conditions { id status settledBy settledWords } } }`

test('accepted under conditions: everybody concerned reads them, and with the last one settled the supplier is approved', async () => {
  const { reviewer, purchasing } = programme
  const { supplier, input } = await judged()
  const second = { ...condition, name: 'Visit', words: 'A visit to the site.', dueOn: day(5) }
  const { acceptResponse } = await reviewer.run(acceptWhole, { input, conditions: [condition, second] })
  expect(acceptResponse).toMatchObject({ status: 'ACCEPTED', conditions: [{ name: 'Visit', status: 'OPEN' }, { name: condition.name }] })
  expect((await now(supplier)).status).toBe('CONDITIONAL')

  const seen = await now(supplier, purchasing)
  expect(seen.conditions).toMatchObject([
    { name: 'Visit', allowedActions: [] },
    { name: condition.name, allowedActions: [] },
  ])
  const own = await supplier.user.run('query ($id: ID!) { response(id: $id) { conditions { name words } } }', { id: supplier.responseId })
  expect(own.response.conditions).toHaveLength(2)
  const told = await until(async () => (await house.mails(supplier.user.email)).find(({ text }) => text.includes('Visit')))
  expect(told.text).toContain(second.words)
  expect(told.text).toContain(condition.words)
  const { myWork } = await reviewer.run('{ myWork { kind subjectId detail } }')
  expect(myWork.filter((one: { kind: string }) => one.kind === 'SEE_TO_CONDITION')).toEqual([
    { kind: 'SEE_TO_CONDITION', subjectId: supplier.id, detail: 'Visit' },
  ])

  const [first, last] = (await now(supplier)).conditions
  const bare = { input: { id: first.id, version: first.version } }
  expect(await reviewer.refusal(settle('liftCondition'), bare)).toMatchObject({ code: 'INVALID' })
  await reviewer.run(settle('liftCondition'), { input: { ...bare.input, words: 'The site was visited by a colleague last month.' } })
  expect((await now(supplier)).status).toBe('CONDITIONAL')
  expect(await reviewer.refusal(settle('fulfilCondition'), bare)).toMatchObject({ rule: 'changedMeanwhile' })
  const { fulfilCondition } = await reviewer.run(settle('fulfilCondition'), { input: { id: last.id, version: last.version } })
  expect(fulfilCondition.status).toBe('APPROVED')
  expect(
    await reviewer.refusal(settle('liftCondition'), { input: { id: last.id, version: last.version + 1, words: 'Again' } }),
  ).toMatchObject({
    rule: 'wrongState',
  })
})

test('while something stands open a condition has to be named, and approval waits until nothing does', async () => {
  const { reviewer } = programme
  const { supplier, input } = await judged()
  flags.set(supplier.id, { kind: 'FLAG', id: 'RF-L1', name: 'Origin in a CAHRA' })
  expect(await reviewer.refusal(acceptWhole, { input })).toMatchObject({ rule: 'conditionsNeeded' })
  expect((await now(supplier)).status).toBe('UNDER_REVIEW')
  await reviewer.run(acceptWhole, { input, conditions: [condition] })
  const [one] = (await now(supplier)).conditions
  await reviewer.run(settle('fulfilCondition'), { input: { id: one.id, version: one.version, words: 'Received.' } })
  // The flag is still there.
  expect((await now(supplier)).status).toBe('CONDITIONAL')
})

test('a later condition makes an approved supplier conditional; one that is traded with goes on trading', async () => {
  const { reviewer, purchasing } = programme
  const { supplier, input } = await judged()
  const name = 'mutation ($input: NameConditionInput!) { nameCondition(input: $input) { status } }'
  const further = { input: { ...condition, supplierId: supplier.id } }
  expect(await reviewer.refusal(name, further)).toMatchObject({ rule: 'wrongState' })
  await reviewer.run(acceptWhole, { input })
  expect((await now(supplier)).status).toBe('APPROVED')
  expect(await purchasing.refusal(name, further)).toMatchObject({ code: 'DENIED' })
  expect((await reviewer.run(name, further)).nameCondition.status).toBe('CONDITIONAL')
  const { version } = await now(supplier)
  const trade = 'mutation ($input: VersionedInput!) { startTrading(input: $input) { status } }'
  expect((await purchasing.run(trade, { input: { id: supplier.id, version } })).startTrading.status).toBe('ACTIVE')
  expect((await reviewer.run(name, { input: { ...further.input, name: 'Another' } })).nameCondition.status).toBe('ACTIVE')
})

test('what a condition needs is said at its field', async () => {
  const { reviewer } = programme
  const { input } = await judged()
  const wrong = (more: object) => reviewer.refusal(acceptWhole, { input, conditions: [{ ...condition, ...more }] })
  expect(await wrong({ name: '' })).toMatchObject({ code: 'INVALID' })
  expect(await wrong({ dueOn: day(-3) })).toMatchObject({ rule: 'duePast' })
  expect(await wrong({ ownerId: programme.purchasing.accountId })).toMatchObject({ code: 'INVALID' })
  expect(await reviewer.refusal(acceptWhole, { input, conditions: Array(21).fill(condition) })).toMatchObject({ code: 'INVALID' })
})
