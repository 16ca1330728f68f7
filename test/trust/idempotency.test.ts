import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
})
afterAll(() => house.close())

const createSupplier =
  'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id name version contacts { email name } } }'
const inviteMember = 'mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id email createdAt state } }'
const supplier = (name: string) => ({
  input: {
    name,
    country: 'CN',
    tier: 'SMELTER',
    contacts: [{ name: 'A', email: `${randomUUID()}@x.example`, locale: 'zh', signatory: true }],
  },
})
const invitee = () => ({ input: { name: 'New Person', email: `${randomUUID()}@x.example`, roles: ['REVIEWER'], locale: 'en' } })
const withKey = (key: string) => ({ 'idempotency-key': key })
const count = async (table: string, where: string, value: string): Promise<number> =>
  Number((await asSuper(house.superUrl, `SELECT count(*) AS n FROM ${table} WHERE ${where} = $1`, [value]))[0]?.n)

test('what is sent twice is done once, and answered the same', async () => {
  const key = randomUUID()
  const given = supplier(`Twice ${key}`)
  const first = await programme.reviewer.run(createSupplier, given, withKey(key))
  const second = await programme.reviewer.run(createSupplier, given, withKey(key))
  expect(second).toEqual(first)
  expect(await count('suppliers', 'name', given.input.name)).toBe(1)
  expect(await count('history', 'subject_id::text', first.createSupplier.id)).toBe(1)
})

test('ten at once with one key are one act: one invitation, one entry, one mail', async () => {
  const key = randomUUID()
  const given = invitee()
  const answers = await Promise.all(Array.from({ length: 10 }, () => programme.administrator.run(inviteMember, given, withKey(key))))
  expect(new Set(answers.map(answer => JSON.stringify(answer.inviteMember.id))).size).toBe(1)
  for (const answer of answers) expect(answer).toEqual(answers[0])
  const { id } = answers[0].inviteMember
  expect(await count('invitations', 'email', given.input.email)).toBe(1)
  expect(await count('history', 'subject_id::text', id)).toBe(1)
  expect(await count('pgboss.job', `data->'payload'->>'subjectId'`, id)).toBe(1)
})

test('a key that comes back with other words or for another act is refused, in words', async () => {
  const key = randomUUID()
  await programme.reviewer.run(createSupplier, supplier('First words'), withKey(key))
  for (const [document, variables] of [
    [createSupplier, supplier('Other words')],
    ['mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id } }', supplier('First words')],
  ] as const) {
    const { errors } = await programme.reviewer.send(document, variables, withKey(key))
    expect(errors?.[0]).toMatchObject({ extensions: { code: 'REFUSED', rule: 'keyReused' } })
    expect(errors?.[0]?.message).toMatch(/sent before with other content/)
  }
  expect(await count('suppliers', 'name', 'Other words')).toBe(0)
})

test('two people may happen on one key', async () => {
  const key = randomUUID()
  const one = await programme.reviewer.run(createSupplier, supplier(`One of two ${key}`), withKey(key))
  const other = await programme.purchasing.run(createSupplier, supplier(`Other of two ${key}`), withKey(key))
  expect(other.createSupplier.id).not.toBe(one.createSupplier.id)
})

test('what was refused leaves the key free for the corrected attempt', async () => {
  const key = randomUUID()
  const wrong = { input: { ...supplier('Corrected').input, country: 'China' } }
  const { errors } = await programme.reviewer.send(createSupplier, wrong, withKey(key))
  expect(errors?.[0]?.extensions.code).toBe('INVALID')
  await programme.reviewer.run(createSupplier, supplier('Corrected'), withKey(key))
  expect(await count('suppliers', 'name', 'Corrected')).toBe(1)
})

test('of two different acts with one key at the same time one is done, and the other refused', async () => {
  const key = randomUUID()
  const [one, two] = [supplier(`Race 1 ${key}`), supplier(`Race 2 ${key}`)]
  const answers = await Promise.all([one, two].map(given => programme.reviewer.send(createSupplier, given, withKey(key))))
  expect(answers.filter(answer => answer.errors?.[0]?.extensions.rule === 'keyReused')).toHaveLength(1)
  expect((await count('suppliers', 'name', one.input.name)) + (await count('suppliers', 'name', two.input.name))).toBe(1)
})

test('the answer to a repeat needs the right of the first: signed out, nothing is told', async () => {
  const key = randomUUID()
  const given = supplier(`Gone ${key}`)
  const person = await programme.join(['REVIEWER'])
  await person.run(createSupplier, given, withKey(key))
  const signedOut = new Person(house)
  expect((await signedOut.send(createSupplier, given, withKey(key))).errors?.[0]?.extensions.code).toBe('SIGNED_OUT')
})
