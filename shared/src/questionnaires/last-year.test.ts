import { describe, expect, test } from 'vitest'
import type { Day } from '../rules/days.ts'
import type { GivenAnswer } from './answer.ts'
import type { Field } from './field.ts'
import { type FileToday, lastYearsAnswers } from './last-year.ts'
import type { Question, Template } from './template.ts'

const label = { zh: '问', en: 'asked', fr: 'demandé' }
const id = (one: number): string => `0198f2a0-0000-7000-8000-00000000000${one}`
const asking = (...questions: Question[]): Template => ({
  code: 'X',
  version: 1,
  title: label,
  settings: {},
  sections: [{ code: 'A', title: label, questions }],
})
const free = { code: 'X-1', type: 'YES_NO', label } satisfies Question
const paper = { code: 'X-1', type: 'FILE', label } satisfies Question
const option = (value: string) => ({ value, label })
const field = (key: string, rest: object = { type: 'TEXT' }): Field => ({ key, label, ...rest }) as Field
const rows = (...fields: Field[]): Question => ({ code: 'X-1', type: 'ROWS', label, fields }) as Question
const yes: GivenAnswer = { status: 'ANSWERED', value: true }

const one = (
  given: GivenAnswer,
  { before, now = before, files = [] }: { before: Question; now?: Question; files?: [string, FileToday][] },
) =>
  lastYearsAnswers(
    { answers: new Map([['X-1', given]]), template: asking(before), files: new Map(files) },
    { template: asking(now), today: '2027-03-01', dueOn: '2027-04-01' },
  )[0]
const file = (at: number, expiresOn: Day | null = null, state = 'CLEAN'): FileToday => ({ id: id(at), state, expiresOn })

test.each<[string, GivenAnswer, object]>([
  ['an answer', yes, { status: 'ANSWERED', value: true, reason: null, note: null, files: [] }],
  [
    'its note and its evidence',
    { ...yes, note: 'Since 2019', files: [id(1)] },
    { status: 'ANSWERED', value: true, reason: null, note: 'Since 2019', files: [id(1)] },
  ],
  [
    'that it does not apply',
    { status: 'NOT_APPLICABLE', reason: 'No mine' },
    { status: 'NOT_APPLICABLE', value: null, reason: 'No mine', note: null, files: [] },
  ],
  [
    'that it was declined',
    { status: 'REFUSED', reason: 'Secret' },
    { status: 'REFUSED', value: null, reason: 'Secret', note: null, files: [] },
  ],
])('proposed is %s, as it was accepted', (_, given, proposed) => {
  expect(one(given, { before: free, files: [[id(1), file(1)]] })).toMatchObject({
    proposed,
    before: proposed,
    notProposed: null,
    leftOut: [],
  })
})

test('what was left empty, and what is not asked any more, is not spoken of', () => {
  expect(one({ status: 'EMPTY' }, { before: free })).toBeUndefined()
  expect(one(yes, { before: free, now: { ...free, code: 'X-2' } })).toBeUndefined()
})

describe('a question that has changed', () => {
  const single = (...values: string[]): Question => ({ code: 'X-1', type: 'SINGLE', label, options: values.map(option) })
  const row = (cells: object): GivenAnswer => ({ status: 'ANSWERED', value: [{ id: id(9), cells }] })
  test.each<[string, GivenAnswer, Question, Question, string | null]>([
    ['other words', yes, free, { ...free, label: { ...label, en: 'asked better' } }, null],
    ['another type', yes, free, { code: 'X-1', type: 'TEXT', label }, 'ASKED_OTHERWISE'],
    [
      'another unit',
      { status: 'ANSWERED', value: 3 },
      { code: 'X-1', type: 'NUMBER', unit: 'TNE', label } as Question,
      { code: 'X-1', type: 'NUMBER', unit: 'TNE_PER_YEAR', label } as Question,
      'ASKED_OTHERWISE',
    ],
    ['a choice more', { status: 'ANSWERED', value: 'A' }, single('A', 'B'), single('A', 'B', 'C'), null],
    ['a choice less', { status: 'ANSWERED', value: 'A' }, single('A', 'B', 'C'), single('A', 'B'), 'ASKED_OTHERWISE'],
    ['a column more', row({ name: 'Mine A' }), rows(field('name')), rows(field('name'), field('region')), null],
    [
      'a column less',
      row({ name: 'Mine A', region: 'Boké' }),
      rows(field('name'), field('region')),
      rows(field('name')),
      'ASKED_OTHERWISE',
    ],
    ['a column of another type', row({ name: 'Mine A' }), rows(field('name')), rows(field('name', { type: 'YES_NO' })), 'ASKED_OTHERWISE'],
    [
      'fewer signs than were written',
      { status: 'ANSWERED', value: 'long' },
      { code: 'X-1', type: 'TEXT', label },
      { code: 'X-1', type: 'TEXT', maxLength: 2, label },
      'DOES_NOT_FIT',
    ],
  ])('%s', (_, given, then, now, why) => {
    const found = one(given, { before: then, now })
    expect(found?.notProposed).toBe(why)
    expect(found?.proposed === null).toBe(why !== null)
    expect(found?.before.value).toEqual(given.value)
  })
})

