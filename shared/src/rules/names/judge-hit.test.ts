import { expect, test } from 'vitest'
import { judgeHit, type Known } from './judge-hit.ts'

const thresholds = { alert: 0.92, review: 0.8 }
const known = (given: Partial<Known> = {}): Known => ({ births: [], nationalities: [], identifiers: [], ...given })
const born = (from: number, to = from) => known({ births: [{ from, to }] })

test.each<[string, number, boolean, Known, Known, number, 'ALERT' | 'REVIEW' | null]>([
  ['the same name, nothing else known', 1, false, known(), known(), 1, 'ALERT'],
  ['a like name', 0.85, false, known(), known(), 0.85, 'REVIEW'],
  ['too little', 0.79, false, known(), known(), 0.79, null],
  ['born in the same year', 0.9, false, born(1960), born(1958, 1961), 0.93, 'ALERT'],
  ['born a year later, as registers slip', 0.9, false, born(1962), born(1961), 0.93, 'ALERT'],
  ['born elsewhen: an alert becomes a review', 0.98, false, born(1990), born(1961), 0.88, 'REVIEW'],
  ['born elsewhen: a review stays one', 0.82, false, born(1990), born(1961), 0.8, 'REVIEW'],
  ['a weak alias alone', 0.86, true, known(), known(), 0.791, null],
  ['a weak alias, letter by letter', 1, true, known(), known(), 0.92, 'ALERT'],
  [
    'a number in common decides alone',
    0.2,
    false,
    known({ identifiers: ['IMO 9074729'] }),
    known({ identifiers: ['IMO 9074729'] }),
    1,
    'ALERT',
  ],
  [
    'another number says nothing: there are many kinds',
    0.9,
    false,
    known({ identifiers: ['A'] }),
    known({ identifiers: ['B'] }),
    0.9,
    'REVIEW',
  ],
  ['another nationality', 0.93, false, known({ nationalities: ['GN'] }), known({ nationalities: ['NA'] }), 0.91, 'REVIEW'],
])('%s', (_, likeness, isWeak, subject, entry, score, band) => {
  expect(judgeHit(likeness, isWeak, subject, entry, thresholds)).toMatchObject({ score, band })
})
