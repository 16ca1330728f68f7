import { expect, test } from 'vitest'
import { kysStart } from './kys-start.ts'
import { answerFault, draftFault } from './question.ts'

const [uscc, licence, policy] = kysStart.questions

test.each([
  ['nothing given', uscc, undefined, 'missing'],
  ['a right code', uscc, { status: 'ANSWERED', value: '91350100M000100Y43' }, null],
  ['a code with a slip', uscc, { status: 'ANSWERED', value: '91350100M000100Y44' }, 'usccCheck'],
  ['a number for a text', uscc, { status: 'ANSWERED', value: 5 }, 'notText'],
  ['blank text', uscc, { status: 'ANSWERED', value: '  ' }, 'notText'],
  ['does not apply, no reason', uscc, { status: 'NOT_APPLICABLE', reason: ' ' }, 'reasonMissing'],
  ['does not apply, with reason', uscc, { status: 'NOT_APPLICABLE', reason: 'Registered in Guinea' }, null],
  ['refused without reason', policy, { status: 'REFUSED' }, 'reasonMissing'],
  ['a file by name', licence, { status: 'ANSWERED', value: 'licence.pdf' }, 'notFile'],
  ['a file by id', licence, { status: 'ANSWERED', value: '0198f2a0-0000-7000-8000-000000000001' }, null],
  ['yes as a word', policy, { status: 'ANSWERED', value: 'yes' }, 'notYesNo'],
  ['no', policy, { status: 'ANSWERED', value: false }, null],
] as const)('handing in: %s', (_, asked, given, fault) => {
  expect(answerFault(asked, given)).toBe(fault)
})

test.each([
  ['half a code', uscc, { status: 'ANSWERED', value: '9135' }, null],
  ['an object', uscc, { status: 'ANSWERED', value: {} }, 'notText'],
  ['a very long text', uscc, { status: 'ANSWERED', value: 'x'.repeat(4_001) }, 'tooLong'],
  ['a reason not given yet', uscc, { status: 'REFUSED' }, null],
  ['yes as a word', policy, { status: 'ANSWERED', value: 'yes' }, 'notYesNo'],
] as const)('a draft: %s', (_, asked, given, fault) => {
  expect(draftFault(asked, given)).toBe(fault)
})
