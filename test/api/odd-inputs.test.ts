import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import {
  type GraphQLArgument,
  type GraphQLField,
  type GraphQLInputType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isLeafType,
  isListType,
  isNonNullType,
} from 'graphql'
import { makeSchema } from 'server/src/schema.ts'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { foundProgramme, makeStranger } from '../factories/programme.ts'
import { asSuper, openTestHouse, type TestHouse } from '../support/house.ts'
import { keptLog } from '../support/kept-log.ts'
import { Person } from '../support/person.ts'

/** Whatever is typed or sent: an answer or a refusal, and never a fault of ours. */
const schema = makeSchema()
const fieldsOf = (kind: 'Query' | 'Mutation'): GraphQLField<unknown, unknown>[] =>
  Object.values((kind === 'Query' ? schema.getQueryType() : schema.getMutationType())?.getFields() ?? {})

const oddTexts = [
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  'half \udfff of a pair',
  '\u202eoffice.exe\u202c',
  '👩‍🏭🏭',
  '<script>alert(1)</script>',
  "'; DROP TABLE suppliers; --",
  '%',
  '_',
  '\\',
  '{{7*7}}',
  '../../etc/passwd',
  'line\nbreak',
  '\ufeff',
  'null',
  'x'.repeat(5_000),
  '=1+1',
  'name@x.example',
  'clear-source-clean-stream',
  'Asia/Shanghai',
  'CN',
  'KYS-A3',
  'KYS-E1',
]
const texts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...oddTexts) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constant('Zhengzhou'),
)
/** Ids of records that are there, so that an input gets past the first look. */
const ids: string[] = []
const idTexts = fc.oneof({ weight: 4, arbitrary: fc.nat().map(at => ids[at % ids.length] ?? '') }, fc.uuid(), texts)
const scalars: Record<string, fc.Arbitrary<unknown>> = {
  String: texts,
  ID: idTexts,
  Int: fc.constantFrom(-2_147_483_648, -1, 0, 1, 2, 3, 7, 365, 366, 2_147_483_647),
  Boolean: fc.boolean(),
  JSON: fc.oneof(texts, idTexts, fc.boolean(), fc.jsonValue({ maxDepth: 3 }), fc.constant({ a: '\u0000' })),
  LocalDate: fc.constantFrom('2026-12-24', '2027-02-01', '1900-01-01', '2199-12-31', '0000-01-01', '9999-12-31', '2026-02-30', 'tomorrow'),
  DateTime: fc.constantFrom('2026-12-24T00:00:00Z', '0000-01-01T00:00:00Z'),
}

function anyOf(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isNonNullType(type)) return present(type.ofType as GraphQLInputType)
  return fc.oneof({ weight: 4, arbitrary: present(type) }, fc.constant(null))
}

function present(type: GraphQLInputType): fc.Arbitrary<unknown> {
  if (isListType(type)) return fc.array(anyOf(type.ofType as GraphQLInputType), { maxLength: 3 })
  if (isEnumType(type)) return fc.constantFrom(...type.getValues().map(({ name }) => name))
  if (isInputObjectType(type))
    return fc.record(Object.fromEntries(Object.values(type.getFields()).map(field => [field.name, anyOf(field.type)])))
  return scalars[String(type)] ?? texts
}

const variablesOf = (args: readonly GraphQLArgument[]): fc.Arbitrary<Record<string, unknown>> =>
  fc.record(Object.fromEntries(args.map(arg => [arg.name, anyOf(arg.type)])))

function documentOf(kind: string, field: GraphQLField<unknown, unknown>): string {
  const declared = field.args.map(arg => `$${arg.name}: ${arg.type}`).join(', ')
  const given = field.args.map(arg => `${arg.name}: $${arg.name}`).join(', ')
  const selection = isLeafType(getNamedType(field.type)) ? '' : ' { __typename }'
  return `${kind} Odd${declared && `(${declared})`} { ${field.name}${given && `(${given})`}${selection} }`
}

