import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { buildSchema, parse, validate } from 'graphql'
import { schemaText } from 'server/src/schema.ts'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../..')
const written = readFileSync(join(root, 'server/schema.graphql'), 'utf8')

test('server/schema.graphql is what the resolvers say', () => {
  expect(
    written === schemaText(),
    'server/schema.graphql is not what the resolvers say: run `npm run schema` and look at the difference',
  ).toBe(true)
})

const manifests = ['portal/dist/manifest.json', 'portal/src/gql/manifest.json'].map(name => join(root, name)).filter(existsSync)
test.each(manifests)('every listed operation of %s fits the schema', file => {
  const schema = buildSchema(written)
  const { operations } = JSON.parse(readFileSync(file, 'utf8')) as { operations: { name: string; body: string }[] }
  const wrong = operations.flatMap(({ name, body }) => validate(schema, parse(body)).map(error => `${name}: ${error.message}`))
  expect(operations.length).toBeGreaterThan(0)
  expect(wrong).toEqual([])
})
