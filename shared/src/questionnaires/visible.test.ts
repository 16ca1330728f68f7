import { describe, expect, test } from 'vitest'
import type { Tier } from '../words/lists.ts'
import type { Answers, GivenAnswer } from './answer.ts'
import { completeness, isComplete } from './completeness.ts'
import type { Condition } from './condition.ts'
import { raisedSignals } from './raised-signals.ts'
import { type Template, template } from './template.ts'
import { rolesOf, sectionsFor, visibleAnswers, visibleQuestions } from './visible.ts'

const words = { zh: '问', en: 'asked', fr: 'demandé' }
const facts = { today: '2026-11-22' }
const options = ['MINE', 'TRADER', 'OTHER'].map(value => ({ value, label: words }))
const yesNo = (code: string, more: object = {}) => ({ code, type: 'YES_NO', label: words, ...more })

const small: Template = template.parse({
  code: 'SMALL',
  version: 1,
  title: words,
  rolesFrom: 'X-A1',
  settings: {},
  sections: [
    {
      code: 'A',
      title: words,
      questions: [
        { code: 'X-A1', type: 'MULTIPLE', options, label: words },
        yesNo('X-A2', { need: 'OPTIONAL' }),
        yesNo('X-A3', { when: { equals: ['X-A2', true] }, raises: [{ signal: 'EDD', when: { equals: ['X-A3', true] } }] }),
        yesNo('X-A4', { when: { equals: ['X-A3', true] } }),
      ],
    },
    { code: 'B', title: words, tiers: ['MINE'], questions: [yesNo('X-B1'), yesNo('X-B2', { tiers: ['TRADER'] })] },
    {
      code: 'C',
      title: words,
      questions: [
        {
          code: 'X-C1',
          type: 'GROUP',
          label: words,
          fields: [
            { key: 'any', type: 'YES_NO', label: words },
            { key: 'kind', type: 'SINGLE', options, when: { equals: ['.any', true] }, label: words },
          ],
        },
        yesNo('X-C2', { when: { equals: ['X-C1.kind', 'MINE'] } }),
      ],
    },
  ],
})

const given = (entries: Record<string, unknown>): Answers =>
  new Map(Object.entries(entries).map(([code, value]): [string, GivenAnswer] => [code, { status: 'ANSWERED', value }]))
const codes = (tier: Tier, answers: Answers): string[] => visibleQuestions(small, tier, answers).map(question => question.code)

describe('what shows', () => {
  test.each<[string, Tier, Record<string, unknown>, string[]]>([
    ['nothing answered', 'TRADER', {}, ['X-A1', 'X-A2', 'X-C1']],
    ['a mine', 'MINE', {}, ['X-A1', 'X-A2', 'X-B1', 'X-C1']],
    ['a trader that mines too', 'TRADER', { 'X-A1': ['MINE'] }, ['X-A1', 'X-A2', 'X-B1', 'X-B2', 'X-C1']],
    ['a mine that names another role keeps its own', 'MINE', { 'X-A1': ['OTHER'] }, ['X-A1', 'X-A2', 'X-B1', 'X-C1']],
    ['a yes', 'TRADER', { 'X-A2': true }, ['X-A1', 'X-A2', 'X-A3', 'X-C1']],
    ['a chain of yes', 'TRADER', { 'X-A2': true, 'X-A3': true }, ['X-A1', 'X-A2', 'X-A3', 'X-A4', 'X-C1']],
    ['what a hidden question once received is not looked at', 'TRADER', { 'X-A2': false, 'X-A3': true }, ['X-A1', 'X-A2', 'X-C1']],
    ['a part of a group', 'TRADER', { 'X-C1': { any: true, kind: 'MINE' } }, ['X-A1', 'X-A2', 'X-C1', 'X-C2']],
    ['nor what a hidden field once received', 'TRADER', { 'X-C1': { any: false, kind: 'MINE' } }, ['X-A1', 'X-A2', 'X-C1']],
  ])('%s', (_, tier, answers, wanted) => {
    expect(codes(tier, given(answers))).toEqual(wanted)
  })

  test('a question that does not apply, or is declined, is not answered', () => {
    for (const status of ['NOT_APPLICABLE', 'REFUSED', 'EMPTY'] as const)
      expect(codes('TRADER', new Map([['X-A2', { status, value: true, reason: 'Why' }]]))).not.toContain('X-A3')
  })

  test('the order in which answers were saved changes nothing', () => {
    const entries = Object.entries({ 'X-A1': ['MINE'], 'X-A2': true, 'X-A3': true, 'X-C1': { any: true, kind: 'MINE' } })
    expect(codes('TRADER', given(Object.fromEntries(entries)))).toEqual(codes('TRADER', given(Object.fromEntries(entries.reverse()))))
  })

  test('a circle that slipped through hides, and ends', () => {
    const asks = (when: Condition) => ({
      ...small,
      sections: small.sections.map(section => ({
        ...section,
        questions: section.questions.map(question => (question.code === 'X-A2' ? { ...question, when } : question)),
      })),
    })
    expect(
      visibleQuestions(asks({ equals: ['X-A3', true] }), 'TRADER', given({ 'X-A2': true, 'X-A3': true })).map(question => question.code),
    ).toEqual(['X-A1', 'X-C1'])
  })
})

