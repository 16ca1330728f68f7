import { expect, test } from 'vitest'
import { searchText } from './search-text.ts'

test.each<[string, ReturnType<typeof searchText>]>([
  ['', null],
  [' ', null],
  ['a', null],
  ['矿', { words: ['矿'], question: null }],
  ['  red   river ', { words: ['red', 'river'], question: null }],
  ['C2', { words: ['C2'], question: null }],
  ['kys-c2 三山', { words: ['kys-c2', '三山'], question: { code: 'KYS-C2', others: ['三山'] } }],
  ['Red River e1', { words: ['Red', 'River', 'e1'], question: { code: 'E1', others: ['Red', 'River'] } }],
  ['one two three four five six seven', { words: ['one', 'two', 'three', 'four', 'five', 'six'], question: null }],
])('%j', (typed, found) => expect(searchText(typed)).toEqual(found))
