import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { createExecutor } from 'server/src/platform/executor.ts'
import { describe, expect, test } from 'vitest'
import { bothExecutors, dataOf } from './both-executors.ts'
import { fakeAnswers } from './fake-answers.ts'
import { numberOf, Random } from './random.ts'
import { randomRequest } from './random-document.ts'
import { randomVariables } from './random-inputs.ts'

/** `npm run soak` sets it higher. */
const queries = Number(process.env.HEADWATER_RANDOM_QUERIES ?? 1200)

const sdl = `
  scalar JSON
  scalar LocalDate
  enum Ore { GIBBSITE BOEHMITE DIASPORE }
  input Span { from: LocalDate! to: LocalDate = "2026-12-31" }
  input Wish { words: String! = "none" times: Int! = 2 ores: [Ore!] = [GIBBSITE] span: Span next: Wish any: JSON }
  interface Node { id: ID! }
  interface Place implements Node { id: ID! name(in: String = "zh"): String! near(first: Int! = 2): [Place!]! }
  type Mine implements Node & Place { id: ID! name(in: String = "zh"): String! near(first: Int! = 2): [Place!]! ore: Ore ores(wish: Wish): [Ore!] opened: LocalDate owner: Company }
  type Port implements Node & Place { id: ID! name(in: String = "zh"): String! near(first: Int! = 2): [Place!]! depth: Float ships: [[String!]]! }
  type Company implements Node { id: ID! title: String mines: [Mine!] seat: Place any(value: JSON): JSON partners(wish: Wish! = { words: "usual" }): [Company] }
  union Thing = Mine | Port | Company
  type Query { node(id: ID!): Node nodes(ids: [ID!]!): [Node]! things(wish: Wish, of: [Ore!]): [Thing!] place(span: Span!): Place count(of: [Int!]): Int! company: Company! any(value: JSON): JSON self: Query }
  type Mutation { make(wish: Wish!): Company add(times: Int!): Int! remove(id: ID!): Thing }
`

describe('graphql-jit with its cures answers as graphql-js does', () => {
  test(`${queries} random documents`, async () => {
    const schema = fakeAnswers(buildSchema(sdl))
    const run = bothExecutors(schema)
    const differences: object[] = []
    let compared = 0
    for (let seed = 1; compared < queries; seed++) {
      const { text, variables } = randomRequest(schema, seed)
      if (validate(schema, parse(text)).length > 0) continue
      compared++
      const { theirs, ours } = await run(text, variables)
      const same = dataOf(theirs) === dataOf(ours) && !theirs.errors === !ours.errors
      if (!same) differences.push({ seed, text, variables, theirs, ours })
    }
    expect(differences.slice(0, 3)).toEqual([])
    expect(differences).toHaveLength(0)
  }, 600_000)
})

const portal = join(import.meta.dirname, '../../portal/dist/manifest.json')
const contract = join(import.meta.dirname, '../../server/schema.graphql')
const built = existsSync(portal) && existsSync(contract)
const listed: { name: string; body: string }[] = built ? JSON.parse(readFileSync(portal, 'utf8')).operations : []

describe.skipIf(!built)('every listed operation of the portal is answered as graphql-js would', () => {
  const schema = fakeAnswers(buildSchema(built ? readFileSync(contract, 'utf8') : 'type Query { none: Int }'))
  const run = bothExecutors(schema)

  test.each(listed)('$name', async ({ name, body }) => {
    expect(validate(schema, parse(body))).toEqual([])
    const random = new Random(numberOf(name))
    for (let times = 0; times < 40; times++) {
      const variables = randomVariables(schema, body, random)
      const { theirs, ours } = await run(body, variables)
      expect(dataOf(ours), JSON.stringify(variables)).toBe(dataOf(theirs))
    }
  })
})

test('two fields that graphql-jit would take for one are refused at the start', () => {
  const schema = buildSchema('type Query { mail: Mail mailbox: Mailbox } type Mail { boxname: String } type Mailbox { name: String }')
  expect(() => createExecutor(schema, (_context, _kind, _operation, run) => run())).toThrow('Mail.boxname and Mailbox.name')
})

test('when the first of two mutations has a wrong argument, the second still runs and the answer comes', async () => {
  const run = bothExecutors(fakeAnswers(buildSchema(sdl)))
  const text = 'mutation Two($wish: Wish = { words: "whole" }) { make(wish: $wish) { id } add(times: 4) }'
  const { theirs, ours } = await run(text, { wish: null })
  expect(ours.data).toMatchObject({ make: null, add: expect.any(Number) })
  expect(dataOf(ours)).toBe(dataOf(theirs))
})
