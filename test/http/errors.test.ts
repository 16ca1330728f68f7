import type { ExecutionResult } from 'graphql'
import { NotFound, Refused, Throttled } from 'server/src/core/errors.ts'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallServer, startSmallServer } from './small-server.ts'

let server: SmallServer
const seen: ExecutionResult[] = []
beforeAll(async () => {
  server = await startSmallServer({
    inOperation: async (_context, _kind, operation, run) => {
      if (operation.fields.includes('change')) throw new NotFound()
      const result = await run()
      seen.push(result)
      return result
    },
    routes: app => {
      app.get('/api/refused', () => {
        throw new Refused('nameTaken')
      })
      app.get('/api/throttled', async () => {
        throw new Throttled(12)
      })
      app.get('/api/broken/:id', async () => {
        throw new Error('a secret sentence')
      })
    },
  })
})
afterAll(() => server.stop())

const fail = async (how: string, headers: Record<string, string> = {}) => {
  const answer = await server.post({ query: 'query Fail($how: String!) { fail(how: $how) }', variables: { how } }, headers)
  const text = await answer.text()
  return { text, error: JSON.parse(text).errors[0] }
}

test('a refusal goes out with its rule and facts', async () => {
  const { error } = await fail('refused')
  expect(error).toMatchObject({ path: ['fail'], extensions: { code: 'REFUSED', rule: 'wrongState', facts: { from: 'DRAFT' } } })
})

test.each(['database', 'text', 'foreign'])('%s: what is not ours becomes a number, and no word of it leaves', async how => {
  const { text, error } = await fail(how)
  expect(error.extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR', incident: expect.stringMatching(/^\d{3}-\d{3}-\d{3}$/) })
  expect(error.message).toContain(error.extensions.incident)
  expect(text).not.toMatch(/duplicate|example\.org|hunter2|secret|stack/i)
  expect(server.log.text()).toContain(error.extensions.incident)
})

test('neither an answer nor the log repeats what was put in', async () => {
  const { text } = await fail('echo')
  expect(text).not.toContain('hunter2')
  await fail('database')
  const wrong = await server.post({
    query: 'query W($w: Wish!) { wish(wish: $w) }',
    variables: { w: { secret: 'hunter2hunter2', times: 'x' } },
  })
  expect(await wrong.text()).not.toContain('hunter2hunter2')
  expect(server.log.text()).not.toMatch(/hunter2hunter2|ada@example/)
})

test('the words are in the language of the page that asks', async () => {
  const messages = await Promise.all(
    ['zh', 'en', 'fr'].map(async language => (await fail('foreign', { 'x-headwater-language': language })).error.message),
  )
  expect(messages[0]).toMatch(/[\u4e00-\u9fff]/)
  expect(new Set(messages.map(message => message.replace(/\d/g, ''))).size).toBe(3)
})

test('whoever runs the operation sees its errors as values and can roll back', async () => {
  seen.length = 0
  const answer = await (await server.post({ query: 'mutation { breakAfter(to: 1) }' })).json()
  expect(seen).toMatchObject([{ data: { breakAfter: null }, errors: [{ message: 'after the change' }] }])
  expect(answer).toMatchObject({ data: { breakAfter: null }, errors: [{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }] })
})

test('what is thrown around an operation is answered like what is thrown inside', async () => {
  const answer = await server.post({ query: 'mutation { change(to: 1) }' })
  expect(answer.status).toBe(200)
  expect(await answer.json()).toMatchObject({
    data: null,
    errors: [{ message: expect.stringContaining('does not exist'), extensions: { code: 'NOT_FOUND' } }],
  })
})

test.each([
  ['an unknown name', { query: 'query A { hello }', operationName: 'B' }, 'OPERATION_RESOLUTION_FAILURE'],
  ['two operations and no name', { query: 'query A { hello } query B { hello }' }, 'OPERATION_RESOLUTION_FAILURE'],
  ['a subscription', { query: 'subscription { hello }' }, 'BAD_REQUEST'],
])('%s is the request’s fault, not ours', async (_name, body, code) => {
  expect(await (await server.post(body)).json()).toMatchObject({ errors: [{ extensions: { code } }] })
})

test('routes beside GraphQL refuse with code and words', async () => {
  const refused = await fetch(`${server.url}/api/refused`)
  expect(refused.status).toBe(409)
  expect(await refused.json()).toEqual({ code: 'REFUSED', message: expect.stringContaining('name'), rule: 'nameTaken', facts: {} })
  const throttled = await fetch(`${server.url}/api/throttled`)
  expect([throttled.status, throttled.headers.get('retry-after')]).toEqual([429, '12'])
  const broken = await fetch(`${server.url}/api/broken/7?token=abc`)
  expect(broken.status).toBe(500)
  expect(await broken.text()).not.toMatch(/secret sentence|stack|\.ts/)
})

test('the log knows patterns and operations, no addresses, cookies or ids', async () => {
  await fetch(`${server.url}/api/broken/very-secret-id?token=abc`, { headers: { cookie: 'session=chocolate' } })
  await fail('denied')
  const requests = server.log.requests()
  expect(requests).toContainEqual(expect.objectContaining({ method: 'GET', route: '/api/broken/:id', status: 500, ms: expect.any(Number) }))
  expect(requests).toContainEqual(expect.objectContaining({ route: '/graphql', operation: 'Fail', refusals: ['DENIED'], status: 200 }))
  expect(server.log.text()).not.toMatch(/very-secret-id|token=abc|chocolate|127\.0\.0\.1/)
})
