import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallServer, startSmallServer } from './small-server.ts'

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer()
})
afterAll(() => server.stop())

const graphqlError = (code: string) => ({ errors: [{ message: expect.any(String), extensions: { code } }] })

async function expectRefusal(answer: Response, status: number, code: string) {
  expect(answer.status).toBe(status)
  const text = await answer.text()
  expect(text).not.toMatch(/node_modules|\.ts:|at \//)
  expect(JSON.parse(text)).toMatchObject(graphqlError(code))
  await expectToAnswer()
}

async function expectToAnswer() {
  const answer = await server.post({ query: '{ hello }' })
  expect(await answer.json()).toEqual({ data: { hello: 'Hello you' } })
}

const nested = (times: number): string => `{"query":"{ hello }","variables":{"a":${'{"a":'.repeat(times)}1${'}'.repeat(times)}}}`

test('broken JSON is refused', async () => {
  await expectRefusal(await server.post('{"query": "{ hello'), 400, 'BAD_REQUEST')
})

test('a body of 12 MB is refused', async () => {
  await expectRefusal(await server.post({ query: '{ hello }', variables: { filler: 'x'.repeat(12_000_000) } }), 413, 'TOO_LARGE')
})

test('a gzip bomb ends at the limit of the inflated size', async () => {
  const bomb = gzipSync(Buffer.alloc(200_000_000, 0x20))
  const answer = await fetch(`${server.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip' },
    body: bomb,
  })
  await expectRefusal(answer, 413, 'TOO_LARGE')
})

test.each([60, 20_000, 100_000])('variables nested %i deep are refused', async times => {
  await expectRefusal(await server.post(nested(times)), 400, 'BAD_REQUEST')
})

test('a body in an unknown encoding or character set is refused', async () => {
  const send = (headers: Record<string, string>) => server.post({ query: '{ hello }' }, headers)
  await expectRefusal(await send({ 'content-encoding': 'rot13' }), 415, 'BAD_REQUEST')
  await expectRefusal(await send({ 'content-type': 'application/json; charset=ebcdic' }), 415, 'BAD_REQUEST')
})

test('a form on a stranger’s page cannot send an operation', async () => {
  const answer = await server.post('{"query":"mutation { change(to: 1) }"}', { 'content-type': 'text/plain' })
  await expectRefusal(answer, 400, 'BAD_REQUEST')
})

const chain = (times: number): string =>
  `{ ...F0 } ${Array.from({ length: times }, (_, at) => `fragment F${at} on Query { self { ...F${at + 1} } }`).join(' ')} fragment F${times} on Query { hello }`
const doubling = (times: number): string =>
  `{ ...F0 } ${Array.from({ length: times }, (_, at) => `fragment F${at} on Query { a: self { ...F${at + 1} } b: self { ...F${at + 1} } }`).join(' ')} fragment F${times} on Query { hello }`

const shapes: Record<string, string> = {
  'nested fragments': chain(5000),
  'fragments that fit the tokens but are too deep': chain(40),
  'fragments that double': doubling(30),
  'fragments that hold themselves many times': `{ ...A } fragment A on Query { ${'self { ...A } '.repeat(11)} }`,
  'a field repeated': `{ ${'hello '.repeat(900)} }`,
  aliases: `{ self { ${Array.from({ length: 60 }, (_, at) => `a${at}: hello`).join(' ')} } }`,
  'root fields': `{ ${Array.from({ length: 30 }, (_, at) => `a${at}: hello`).join(' ')} }`,
  'directives repeated': `{ hello ${'@skip(if: false) '.repeat(400)} }`,
  'inline fragments': `{ ${'... { '.repeat(1200)} hello ${'} '.repeat(1200)} }`,
  'a deep selection': `${'{ self '.repeat(30)} { hello } ${'}'.repeat(30)}`,
  'a deep list': `{ any(value: ${'['.repeat(3000)}${']'.repeat(3000)}) }`,
}

test.each(Object.entries(shapes))('a document with %s is refused quickly', async (_name, query) => {
  const began = performance.now()
  await expectRefusal(await server.post({ query }), 400, 'TOO_LARGE')
  expect(performance.now() - began).toBeLessThan(500)
})

test('a fragment that holds itself is refused', async () => {
  const answer = await server.post({ query: '{ ...A } fragment A on Query { self { ...A } }' })
  expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } }] })
  await expectToAnswer()
})

test('names of JavaScript’s own objects are names like others', async () => {
  for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) {
    const body = `{"query":"query A($wish: Wish!) { wish(wish: $wish) }","variables":{"wish":{"words":"a","${name}":{"times":9}},"${name}":1},"${name}":{"query":"{ hello }"}}`
    const answer = await (await server.post(body)).json()
    expect(answer).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] })
  }
  await expectToAnswer()
})

test('several operations in one body are refused', async () => {
  await expectRefusal(await server.post([{ query: '{ hello }' }, { query: '{ hello }' }]), 400, 'BAD_REQUEST')
})
