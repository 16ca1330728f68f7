import { expect, test } from 'vitest'
import { publicPath, setOutsideBodies, setSpeaking } from './mechanism.ts'

test.each([
  ['shifan', 'shifan'],
  [' Shifan-Mine-2 ', 'shifan-mine-2'],
  ['ab', null],
  ['-mine', null],
  ['mine--two', null],
  ['mine_two', null],
  ['矿山', null],
  ['mine/../x', null],
  ['a'.repeat(41), null],
])('%j as an address: %s', (typed, path) => expect(publicPath.safeParse(typed).data ?? null).toBe(path))

const nothing = { zh: '', en: '', fr: '' }
const speaking = { version: 0, open: true, languages: ['fr', 'zh', 'fr'], elsewhere: nothing, privacyContact: null }
const faults = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } | undefined }) =>
  result.error?.issues.map(({ path, message }) => `${path.join('.')} ${message}`)

test('languages come once and in one order', () => {
  expect(setSpeaking.parse(speaking)).toMatchObject({ languages: ['zh', 'fr'], privacyContact: '' })
  expect(faults(setSpeaking.safeParse({ ...speaking, languages: [] }))).toEqual(['languages nobodyChosen'])
})

test('closed pages say where else one is heard', () => {
  expect(faults(setSpeaking.safeParse({ ...speaking, open: false }))).toEqual(['elsewhere.zh elsewhereNeeded'])
  expect(setSpeaking.safeParse({ ...speaking, open: false, elsewhere: { ...nothing, fr: 'Au bureau' } }).success).toBe(true)
})

test('a body outside has a name and an address in some language', () => {
  const bodies = [{ name: { ...nothing, en: 'Labour office' }, address: nothing }]
  expect(faults(setOutsideBodies.safeParse({ version: 0, bodies }))).toEqual(['bodies.0.address.zh someLanguage'])
})
