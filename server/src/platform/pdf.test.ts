import { afterAll, expect, test } from 'vitest'
import { closePdf, makePdf } from './pdf.ts'
import { printable, unprintableIn } from './printable.mjs'

afterAll(closePdf)

test.each([
  ['nul\u0000 and bell\u0007', 'nul[U+0000] and bell[U+0007]'],
  ['turned \u202egnp.exe', 'turned [U+202E]gnp.exe'],
  ['two\nlines\tand a tab', 'two\nlines\tand a tab'],
  ['half a pair \ud800', 'half a pair \ufffd'],
])('what cannot be seen is printed as its number: %j', (given, shown) => {
  expect(printable({ list: [{ name: given }], count: 3, nothing: null }, new Set())).toEqual({
    list: [{ name: shown }],
    count: 3,
    nothing: null,
  })
})

test('what the fonts lack is read from the complaint of the compiler', () => {
  const complaint =
    'message: "PDF/UA-1 error: the text `\\"한\\"` could not be displayed with font `\\"Noto Sans SC\\"`", … the text `"\\u{20bb7}"` could not be displayed with'
  const missing = unprintableIn(complaint)
  expect(missing).toEqual([0xd55c, 0x20bb7])
  expect(printable('한\u{20bb7}野', new Set(missing))).toBe('[U+D55C][U+20BB7]野')
})

test('a template that does not exist fails with its name, and the next document is made', async () => {
  await expect(makePdf('no-such.typ', {}, { createdAt: new Date(0) })).rejects.toThrow('no-such.typ')
})

test('the program can end while the process that sets documents rests', async () => {
  await makePdf('response.typ', {}, { createdAt: new Date(0) }).catch(() => undefined)
  await closePdf()
  expect(process.getActiveResourcesInfo().filter(kind => kind === 'ProcessWrap')).toEqual([])
})
