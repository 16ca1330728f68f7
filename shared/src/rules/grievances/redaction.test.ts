import { expect, test } from 'vitest'
import { findTraces, isRefused, marked } from './redaction.ts'
import { type Told, toldBy } from './told.ts'

const english =
  'Since Monday the dust of the crusher lies on our well near Kolaboui bridge. My plate is GN 48213, call 622 45 67 89 or ba@mine.example.'
const chinese = '夜班没有发防尘口罩，班长说用完了就自己买。我住在示例岭北村，三车间的人都知道。'
const french = 'L’eau du puits est rouge depuis la pluie, et le chef Mamadou Sylla nous a menacés.'

const told: Told = {
  texts: [english, chinese, french, 'Paid 50,000 francs at the gate in 2019.'],
  places: ['Sangarédi, 北沟'],
  files: ['well-2026-red.jpg', 'photo.png'],
  locator: 'K7Q10',
  relation: 'WORKER',
  name: 'Aïssatou Bah',
  contact: 'WeChat bah_1988, +224 622 11 22 33',
}

/** What was found of a letter: kind and words. */
const found = (text: string, by: Told = told): string[] =>
  findTraces(text, by).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)}`)

test.each<[string, string, string[]]>([
  ['in other words', 'Dust near a well was reported. Please show how the plant is sprayed.', []],
  ['four words that tell something', 'It is said: THE DUST of the crusher lies there.', ['WORDS THE DUST of the crusher lies']],
  ['four words as everybody needs them', 'Is the dust of the hall measured?', []],
  ['without accents and apostrophes', 'L eau du puits EST ROUGE, dit-on.', ['WORDS L eau du puits EST ROUGE']],
  ['eight Chinese signs, whatever stands between them', '有人反映：“班长说，用完了就自己买”。', ['WORDS 班长说，用完了就自己买']],
  ['behind a sign that takes two places', '𠮷𠮷：班长说用完了就自己买', ['WORDS 班长说用完了就自己买']],
  ['a few signs', '请说明防尘口罩的发放记录。', []],
  ['signs of full width', 'Ｔｈｅ　ｄｕｓｔ　ｏｆ　ｔｈｅ　ｃｒｕｓｈｅｒ', ['WORDS Ｔｈｅ　ｄｕｓｔ　ｏｆ　ｔｈｅ　ｃｒｕｓｈｅｒ']],
  ['with signs that nobody sees', 'The du\u200bst of the crush\u00ader', ['WORDS The du\u200bst of the crush\u00ader']],
  ['with such a sign between two words', 'The dust \u2060 of the crusher', ['WORDS The dust \u2060 of the crusher']],
  ['with a hyphen at the end of a line, and letters set apart', 'The d u s t of the crush-\ner', ['WORDS The d u s t of the crush-\ner']],
  ['with letters of another alphabet', 'Thе dust оf the сrusher', ['WORDS Thе dust оf the сrusher']],
  ['in traditional signs', '夜班沒有發防塵口罩', ['WORDS 夜班沒有發防塵口罩']],
  ['the name in letters that only look alike', 'Аïssatоu was there', ['NAME Аïssatоu']],
  ['the locator in pieces', 'K7Q-10', ['LOCATOR K7Q-10']],
  ['the name, and a part of it', 'Madame Bah and AISSATOU', ['NAME Bah', 'NAME AISSATOU']],
  ['not the name inside of another word', 'The Bahamas', []],
  [
    'mail address, telephone and plate',
    'ba@mine.example, 00224 622456789, GN-48213',
    ['CONTACT ba@mine.example', 'CONTACT 00224 622456789', 'CONTACT GN-48213'],
  ],
  ['the contact as it was left', 'bah 1988', ['CONTACT bah 1988']],
  ['other people’s addresses and numbers', 'a@b.example +33 1 23 45 67 89', ['ADDRESS a@b.example', 'ADDRESS +33 1 23 45 67 89']],
  ['the locator, also with the letter for the figure', 'Case k7q1o', ['LOCATOR k7q1o']],
  ['a file by its name', 'See well 2026 red and photo.png, a photo', ['FILE well 2026 red', 'FILE photo.png']],
  ['long numbers', '50 000 francs, 123 tonnes, 8765', ['NUMBER 50 000', 'NUMBER 8765']],
  ['a year only if the sender named it', 'in 2019 and 2024', ['NUMBER 2019']],
  ['another vehicle', 'the truck RC 1234 A', ['NUMBER RC 1234 A']],
  ['days', 'On 3 March 2026, le 14 juillet, 2026-03-05 and 5/3', ['DATE 3 March 2026', 'DATE 14 juillet', 'DATE 2026-03-05', 'DATE 5/3']],
  [
    'Chinese days and hours',
    '三月五日、2026年3月5日上午9点30分、十点半',
    ['DATE 三月五日', 'DATE 2026年3月5日', 'DATE 9点30分', 'DATE 十点半'],
  ],
  ['hours', '14h30, 9:05 and 3 pm', ['DATE 14h30', 'DATE 9:05', 'DATE 3 pm']],
  ['a weekday that the sender named', 'On monday or Friday', ['DATE monday']],
  ['a month, a year, a while', '请说明六月以来最近三个月的记录。In March 2026?', []],
  [
    'names of people and places that the sender wrote',
    'Kolaboui, Sangaredi and Mamadou, dust since then',
    ['PLACE Kolaboui', 'PLACE Sangaredi', 'PLACE Mamadou'],
  ],
  ['Chinese places', '示例岭北村附近、三车间、北沟', ['PLACE 示例岭北村', 'PLACE 北沟']],
  ['who the sender is to it', 'A worker says; 有工人反映', ['RELATION worker', 'RELATION 工人']],
  ['nothing', '', []],
])('%s', (_, text, expected) => expect(found(text)).toEqual(expected))

test('a report as long as they get, pasted whole, is one stretch', () => {
  const long = Array.from({ length: 5_000 }, (_, at) => `w${at % 7}`).join(' ')
  expect(findTraces(long, { ...told, texts: [long] }).filter(one => one.kind === 'WORDS')).toHaveLength(1)
})

test('what the reader may not see is not compared with', () => {
  expect(found('Madame Bah, bah 1988', { ...told, name: null, contact: null })).toEqual([])
})

test('own words and contact are never sent, the rest is looked at', () => {
  const text = 'The dust of the crusher, since 5 March'
  expect(findTraces(text, told).map(one => [one.kind, isRefused(one)])).toEqual([
    ['WORDS', true],
    ['DATE', false],
  ])
})

test('a text is cut at what was found, and nothing of it is lost', () => {
  const text = 'GN 48213 on 5 March: the dust of the crusher.'
  const parts = marked(text, findTraces(text, told))
  expect(parts.map(part => part.text).join('')).toBe(text)
  expect(parts.filter(part => part.kind).map(part => part.kind)).toEqual(['CONTACT', 'DATE', 'WORDS'])
})

test('what was told stands in the report and in whatever the sender wrote later', () => {
  const records = [
    { value: { what: 'W', place: 'P', topic: 'T2-S2', relation: 'WORKER', danger: true }, files: [{ name: 'a.jpg' }] },
    { value: { text: 'later' }, files: [] },
  ]
  expect(toldBy(records, { locator: 'K7Q10' })).toEqual({
    texts: ['W', 'P', 'later'],
    places: ['P'],
    files: ['a.jpg'],
    locator: 'K7Q10',
    relation: 'WORKER',
    name: null,
    contact: null,
  })
})
