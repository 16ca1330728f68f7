import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bodyOf, hashOf, listedRequest, type SmallOperation } from './small-schema.ts'
import { type SmallServer, startSmallServer } from './small-server.ts'

const names: SmallOperation[] = ['Hello', 'Places', 'Wish', 'Change']
const aName = fc.constantFrom(...names)
const variables = { Hello: { name: 'Ada' }, Places: {}, Wish: { wish: { words: 'clear water' } }, Change: { to: 7 } }

/** One byte of the hash becomes another. */
const flip = (hash: string, at: number, by: number): string => {
  const place = at % hash.length
  const other = ((Number.parseInt(hash.charAt(place), 16) + 1 + (by % 15)) % 16).toString(16)
  return hash.slice(0, place) + other + hash.slice(place + 1)
}
const persisted = (sha256Hash: unknown, version: unknown = 1) => ({ extensions: { persistedQuery: { version, sha256Hash } } })

/** Ten ways to alter a request that would be served. */
const alterations: ((name: SmallOperation, at: number, by: number) => object)[] = [
  (name, at, by) => ({ ...listedRequest(name), ...persisted(flip(hashOf(bodyOf(name)), at, by)) }),
  (name, at) => ({ ...listedRequest(name), ...persisted(hashOf(bodyOf(name)).slice(0, at % 64)) }),
  name => ({ ...listedRequest(name), query: bodyOf(name) }),
  (name, at) => ({ ...listedRequest(name), query: bodyOf(names[at % names.length] ?? name) }),
  name => ({ ...listedRequest(name), query: null }),
  (name, at) => ({ operationName: name, query: `${bodyOf(name)}${' '.repeat(at % 9)}`, variables: variables[name] }),
  (name, at) => ({ ...listedRequest(name), ...persisted(hashOf(bodyOf(name).slice(0, at % bodyOf(name).length))) }),
  (name, at) => ({ ...listedRequest(name), ...persisted(['__proto__', 'constructor', 'toString', 'valueOf', 'size', ''][at % 6]) }),
  (name, at) => ({
    ...listedRequest(name),
    ...persisted([null, 1, true, [hashOf(bodyOf(name))], { a: 1 }, hashOf(bodyOf(name)).toUpperCase()][at % 6]),
  }),
  (name, at) => ({ ...listedRequest(name), operationName: ['Other', '__proto__', name.toLowerCase(), 1, {}][at % 5] }),
]

describe('in production', () => {
  let server: SmallServer
  let ran = 0
  beforeAll(async () => {
    server = await startSmallServer({
      mode: 'production',
      inOperation: async (_context, _kind, _operation, run) => {
        ran++
        return run()
      },
    })
  })
  afterAll(() => server.stop())

  test.each(names)('the listed operation %s runs', async name => {
    const answer = await (await server.post(listedRequest(name, variables[name]))).json()
    expect(answer).toMatchObject({ data: expect.any(Object) })
    expect(answer).not.toHaveProperty('errors')
  })

  test('1,000 altered requests are 1,000 refusals and nothing ran', async () => {
    const before = ran
    await fc.assert(
      fc.asyncProperty(aName, fc.nat(99), fc.nat(99), fc.nat(alterations.length - 1), async (name, at, by, how) => {
        const answer = await server.post(alterations[how]?.(name, at, by))
        expect(answer.status).toBe(400)
        expect(await answer.json()).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'OPERATION_NOT_LISTED' } }] })
      }),
      { numRuns: 1000, seed: 7 },
    )
    expect(ran).toBe(before)
  })

  test.each([
    ['a free-form query', { query: '{ hello }' }],
    ['introspection', { query: '{ __schema { types { name } } }' }],
    ['a list of requests', [listedRequest('Hello')]],
    ['an empty body', {}],
  ])('%s is refused', async (_name, body) => {
    expect((await server.post(body)).status).toBe(400)
  })

  test('nothing is asked by GET', async () => {
    const query = new URLSearchParams({ extensions: JSON.stringify(listedRequest('Hello').extensions) })
    const answer = await fetch(`${server.url}/graphql?${query}`, { headers: { 'apollo-require-preflight': '1' } })
    expect(answer.status).toBe(405)
    expect(answer.headers.get('allow')).toBe('POST')
  })

  test('a wrong variable names nothing of the schema', async () => {
    const answer = await server.post(listedRequest('Wish', { wish: { wordz: 'hunter2hunter2' } }))
    const text = await answer.text()
    expect(JSON.parse(text)).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
    expect(text).not.toMatch(/hunter2|Wish|words/)
  })
})

describe('in the demonstration', () => {
  let server: SmallServer
  beforeAll(async () => {
    server = await startSmallServer()
  })
  afterAll(() => server.stop())

  test('listed operations and free-form documents run', async () => {
    expect(await (await server.post(listedRequest('Hello', { name: 'Ada' }))).json()).toEqual({ data: { hello: 'Hello Ada' } })
    expect(await (await server.post({ query: '{ hello }' })).json()).toEqual({ data: { hello: 'Hello you' } })
    const both = { query: '{ hello }', ...persisted(hashOf('{ hello }')) }
    expect(await (await server.post(both)).json()).toEqual({ data: { hello: 'Hello you' } })
  })

  test('a hash that is unknown, or of another text, is refused', async () => {
    expect((await server.post(persisted('0'.repeat(64)))).status).toBe(400)
    expect((await server.post({ query: '{ hello }', ...persisted('0'.repeat(64)) })).status).toBe(400)
  })
})
