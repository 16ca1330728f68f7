import { expect, test } from 'vitest'
import { indexNames } from './name-index.ts'
import { prepareName } from './prepare.ts'
import { similarity } from './similarity.ts'

const listed = [
  'Ruslan Vymyslov',
  'Muhammad al-Khayali',
  '山东虚构铝业有限公司',
  'Société Minière de Fictivie',
  'Al Khayal',
  'Kim Jong Ho',
  'Wahmi Trading & Shipping LLC',
  'Fantasia Metals Holding',
].map((name, at) => ({ entryId: String(at), name }))
const index = indexNames(listed)
const first = (name: string, atLeast = 0.8) => index.find(prepareName(name), atLeast)[0]?.listed.name

test.each([
  ['Руслан Вымыслов', 'Ruslan Vymyslov'],
  ['VYMYSLOV Ruslann', 'Ruslan Vymyslov'],
  ['محمد الخيالي', 'Muhammad al-Khayali'],
  ['Shandong Xugou Aluminium Co Ltd', '山东虚构铝业有限公司'],
  ['Shan Dong Xu Gou Lv Ye You Xian Gong Si', '山东虚构铝业有限公司'],
  ['SMF', 'Société Minière de Fictivie'],
  ['alkhayal', 'Al Khayal'],
  ['김정호', 'Kim Jong Ho'],
  ['Wahmy Trdg and Shipping', 'Wahmi Trading & Shipping LLC'],
  ['Fantasia Holding Metals', 'Fantasia Metals Holding'],
])('%s is found as %s', (name, expected) => {
  expect(first(name)).toBe(expected)
})

test('what nobody on the list is called is not found', () => {
  expect(first('Completely Different Company')).toBeUndefined()
  expect(first('')).toBeUndefined()
  expect(first('()[]{}\u0000\ud800')).toBeUndefined()
})

// A small generator of its own: the same damage on every run.
function* damage(seed: number): Generator<number> {
  for (let state = seed; ; ) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    yield state
  }
}

test('one slip of the fingers within a word leaves a name found, whenever comparing the pair would find it', () => {
  const dice = damage(7)
  const roll = (sides: number) => Math.floor(((dice.next().value as number) / 2_147_483_648) * sides)
  // A slip inside a particle makes a word of it, which the index does not look for.
  for (const { name } of listed.filter(one => /^[A-Za-z ]+$/.test(one.name) && !/^al /i.test(one.name)))
    for (let turn = 0; turn < 40; turn++) {
      const at = roll(name.length)
      if (/\s/.test(name.slice(at, at + 2))) continue
      const slips = [
        name.slice(0, at) + name.slice(at + 1),
        name.slice(0, at) + String.fromCharCode(97 + roll(26)) + name.slice(at),
        name.slice(0, at) + (name[at + 1] ?? '') + name[at] + name.slice(at + 2),
      ]
      for (const slip of slips)
        if (similarity(slip, name).score >= 0.85)
          expect(
            index.find(prepareName(slip), 0.8).map(one => one.listed.name),
            slip,
          ).toContain(name)
    }
})

test('any characters in any order are a name: nothing crashes, and a score lies between 0 and 1', () => {
  const dice = damage(11)
  const ranges = [0x20, 0x2e80, 0x600, 0xac00, 0x400, 0xd800, 0xe000, 0x900, 0x590, 0xff00] as const
  for (let turn = 0; turn < 400; turn++) {
    const letters = Array.from({ length: (dice.next().value as number) % 40 }, () => {
      const start = ranges[(dice.next().value as number) % ranges.length] ?? 0x20
      return String.fromCharCode(start + ((dice.next().value as number) % 512))
    })
    const name = letters.join('')
    const found = index.find(prepareName(name, turn % 2 ? 'person' : undefined), 0)
    for (const { similarity: one } of found) expect(one.score >= 0 && one.score <= 1).toBe(true)
  }
})
