import { maxFileBytes } from 'shared/words/lists.ts'
import { expect, test } from 'vitest'
import { isSameFile, type PickedFile, pickFault } from './picked.ts'

const file = (change: Partial<PickedFile>): PickedFile => ({
  name: 'licence.pdf',
  size: 1_000,
  lastModified: 1,
  type: 'application/pdf',
  ...change,
})

test.each<[string, Partial<PickedFile>, string | null]>([
  ['a PDF', {}, null],
  ['a PDF whose type the system does not know', { type: '' }, null],
  ['a PDF with its ending in capitals', { name: 'LICENCE.PDF', type: '' }, null],
  ['a photograph', { name: 'IMG_1.JPEG', type: 'image/jpeg' }, null],
  ['a photograph of a phone that names nothing', { name: 'image', type: '' }, null],
  ['an empty file', { size: 0 }, 'fileEmpty'],
  ['exactly the most', { size: maxFileBytes }, null],
  ['one byte more', { size: maxFileBytes + 1 }, 'fileLarge'],
  ['a program', { name: 'setup.exe', type: 'application/x-msdownload' }, 'fileKind'],
  ['a page', { name: 'page.html', type: 'text/html' }, 'fileKind'],
  ['a drawing with scripts', { name: 'plan.svg', type: 'image/svg+xml' }, 'fileKind'],
  ['an archive of another program', { name: 'papers.rar', type: '' }, 'fileKind'],
])('%s', (_, change, fault) => expect(pickFault(file(change))).toBe(fault))

test('a file is the same when name, size and last change are', () => {
  expect(isSameFile(file({}), file({}))).toBe(true)
  for (const change of [{ name: 'other.pdf' }, { size: 999 }, { lastModified: 2 }]) expect(isSameFile(file({}), file(change))).toBe(false)
})
