import { expect, test } from 'vitest'
import { linked } from './linked.ts'

test('an address in a mail becomes a link, the full stop behind it does not', () => {
  expect(linked('请打开：http://localhost:4400/invitation/tok-1。谢谢')).toEqual([
    { text: '请打开：' },
    { text: 'http://localhost:4400/invitation/tok-1', href: 'http://localhost:4400/invitation/tok-1' },
    { text: '。谢谢' },
  ])
})
