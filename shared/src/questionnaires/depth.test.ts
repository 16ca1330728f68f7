import { expect, test } from 'vitest'
import { isTooDeep } from './depth.ts'
import { parseAnswer } from './parse-answer.ts'
import { parseTemplate } from './parse-template.ts'

const nested = (levels: number, open: string, close: string): unknown => JSON.parse(`${open.repeat(levels)}1${close.repeat(levels)}`)

test('levels are counted', () => {
  expect(isTooDeep(1, 0)).toBe(false)
  expect(isTooDeep([[1]], 2)).toBe(false)
  expect(isTooDeep([[1]], 1)).toBe(true)
  expect(isTooDeep({ a: { b: 1 } }, 1)).toBe(true)
  expect(
    isTooDeep(
      Array.from({ length: 11 }, () => 1),
      5,
      10,
    ),
  ).toBe(true)
})

test.each([
  ['a condition in a condition', '{"not":', '}'],
  ['lists', '[', ']'],
])('3,000 levels of %s are refused', (_, open, close) => {
  const deep = nested(3_000, open, close)
  const template = { code: 'X', version: 1, title: deep, settings: {}, sections: [{ code: 'A', questions: [{ when: deep }] }] }
  expect(parseTemplate(template)).toEqual({ template: null, faults: [{ key: 'tooDeep', at: '' }] })
  expect(parseAnswer({ status: 'ANSWERED', value: deep })).toBeNull()
})

test('100,000 levels do not end the process', () => {
  let deep: unknown = 1
  for (let level = 0; level < 100_000; level++) deep = { deep }
  expect(parseAnswer({ status: 'ANSWERED', value: deep })).toBeNull()
})