test('a declaration is made anew each year', () => {
  expect(one(yes, { before: { ...free, evidence: ['DECLARATION'] } })).toMatchObject({ proposed: null, notProposed: 'DECLARED_ANEW' })
})

describe('evidence', () => {
  const given = { status: 'ANSWERED', value: [id(1), id(2)] } as const
  test.each<[string, [string, FileToday][], string[] | null, { id: string; why: string }[]]>([
    [
      'both hold',
      [
        [id(1), file(1)],
        [id(2), file(2, '2027-04-01')],
      ],
      [id(1), id(2)],
      [],
    ],
    [
      'one ends a day before the answers are due',
      [
        [id(1), file(1, '2027-03-31')],
        [id(2), file(2)],
      ],
      [id(2)],
      [{ id: id(1), why: 'ENDS' }],
    ],
    [
      'one ended long ago',
      [
        [id(1), file(1, '2026-01-01')],
        [id(2), file(2)],
      ],
      [id(2)],
      [{ id: id(1), why: 'ENDS' }],
    ],
    [
      'one was refused by a reviewer',
      [
        [id(1), file(1)],
        [id(2), file(2, null, 'REFUSED')],
      ],
      [id(1)],
      [{ id: id(2), why: 'REFUSED' }],
    ],
    ['one is gone', [[id(1), file(1)]], [id(1)], [{ id: id(2), why: 'REFUSED' }]],
    [
      'one waits for a decision',
      [
        [id(1), file(1)],
        [id(2), file(2, null, 'HELD')],
      ],
      [id(1), id(2)],
      [],
    ],
    [
      'there is a newer revision, which holds',
      [
        [id(1), file(5, '2028-01-01')],
        [id(2), file(2)],
      ],
      [id(5), id(2)],
      [],
    ],
    [
      'none holds any more',
      [
        [id(1), file(1, '2026-01-01')],
        [id(2), file(2, '2026-01-01')],
      ],
      null,
      [
        { id: id(1), why: 'ENDS' },
        { id: id(2), why: 'ENDS' },
      ],
    ],
  ])('%s', (_, files, proposed, leftOut) => {
    const found = one(given, { before: paper, files })
    expect(found?.proposed?.value ?? null).toEqual(proposed)
    expect(found?.leftOut).toEqual(leftOut)
    expect(found?.notProposed).toBe(proposed ? null : 'EVIDENCE_ENDS')
    // What was accepted stays as it was, whatever has become of its papers.
    expect(found?.before.value).toEqual(given.value)
  })

  test('beside a value it is left out, and the value is proposed', () => {
    const found = one({ ...yes, files: [id(1)] }, { before: free, files: [[id(1), file(1, '2026-01-01')]] })
    expect(found?.proposed).toMatchObject({ value: true, files: [] })
    expect(found?.files).toEqual([id(1)])
  })

  test('in a row its cell becomes empty, and the row keeps its id', () => {
    const cells = { number: 'P-1', scan: [id(1)] }
    const found = one(
      { status: 'ANSWERED', value: [{ id: id(9), cells }] },
      { before: rows(field('number'), field('scan', { type: 'FILE' })), files: [[id(1), file(1, '2026-01-01')]] },
    )
    expect(found?.proposed?.value).toEqual([{ id: id(9), cells: { number: 'P-1' } }])
  })
})
