import { randomUUID } from 'node:crypto'
import { houseActor } from 'server/src/core/actor.ts'
import { findDuplicates } from 'server/src/features/suppliers/duplicates.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, type TestProgramme } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse, until } from '../support/house.ts'
import type { Person } from '../support/person.ts'

let house: TestHouse
let programme: TestProgramme
let purchasing: Person
beforeAll(async () => {
  house = await openTestHouse()
  programme = await foundProgramme(house)
  purchasing = programme.purchasing
})
afterAll(() => house?.close())

const contact = () => ({ name: 'Li Ming', email: `${randomUUID()}@x.example`, locale: 'zh', signatory: true })
const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id version } }'
const edit = 'mutation ($input: EditSupplierInput!) { editSupplier(input: $input) { id version identifiers { kind value source } } }'
const look = `query ($input: RecogniseInput!) { possibleDuplicates(input: $input) { supplier { id name } reasons { likeness identifier value } } }`
const given = (name: string, rest: object = {}) => ({ name, country: 'CN', tier: 'SMELTER', contacts: [contact()], ...rest })
const make = async (name: string, rest: object = {}) => (await purchasing.run(create, { input: given(name, rest) })).createSupplier
const uscc = { kind: 'USCC', value: '91350100M000100Y43' }

describe('somebody on the register already', () => {
  let mine: { id: string; version: number }
  beforeAll(async () => {
    mine = await make('赤峰示例铝业有限公司', { nameLatin: 'Chifeng Example Aluminium No. 1 Co., Ltd.', identifiers: [uscc] })
  })
  const seen = async (input: object): Promise<unknown[]> =>
    (await purchasing.run(look, { input: { country: 'CN', ...input } })).possibleDuplicates.map(
      (one: { supplier: { id: string }; reasons: { likeness: string }[] }) => [
        one.supplier.id,
        ...one.reasons.map(({ likeness }) => likeness),
      ],
    )

  test.each([
    [
      'the same number, as people type it',
      { name: 'Quite another', identifiers: [{ ...uscc, value: '91350100m000 100y43' }] },
      'SAME_IDENTIFIER',
    ],
    ['another legal form', { name: '赤峰示例铝业股份有限公司' }, 'SAME_NAME'],
    ['other capitals and dots', { name: 'CHIFENG EXAMPLE ALUMINUM NO 1, LTD' }, 'SAME_NAME'],
    ['its Chinese name in Latin letters', { name: 'Chi Feng Shi Li Aluminium' }, 'SIMILAR_NAME'],
    ['a slip of the pen', { name: 'Chifeng Exampel Aluminium No. 1' }, 'SIMILAR_NAME'],
  ])('is recognised by %s', async (_, input, likeness) => {
    expect(await seen(input)).toEqual([[mine.id, likeness]])
  })

  test.each([
    ['somebody else', { name: 'Guinea Bauxite Example' }],
    ['a similar name in another country', { name: 'Chifeng Exampel Aluminium No. 1', country: 'FR' }],
    ['the second works of a company', { name: 'Chifeng Example Aluminium No. 2' }],
    [
      'the supplier itself',
      {
        name: '赤峰示例铝业有限公司',
        get supplierId() {
          return mine.id
        },
      },
    ],
  ])('is not taken for %s', async (_, input) => {
    expect(await seen({ ...input })).toEqual([])
  })

  test('is created a second time by a conscious choice only, which is on record and not asked for again', async () => {
    const input = given('赤峰示例铝业（集团）有限公司')
    expect(await purchasing.refusal(create, { input })).toMatchObject({
      code: 'REFUSED',
      rule: 'supplierTwice',
      facts: { suppliers: [mine.id] },
    })
    expect(await asSuper(house.superUrl, 'SELECT 1 FROM suppliers WHERE name = $1', [input.name])).toHaveLength(0)
    const { createSupplier: other } = await purchasing.run(create, { input: { ...input, distinctFrom: [mine.id] } })
    const [told] = await asSuper(house.superUrl, "SELECT data FROM history WHERE subject_id = $1 AND action = 'supplier.create'", [
      other.id,
    ])
    expect(told?.data).toMatchObject({ distinctFrom: [mine.id] })
    expect(await seen({ name: input.name, supplierId: other.id })).toEqual([])
    const change = { ...other, name: input.name, country: 'CN', tier: 'MINE' }
    await purchasing.run(edit, { input: change })
  })

  test('is met when another is given its number by editing', async () => {
    const other = await make('Unlike any other')
    const input = { ...other, name: 'Unlike any other', country: 'CN', tier: 'MINE', identifiers: [uscc] }
    expect(await purchasing.refusal(edit, { input })).toMatchObject({ rule: 'supplierTwice', facts: { suppliers: [mine.id] } })
  })

  test('two people who write down the same company at once: one of them is told', async () => {
    const both = await Promise.all([purchasing, programme.reviewer].map(by => by.send(create, { input: given('At one moment') })))
    expect(both.filter(one => !one.errors)).toHaveLength(1)
    expect(both.flatMap(one => one.errors ?? [])[0]?.extensions.rule).toBe('supplierTwice')
  })
})

