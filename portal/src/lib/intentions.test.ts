import { expect, test } from 'vitest'
import { intentions } from './intentions.ts'

test('a retry of the same wish keeps its key; a changed or a new wish gets another', () => {
  const keys = intentions()
  const first = keys.keyFor({ name: 'a' })
  expect(keys.keyFor({ name: 'a' })).toBe(first)
  const changed = keys.keyFor({ name: 'b' })
  expect(changed).not.toBe(first)
  keys.settled()
  expect(keys.keyFor({ name: 'b' })).not.toBe(changed)
})