test('the sections by tier, whatever has been answered', () => {
  const shape = (tier: Tier) => sectionsFor(small, tier).map(section => [section.code, section.questions.length])
  expect(shape('MINE')).toEqual([
    ['A', 4],
    ['B', 1],
    ['C', 2],
  ])
  expect(shape('TRADER')).toEqual([
    ['A', 4],
    ['C', 2],
  ])
})

test('roles are the tier and what the supplier says of itself', () => {
  expect([...rolesOf(small, 'TRADER', given({ 'X-A1': ['MINE', 'OTHER'] }))]).toEqual(['TRADER', 'MINE'])
})

test('only what shows counts', () => {
  const answers = given({ 'X-A1': ['OTHER'], 'X-A2': false, 'X-A3': true, 'X-B1': true, 'X-C1': { any: false, kind: 'MINE' }, 'X-Z9': 1 })
  const counted = visibleAnswers(small, 'TRADER', answers)
  expect([...counted.keys()]).toEqual(['X-A1', 'X-A2', 'X-C1'])
  expect(counted.get('X-C1')?.value).toEqual({ any: false })
})

describe('how far a response is', () => {
  test('nothing answered', () => {
    expect(completeness(small, 'TRADER', new Map(), facts)).toEqual([
      { code: 'A', required: 1, answered: 0, missing: ['X-A1'], faulty: [] },
      { code: 'C', required: 1, answered: 0, missing: ['X-C1'], faulty: [] },
    ])
  })

  test('an answer brings a question, a faulty one counts as not answered', () => {
    expect(completeness(small, 'TRADER', given({ 'X-A1': ['OTHER'], 'X-A2': true, 'X-C1': { any: true } }), facts)).toEqual([
      { code: 'A', required: 2, answered: 1, missing: ['X-A3'], faulty: [] },
      { code: 'C', required: 1, answered: 0, missing: [], faulty: ['X-C1'] },
    ])
  })

  test('an optional answer that is wrong stands in the way too', () => {
    const progress = completeness(small, 'TRADER', given({ 'X-A1': ['OTHER'], 'X-A2': 'yes', 'X-C1': { any: false } }), facts)
    expect(progress[0]).toEqual({ code: 'A', required: 1, answered: 1, missing: [], faulty: ['X-A2'] })
    expect(isComplete(progress)).toBe(false)
  })

  test('all there, and what is hidden is not missed', () => {
    const progress = completeness(small, 'TRADER', given({ 'X-A1': ['OTHER'], 'X-C1': { any: false }, 'X-B1': 'nonsense' }), facts)
    expect(isComplete(progress)).toBe(true)
  })
})

test('what an answer sets off, while it shows', () => {
  expect(raisedSignals(small, 'MINE', given({ 'X-A2': true, 'X-A3': true }))).toEqual([{ question: 'X-A3', signal: 'EDD' }])
  expect(raisedSignals(small, 'MINE', given({ 'X-A2': false, 'X-A3': true }))).toEqual([])
})