describe('identifiers', () => {
  test.each([
    [{ kind: 'USCC', value: 'A1110000600037341L' }, 'uscc'],
    [{ kind: 'LEI', value: '213800KUD8LXJWSQ9D15' }, 'lei'],
    [{ kind: 'REGISTER', value: ' — ' }, 'registerNumber'],
  ])('%j is refused at its field', async (wrong, fault) => {
    const refusal = await purchasing.refusal(create, { input: given(`Wrong ${fault}`, { identifiers: [wrong] }) })
    expect(Object.keys(refusal.fields ?? {})).toEqual(['identifiers.0.value'])
  })

  test('are replaced as a whole, and kept when they are not named', async () => {
    const one = await make('Numbered', { identifiers: [{ kind: 'REGISTER', value: 'GN.TCC.2019.B.1' }] })
    const base = { id: one.id, name: 'Numbered', country: 'GN', tier: 'MINE' }
    const lei = { kind: 'LEI', value: '213800KUD8LAJWSQ9D15' }
    const kept = await purchasing.run(edit, { input: { ...base, version: one.version } })
    expect(kept.editSupplier.identifiers).toEqual([{ kind: 'REGISTER', value: 'GN.TCC.2019.B.1', source: 'TYPED' }])
    const { editSupplier } = await purchasing.run(edit, { input: { ...base, version: kept.editSupplier.version, identifiers: [lei, lei] } })
    expect(editSupplier.identifiers).toEqual([{ ...lei, source: 'TYPED' }])
  })
})

test('further places in the chain and materials are kept, and found by', async () => {
  const { createSupplier } = await purchasing.run(
    'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id furtherTiers materials } }',
    {
      input: given('Of two trades', { tier: 'TRADER', furtherTiers: ['LOGISTICS', 'TRADER'], materials: ['BAUXITE', 'ALUMINA'] }),
    },
  )
  expect(createSupplier).toMatchObject({ furtherTiers: ['LOGISTICS'], materials: ['BAUXITE', 'ALUMINA'] })
  for (const filter of [{ tier: ['LOGISTICS'] }, { material: ['ALUMINA', 'ANODES'] }]) {
    const { suppliers } = await purchasing.run('query ($filter: SupplierFilter) { suppliers(filter: $filter) { nodes { id } } }', {
      filter,
    })
    expect(suppliers.nodes).toEqual([{ id: createSupplier.id }])
  }
})

test('many are looked for in as few statements as one, and those without keys of their own are found too', async () => {
  await asSuper(
    house.superUrl,
    `INSERT INTO suppliers (id, programme_id, name, country, tier, status, status_since, created_at, version)
      SELECT gen_random_uuid(), $1, 'Bulk ' || md5(n::text), 'CN', 'MINE', 'PROSPECT', now(), now(), 1 FROM generate_series(1, 300) n`,
    [programme.id],
  )
  const names = (
    await asSuper(house.superUrl, "SELECT name FROM suppliers WHERE programme_id = $1 AND name LIKE 'Bulk %'", [programme.id])
  ).map(({ name }) => String(name).toUpperCase())
  const { open } = house.serving
  const asked = async (many: string[]) => {
    const ctx = open.context({ actor: houseActor(programme.id) })
    return open.atomic.read(ctx, async () => {
      let statements = 0
      const { ask } = ctx
      ctx.ask = statement => {
        statements++
        return ask(statement)
      }
      return {
        found: await findDuplicates(
          ctx,
          many.map((name, at) => ({ ref: String(at), name, country: 'CN' })),
        ),
        statements,
      }
    })
  }
  const one = await asked(names.slice(0, 1))
  const all = await asked(names)
  expect(all.found.size).toBe(300)
  expect(all.statements).toBe(one.statements)
  // The next act that writes makes their keys, but of rows that something else holds at that moment; then it is the one after.
  await until(async () => {
    await make(`After the bulk ${randomUUID()}`)
    return (
      (await asSuper(house.superUrl, 'SELECT 1 FROM suppliers WHERE programme_id = $1 AND keys_version = 0', [programme.id])).length === 0
    )
  })
  expect((await asked(names)).found.size).toBe(300)
})
