import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type SmallServer, startSmallServer } from './small-server.ts'

let server: SmallServer
beforeAll(async () => {
  server = await startSmallServer()
})
afterAll(() => server.stop())

/** The one header that tells our pages from a form on a stranger's page. */
const withPreflight: typeof fetch = (input, init = {}) => {
  const headers = new Headers(init.headers)
  headers.set('apollo-require-preflight', 'true')
  return fetch(input, { ...init, headers })
}

const audits = serverAudits({ url: () => `${server.url}/graphql`, fetchFn: withPreflight })

test('there are 61 audits of GraphQL over HTTP', () => {
  expect(audits).toHaveLength(61)
})

test.each(audits)('$id $name', async audit => {
  const result = await audit.fn()
  expect(result.status, 'reason' in result ? result.reason : '').toBe('ok')
})
