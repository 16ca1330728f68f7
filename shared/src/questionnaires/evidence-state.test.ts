import { expect, test } from 'vitest'
import type { GivenAnswer } from './answer.ts'
import { evidenceState } from './evidence-state.ts'
import type { Question } from './template.ts'

const label = { zh: '问', en: 'asked', fr: 'demandé' }
const id = (one: number): string => `0198f2a0-0000-7000-8000-00000000000${one}`
const paper: Question = { code: 'X-1', type: 'FILE', label }
const proved: Question = { code: 'X-2', type: 'YES_NO', prove: 'YES', label }
const free: Question = { code: 'X-3', type: 'YES_NO', label }
const yes = (...files: string[]): GivenAnswer => ({ status: 'ANSWERED', value: true, files })
const papers = (...files: string[]): GivenAnswer => ({ status: 'ANSWERED', value: files })
const good = { id: id(1), state: 'CLEAN' }

test.each<[string, Question, GivenAnswer, { id: string; state: string; expiresOn?: `${number}-${number}-${number}` }[], string]>([
  ['nothing asked, nothing given', free, yes(), [], 'NONE'],
  ['a paper asked and not answered yet', paper, { status: 'EMPTY' }, [], 'MISSING'],
  ['a yes that has to be proved', proved, yes(), [], 'MISSING'],
  ['a yes proved by words', proved, { ...yes(), note: 'It is being renewed' }, [], 'NONE'],
  ['declined with a reason', paper, { status: 'REFUSED', reason: 'Confidential' }, [], 'NONE'],
  ['a paper given', paper, papers(id(1)), [good], 'GIVEN'],
  ['evidence nobody asked for', free, yes(id(1)), [good], 'GIVEN'],
  ['a paper that ended yesterday', paper, papers(id(1)), [{ ...good, expiresOn: '2026-11-21' }], 'EXPIRED'],
  ['a paper that ends today', paper, papers(id(1)), [{ ...good, expiresOn: '2026-11-22' }], 'EXPIRING'],
  ['a paper that ends in thirty days', paper, papers(id(1)), [{ ...good, expiresOn: '2026-12-22' }], 'EXPIRING'],
  ['a paper that ends later', paper, papers(id(1)), [{ ...good, expiresOn: '2026-12-23' }], 'GIVEN'],
  ['one good and one held', paper, papers(id(1), id(2)), [good, { id: id(2), state: 'HELD' }], 'HELD'],
  [
    'one that was refused',
    paper,
    papers(id(1), id(2)),
    [
      { ...good, expiresOn: '2026-11-21' },
      { id: id(2), state: 'REFUSED' },
    ],
    'REFUSED',
  ],
  ['attached a moment ago, and not known here yet', paper, papers(id(2)), [good], 'GIVEN'],
  ['a yes or no that is not answered yet', proved, { status: 'EMPTY' }, [], 'NONE'],
  ['a file of another answer does not count', free, yes(), [good], 'NONE'],
])('%s', (_, asked, given, files, state) => {
  expect(evidenceState(asked, given, files, '2026-11-22')).toBe(state)
})
