import { createHash } from 'node:crypto'
import { buildSchema, GraphQLError, type GraphQLSchema } from 'graphql'

const sdl = `
  scalar JSON
  interface Node { id: ID! }
  type Mine implements Node { id: ID! name: String! ore: String }
  type Port implements Node { id: ID! name: String! depth: Int }
  union Place = Mine | Port
  input Wish { words: String! times: Int! = 2 secret: String }
  type Query { hello(name: String = "you"): String! nodes: [Node!]! places: [Place!]! fail(how: String!): String wish(wish: Wish!): String! self: Query! any(value: JSON): JSON }
  type Mutation { change(to: Int!): Int! breakAfter(to: Int!): Int }
`

const mine = { __typename: 'Mine', id: '1', name: 'Boké', ore: 'bauxite' }
const port = { __typename: 'Port', id: '2', name: 'Kamsar', depth: 13 }

/** What a failing place may throw: ours, a library's, a secret-bearing one, and things that are no error at all. */
const failures: Record<string, () => unknown> = {
  refused: () => new GraphQLError('Not in this state.', { extensions: { code: 'REFUSED', rule: 'wrongState', facts: { from: 'DRAFT' } } }),
  denied: () => new GraphQLError('Not yours.', { extensions: { code: 'DENIED' } }),
  echo: () =>
    new GraphQLError('Argument Validation Error', {
      extensions: { code: 'BAD_USER_INPUT', validationErrors: [{ target: { password: 'hunter2hunter2' } }] },
    }),
  database: () =>
    Object.assign(new Error('duplicate key for ada@example.org'), {
      code: '23505',
      detail: 'Key (email)=(ada@example.org)',
      parameters: ['hunter2hunter2'],
    }),
  text: () => 'a thrown secret sentence',
  foreign: () => new GraphQLError('Schema secret', { extensions: { code: 'UNAUTHENTICATED' } }),
}

interface Arguments {
  readonly name: string
  readonly how: string
  readonly wish: unknown
  readonly value: unknown
  readonly to: number
}

/** A schema of the tests' own: abstract types, defaults, a JSON scalar, every way to fail. */
export function smallSchema(): GraphQLSchema {
  const schema = buildSchema(sdl)
  const resolvers: Record<string, Record<string, (args: Arguments) => unknown>> = {
    Query: {
      hello: ({ name }) => `Hello ${name}`,
      nodes: async () => [mine, port],
      places: () => [port, mine],
      fail: ({ how }) => {
        throw failures[how]?.()
      },
      wish: ({ wish }) => JSON.stringify(wish),
      self: () => ({}),
      any: ({ value }) => value,
    },
    Mutation: {
      change: ({ to }) => to,
      breakAfter: () => {
        throw new Error('after the change')
      },
    },
  }
  for (const [type, fields] of Object.entries(resolvers)) {
    const own = schema.getType(type)
    for (const [name, resolve] of Object.entries(fields)) {
      const field = own && 'getFields' in own ? own.getFields()[name] : undefined
      if (field && 'args' in field) field.resolve = (_source: unknown, args: Arguments) => resolve(args)
    }
  }
  return schema
}

const operations = {
  Hello: 'query Hello($name: String) { hello(name: $name) }',
  Places: 'query Places { places { __typename ... on Mine { name ore } ... on Port { name depth } } }',
  Wish: 'query Wish($wish: Wish!) { wish(wish: $wish) }',
  Change: 'mutation Change($to: Int!) { change(to: $to) }',
}
export type SmallOperation = keyof typeof operations

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

export const smallManifest = {
  format: 'apollo-persisted-query-manifest',
  version: 1,
  operations: Object.entries(operations).map(([name, body]) => ({
    id: hashOf(body),
    name,
    body,
    type: body.startsWith('mutation') ? 'mutation' : 'query',
  })),
}

/** A request as the portal sends it: the hash, no query. */
export const listedRequest = (operationName: SmallOperation, variables: Record<string, unknown> = {}) => ({
  operationName,
  variables,
  extensions: { persistedQuery: { version: 1, sha256Hash: hashOf(operations[operationName]) } },
})
export const bodyOf = (name: SmallOperation): string => operations[name]