let house: TestHouse
const people: Person[] = []
/** Whom no odd sign-out meets. */
let steady: Person
const { log, text: logged } = keptLog('error')
beforeAll(async () => {
  house = await openTestHouse({ parts: { log } })
  const programme = await foundProgramme(house)
  const supplier = await programme.makeSupplier()
  await programme.makeSupplier()
  const many = await programme.join(['ADMINISTRATOR', 'REVIEWER', 'PURCHASING'])
  steady = await programme.join(['ADMINISTRATOR', 'REVIEWER'])
  people.push(many, supplier.signatory, supplier.user, programme.auditor, await makeStranger(house), new Person(house))
  await many.run('mutation { createDepartment(name: "Buying") { id } }')
  await many.run('mutation ($input: InviteMemberInput!) { inviteMember(input: $input) { id } }', {
    input: { name: 'A', email: `${randomUUID()}@x.example`, roles: ['REVIEWER'], locale: 'en' },
  })
  for (const table of ['suppliers', 'contacts', 'responses', 'departments', 'invitations', 'memberships', 'programmes'])
    for (const { id } of await asSuper(house.superUrl, `SELECT id FROM ${table} LIMIT 4`)) ids.push(String(id))
})
afterAll(() => house.close())

/** Each of these hashes a password or ends the person's session. */
const few = new Set(['signIn', 'changePassword', 'foundProgramme', 'acceptInvitation', 'resetPassword', 'signOut', 'askPasswordReset'])

async function askOddly(kind: 'query' | 'mutation', field: GraphQLField<unknown, unknown>): Promise<void> {
  const document = documentOf(kind, field)
  await fc.assert(
    fc.asyncProperty(
      variablesOf(field.args),
      fc.constantFrom(...(field.name === 'signOut' ? [people.length - 1] : people.keys())),
      async (variables, at) => {
        const { errors } = await Object.assign(new Person(house), { cookie: people[at]?.cookie }).send(document, variables)
        const faults = (errors ?? []).filter(error => error.extensions.code === 'INTERNAL_SERVER_ERROR')
        expect(faults, logged().split('\n').findLast(Boolean)).toEqual([])
      },
    ),
    { numRuns: few.has(field.name) ? 6 : field.args.length === 0 ? 4 : 40 },
  )
}

describe('a mutation with odd input is refused or done', () => {
  test.each(fieldsOf('Mutation').map(field => field.name))('%s', { timeout: 60_000 }, async name => {
    const field = schema.getMutationType()?.getFields()[name]
    if (field) await askOddly('mutation', field)
  })
})

describe('a query with odd arguments is refused or answered', () => {
  test.each(fieldsOf('Query').map(field => field.name))('%s', { timeout: 60_000 }, async name => {
    const field = schema.getQueryType()?.getFields()[name]
    if (field) await askOddly('query', field)
  })
})

describe('text that cannot be kept as it was typed', () => {
  const create = 'mutation ($input: CreateSupplierInput!) { createSupplier(input: $input) { id name } }'
  const withName = (name: string) => ({
    input: { name, country: 'CN', tier: 'SMELTER', contacts: [{ name: 'A', email: 'a@x.example', locale: 'zh', signatory: true }] },
  })

  test.each(['a\u0000b', 'a\ud800b'])('is refused beside its field', async name => {
    const refusal = await steady.refusal(create, withName(name))
    expect(refusal).toMatchObject({ code: 'INVALID', fields: { name: expect.stringMatching(/cannot be kept/) } })
  })

  test('is refused in a document’s own text too', async () => {
    const refusal = await steady.refusal('mutation { createDepartment(name: "a\\u0000b") { id } }')
    expect(refusal.code).toBe('INVALID')
    expect((await steady.refusal('{ suppliers(filter: { search: "\\u0000" }) { nodes { id } } }')).code).toBe('INVALID')
  })

  test.each(['🏭 Größe 𠮷', 'שלום <b>&amp;', 'e\u0301 is é', '=SUM(A1)', '%_\\'])(
    'other text comes back as it was typed: %s',
    async name => {
      const made = await steady.run(create, withName(name))
      expect(made.createSupplier.name).toBe(name.normalize('NFC'))
    },
  )

  test('half a megabyte where a line is asked is refused at once', async () => {
    const began = performance.now()
    for (const big of ['x'.repeat(900_000), `${'a.'.repeat(400_000)}@x`, '中'.repeat(300_000)]) {
      expect(await steady.refusal(create, withName(big))).toMatchObject({ code: 'INVALID', fields: { name: expect.any(String) } })
      const contact = {
        input: { ...withName('A').input, contacts: [{ name: 'A', email: `${big}@x.example`, locale: 'zh', signatory: true }] },
      }
      expect(await steady.refusal(create, contact)).toMatchObject({ code: 'INVALID' })
    }
    expect(performance.now() - began).toBeLessThan(10_000)
  })
})
