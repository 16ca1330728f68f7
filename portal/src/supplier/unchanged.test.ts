import { expect, test } from 'vitest'
import { emptyAnswer, type Given } from './answer-keeper.ts'
import type { OwnResponse } from './own-response.ts'
import { stillAsReturned } from './unchanged.ts'

const [one, other] = ['0197a1b0-0000-7000-8000-000000000001', '0197a1b0-0000-7000-8000-000000000002']
const returned = { question: 'KYS-E1', round: 1, decision: 'RETURNED' }
const handedIn = (given: Given) => ({ question: 'KYS-E1', ...given, fileIds: given.files, files: [] })
const response = (before: Given): OwnResponse =>
  ({ round: 1, status: 'RETURNED', judgements: [returned], rounds: [{ number: 1, answers: [handedIn(before)] }] }) as unknown as OwnResponse
const now = (given: Given) => new Map([['KYS-E1', { given, version: 2, keeping: 'saved' as const }]])

const money: Given = { ...emptyAnswer, status: 'ANSWERED', value: { amount: '12', currency: 'USD' }, files: [one] }
const cases: [string, Given, boolean][] = [
  ['untouched', money, true],
  ['typed again as it was, keys in another order', { ...money, value: { currency: 'USD', amount: '12' } }, true],
  ['another value', { ...money, value: { amount: '13', currency: 'USD' } }, false],
  ['a note', { ...money, note: 'As in the contract' }, false],
  ['another paper', { ...money, files: [other] }, false],
  ['declined', { ...emptyAnswer, status: 'REFUSED', reason: 'Secret' }, false],
]

test.each(cases)('after a return: %s', (_, given, expected) => {
  expect(stillAsReturned(response(money), ['KYS-E1'], now(given))).toEqual(expected ? ['KYS-E1'] : [])
})
