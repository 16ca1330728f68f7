import { expect, test } from 'vitest'
import { withArrived } from './arrived.ts'

const file = (id: string, revisionOf?: string) => ({ received: { id }, revisionOf })

test.each<[string, string[], ReturnType<typeof file>[], string[]]>([
  ['two at once', ['a'], [file('b'), file('c')], ['a', 'b', 'c']],
  ['a newer version takes the place of the old one', ['a', 'b', 'c'], [file('x', 'b')], ['a', 'x', 'c']],
  ['the old one was removed meanwhile', ['a'], [file('x', 'b')], ['a', 'x']],
  ['the same file twice', ['a'], [file('a'), file('b'), file('b')], ['a', 'b']],
])('%s', (_, ids, arrived, expected) => expect(withArrived(ids, arrived)).toEqual(expected))

test('nothing new leaves the list as it is', () => {
  const ids = ['a']
  expect(withArrived(ids, [file('a'), { received: undefined }])).toBe(ids)
})
