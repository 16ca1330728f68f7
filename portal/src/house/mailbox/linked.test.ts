import { expect, test } from 'vitest'
import { linked } from './linked.ts'

test('an address in a mail becomes a link, the full stop behind it does not', () => {
  expect(linked('请打开：http://localhost:4400/invitation/tok-1。谢谢').map(({ text, href }) => [text, href])).toEqual([
    ['请打开：', undefined],
    ['http://localhost:4400/invitation/tok-1', 'http://localhost:4400/invitation/tok-1'],
    ['。谢谢', undefined],
  ])
})
