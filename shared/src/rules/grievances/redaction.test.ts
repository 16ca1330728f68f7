import { expect, test } from 'vitest'
import { repeatedFrom } from './redaction.ts'

const told = ['Since Monday the dust of the crusher lies on our well. My plate is GN 48213.', '夜班没有发防尘口罩，班长说用完了就自己买。']

test.each<[string, string, string[]]>([
  ['in other words', 'Dust near a well was reported. Please show how the crusher is sprayed.', []],
  ['five words as they were said', 'It is said that THE DUST of the crusher lies there.', ['THE DUST of the crusher lies']],
  ['four words are anybody’s', 'Is the dust of the hall measured?', []],
  ['a number that only they would name', 'A driver (48213) complained.', ['48213']],
  ['ten Chinese signs, whatever stands between them', '有人反映：“班长说，用完了就自己买”。', ['班长说，用完了就自己买']],
  ['a few signs', '请说明防尘口罩的发放记录。', []],
  ['nothing', '', []],
])('%s', (_, text, found) => expect(repeatedFrom(text, told)).toEqual(found))
