import { expect, test } from 'vitest'
import { lastGroup, parsePaperKey, parseReceiptCode, signsOf, writePaperKey, writeReceiptCode } from './receipt-code.ts'

const code = { locator: 'K7Q2M', secret: '3F8XWZT4RN0JH6PBQ5YD' }
const written = writeReceiptCode(code)

test('a code is five groups, the last with one sign more', () => expect(written).toMatch(/^K7Q2M-3F8XW-ZT4RN-0JH6P-BQ5YD[0-9A-Z]$/))
test.each([
  ['as it was shown', written],
  ['in small letters', written.toLowerCase()],
  ['without strokes', written.replaceAll('-', '')],
  ['with spaces around and between', ` ${written.replaceAll('-', ' ')} `],
  ['with long strokes', written.replaceAll('-', '–')],
  ['with an O for the zero', written.replaceAll('0', 'o')],
  [
    'in wide signs, from a Chinese keyboard',
    [...written].map(sign => (sign === '-' ? '－' : String.fromCodePoint((sign.codePointAt(0) ?? 0) + 0xfee0))).join(''),
  ],
])('is read %s', (_, typed) => expect(parseReceiptCode(typed)).toEqual(code))

test.each(['', 'K7Q2M', written.slice(0, -1), `${written}0`, '../../etc', 'U'.repeat(26), 'x'.repeat(10_000)])(
  'is not read from %s',
  typed => expect(parseReceiptCode(typed)).toBeNull(),
)
test('every single slip is found', () => {
  const signs = written.replaceAll('-', '')
  for (let at = 0; at < signs.length; at++)
    for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
      if (other !== signs[at]) expect(parseReceiptCode(signs.slice(0, at) + other + signs.slice(at + 1))).toBeNull()
})
test('the last group is what is typed again', () => expect(lastGroup(written)).toBe(written.slice(-6)))
test('thirteen bytes are twenty signs', () => expect(signsOf(new Uint8Array(13).fill(255), 20)).toBe('Z'.repeat(20)))
test('a key on paper is read as it was written', () => {
  const bytes = Uint8Array.from({ length: 32 }, (_, at) => (at * 37 + 11) % 256)
  const paper = writePaperKey(bytes)
  expect(paper).toMatch(/^(\w{5}-){10}\w{3}$/)
  expect(parsePaperKey(paper.toLowerCase())).toEqual(bytes)
  expect(parsePaperKey(paper.replace(/.$/, sign => (sign === '0' ? '1' : '0')))).toBeNull()
})
