import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema } from 'graphql'
import { serverAudits } from 'graphql-http'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestHouse, type TestHouse } from '../support/house.ts'
import { numberOf, Random } from './random.ts'
import { randomVariables } from './random-inputs.ts'

const manifest = join(import.meta.dirname, '../../portal/dist/manifest.json')
const contract = join(import.meta.dirname, '../../server/schema.graphql')
const built = existsSync(manifest) && existsSync(contract)
const listed: { id: string; name: string; body: string }[] = built ? JSON.parse(readFileSync(manifest, 'utf8')).operations : []

describe('the true schema under the audits of GraphQL over HTTP', () => {
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse()
  })
  afterAll(() => house.close())
  const fetchFn: typeof fetch = (input, init = {}) => {
    const headers = new Headers(init.headers)
    headers.set('apollo-require-preflight', 'true')
    return fetch(input, { ...init, headers })
  }

  test.each(serverAudits({ url: () => `${house.url}/graphql`, fetchFn }))('$id $name', async audit => {
    const result = await audit.fn()
    expect(result.status, 'reason' in result ? result.reason : '').toBe('ok')
  })
})

const ours = ['DENIED', 'NOT_FOUND', 'REFUSED', 'INVALID', 'THROTTLED', 'SIGNED_OUT', 'BAD_USER_INPUT']

describe.skipIf(!built)('in production, for somebody who is not signed in', () => {
  const schema = built ? buildSchema(readFileSync(contract, 'utf8')) : undefined
  let house: TestHouse
  beforeAll(async () => {
    house = await openTestHouse({ mode: 'production' })
  })
  afterAll(() => house.close())

  test.each(listed)('$name, with whatever variables, is answered or refused in our words', async ({ id, name, body }) => {
    if (!schema) return
    const random = new Random(numberOf(name))
    for (let times = 0; times < 5; times++) {
      const variables = randomVariables(schema, body, random)
      const answer = await fetch(`${house.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ operationName: name, variables, extensions: { persistedQuery: { version: 1, sha256Hash: id } } }),
      })
      const { errors = [] } = (await answer.json()) as { errors?: { message: string; extensions: { code: string } }[] }
      for (const { message, extensions } of errors) {
        expect(ours, `${name} ${JSON.stringify(variables)} ${message}`).toContain(extensions.code)
        expect(message).not.toMatch(/^errors:|\{\{/)
      }
    }
  })

  test('a free-form document is refused', async () => {
    const answer = await fetch(`${house.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query: '{ viewer { installation { founded } } }' }),
    })
    expect(answer.status).toBe(400)
  })
})
