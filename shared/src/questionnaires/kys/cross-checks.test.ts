import { describe, expect, test } from 'vitest'
import type { Answers, GivenAnswer } from '../answer.ts'
import { raisedSignals } from '../raised-signals.ts'
import type { Template } from '../template.ts'
import { questionsOf } from '../template.ts'
import { crossChecks } from './cross-checks.ts'
import { kysPrompts, reviewerPrompts } from './reviewer-prompts.ts'
import { kysTemplate } from './template.ts'

const facts = { today: '2026-11-22' }
const id = (number: number): string => `0198f2a0-0000-7000-8000-${String(number).padStart(12, '0')}`
const row = (number: number, cells: object) => ({ id: id(number), cells })
const answers = (entries: Record<string, unknown>, notes: Record<string, string> = {}): Answers =>
  new Map(
    Object.entries(entries).map(([code, value]): [string, GivenAnswer] => [code, { status: 'ANSWERED', value, note: notes[code] ?? null }]),
  )
const found = (entries: Record<string, unknown>, notes: Record<string, string> = {}, template: Template = kysTemplate) =>
  crossChecks(template, 'MINE', answers(entries, notes), facts)

describe('sums', () => {
  test('shareholders above the whole', () => {
    const given = { 'KYS-C1': [row(1, { share: 60, votes: 60 }), row(2, { share: 41, votes: 40 })] }
    expect(found(given)).toEqual([{ rule: 'SUM', questions: ['KYS-C1'], field: 'share', values: { sum: '101', max: '100' } }])
  })

  test('shareholders below 95 without a word about the rest', () => {
    const given = { 'KYS-C1': [row(1, { share: 60 }), row(2, { share: 34.9 })] }
    expect(found(given)).toEqual([{ rule: 'SHARES_UNEXPLAINED', questions: ['KYS-C1'], values: { sum: '94.9' } }])
    expect(found(given, { 'KYS-C1': 'Employees hold the rest' })).toEqual([])
    expect(found({ 'KYS-C1': [row(1, { share: 95 })] })).toEqual([])
  })

  test('a programme sets what has to be explained', () => {
    const strict = { ...kysTemplate, settings: { ...kysTemplate.settings, explainedPercent: 99 } }
    expect(found({ 'KYS-C1': [row(1, { share: 98 })] }, {}, strict)).toMatchObject([{ rule: 'SHARES_UNEXPLAINED' }])
  })

  test('mines that do not make a hundred', () => {
    expect(found({ 'KYS-F3': [row(1, { share: 60 }), row(2, { share: 30 })] })).toEqual([
      { rule: 'SUM', questions: ['KYS-F3'], field: 'share', values: { sum: '90', wanted: '100' } },
    ])
    expect(found({ 'KYS-F3': [row(1, { share: 33.3 }), row(2, { share: 66.6 })] })).toEqual([])
  })

  test('means of payment that do not make a hundred, and cash without a word', () => {
    expect(found({ 'KYS-H4': { transfer: 80, cheque: 0, cash: 10 } })).toEqual([
      { rule: 'SUM', questions: ['KYS-H4'], values: { sum: '90', wanted: '100' } },
      { rule: 'CASH_UNEXPLAINED', questions: ['KYS-H4'], values: { cash: '10' } },
    ])
    expect(found({ 'KYS-H4': { transfer: 90, cheque: 0, cash: 10 } }, { 'KYS-H4': 'Day labour' })).toEqual([])
  })
})

describe('the holder of the title and the operator of the mine', () => {
  const title = (cells: object) => ({
    'KYS-E2': [row(1, { number: 'DPM/2019-045', holder: { name: 'Société A' }, holderIsUs: true, ...cells })],
  })
  const mine = (operator: object, permit = 'DPM 2019 045') => ({ 'KYS-F3': [row(2, { operator, permit, share: 100 })] })

  test('are the same, however they are written', () => {
    expect(found({ ...title({}), ...mine({ name: 'SOCIÉTÉ A.' }) })).toEqual([])
  })

  test('differ, and nothing explains it', () => {
    expect(found({ ...title({}), ...mine({ name: 'Société B' }) })).toEqual([
      {
        rule: 'HOLDER_NOT_OPERATOR',
        questions: ['KYS-E2', 'KYS-F3'],
        row: id(2),
        values: { permit: 'DPM/2019-045', holder: 'Société A', operator: 'Société B' },
      },
    ])
  })

  test('differ, and a contract explains it', () => {
    expect(found({ ...title({ holderIsUs: false, contract: [id(9)] }), ...mine({ name: 'Société B' }) })).toEqual([])
  })

  test('a contract that a change of mind has hidden explains nothing', () => {
    expect(found({ ...title({ holderIsUs: true, contract: [id(9)] }), ...mine({ name: 'Société B' }) })).toHaveLength(1)
  })

  test('are one record, whatever their names', () => {
    expect(found({ ...title({ holder: { name: 'A', recordId: id(7) } }), ...mine({ name: 'B', recordId: id(7) }) })).toEqual([])
  })

  test('belong to different titles', () => {
    expect(found({ ...title({}), ...mine({ name: 'Société B' }, 'DPM 2020 001') })).toEqual([])
  })
})

describe('output and capacity', () => {
  const site = { 'KYS-B2': [row(1, { name: 'Boké Nord', kind: 'MINE', capacity: 3_000_000 })] }
  const output = (...rows: object[]) => ({
    'KYS-F6': rows.map((cells, place) => row(place + 2, { mine: 'boké nord', kind: 'OUTPUT', ...cells })),
  })

  test('more than the site can give, several rows of a year together', () => {
    expect(
      found({
        ...site,
        ...output({ year: 2024, quantity: 2_000_000 }, { year: 2024, quantity: 1_500_000 }, { year: 2025, quantity: 3_000_000 }),
      }),
    ).toEqual([
      {
        rule: 'OUTPUT_ABOVE_CAPACITY',
        questions: ['KYS-B2', 'KYS-F6'],
        row: id(1),
        values: { site: 'Boké Nord', year: '2024', output: '3500000', capacity: '3000000' },
      },
    ])
  })

  test('what was bought needs no capacity', () => {
    expect(found({ ...site, ...output({ year: 2024, quantity: 9_000_000, kind: 'PURCHASE' }) })).toEqual([])
  })
})

describe('identifiers, ages and order', () => {
  test('check digits, with the row they stand in', () => {
    expect(found({ 'KYS-A3': '91350100M000100Y44', 'KYS-A5': '213800KUD8LXJWSQ9D15', 'KYS-G4': [row(1, { imo: '9074728' })] })).toEqual([
      { rule: 'IDENTIFIER', questions: ['KYS-A3'], values: {} },
      { rule: 'IDENTIFIER', questions: ['KYS-A5'], values: {} },
      { rule: 'IDENTIFIER', questions: ['KYS-G4'], row: id(1), field: 'imo', values: {} },
    ])
  })

  test('a register extract or risk assessment older than a year', () => {
    expect(found({ 'KYS-A4': { extractOn: '2025-11-21' }, 'KYS-I9': { done: true, on: '2025-11-21' } })).toEqual([
      { rule: 'EXTRACT_OLD', questions: ['KYS-A4'], values: { on: '2025-11-21', months: '12' } },
      { rule: 'ASSESSMENT_OLD', questions: ['KYS-I9'], values: { on: '2025-11-21', months: '12' } },
    ])
    expect(found({ 'KYS-A4': { extractOn: '2025-11-22' }, 'KYS-I9': { done: true, on: '2026-01-01' } })).toEqual([])
  })

  test('an approval after operation began', () => {
    expect(found({ 'KYS-E4': { approvedOn: '2020-01-02', operatingSince: '2020-01-01' } })).toMatchObject([{ rule: 'APPROVED_LATE' }])
    expect(found({ 'KYS-E4': { approvedOn: '2020-01-01', operatingSince: '2020-01-01' } })).toEqual([])
  })

  test('nothing answered, nothing found', () => {
    expect(found({})).toEqual([])
  })

  test('what the supplier’s roles do not receive is not looked at', () => {
    expect(crossChecks(kysTemplate, 'BROKER', answers({ 'KYS-F3': [row(1, { share: 60 })] }), facts)).toEqual([])
  })
})

describe('what is left to the reviewer', () => {
  const codes = (entries: Record<string, unknown>, tier: 'MINE' | 'BROKER' = 'MINE') =>
    reviewerPrompts(kysTemplate, tier, answers(entries)).map(prompt => prompt.code)

  test.each([
    ['KYS-A3', '91350100M000100Y43', ['REGISTER']],
    ['KYS-C3', [id(1)], ['GROUP_CHART']],
    ['KYS-G8', ['GN'], ['TRANSIT']],
    ['KYS-F5', true, ['ORIGIN']],
    ['KYS-N1', true, ['SANCTIONS']],
    ['KYS-D3', { any: false }, ['PEP']],
    ['KYS-B2', [row(1, { name: 'A' })], ['COORDINATES', 'VOLUME']],
    ['KYS-C2', [row(1, { name: 'A' })], ['GROUP_CHART', 'OWNERS']],
    ['KYS-F6', [row(1, { mine: 'A' })], ['OUTPUT']],
    ['KYS-G9', 'By rail to the port', ['ROUTE']],
    ['KYS-H5', { ours: true }, ['ACCOUNT']],
    ['KYS-I1', true, ['COVERAGE']],
  ])('%s answered', (code, value, prompts) => {
    expect(codes({ [code]: value })).toEqual(prompts)
  })

  test('each names questions of the questionnaire, and none beside itself', () => {
    const known = new Set(questionsOf(kysTemplate).map(question => question.code))
    for (const { code, questions, beside = [] } of kysPrompts) {
      expect(
        [...questions, ...beside].filter(one => !known.has(one)),
        code,
      ).toEqual([])
      expect(new Set([...questions, ...beside]).size, code).toBe(questions.length + beside.length)
    }
    expect(new Set(kysPrompts.map(prompt => prompt.code)).size).toBe(kysPrompts.length)
  })

  test('nothing answered or nothing received, nothing to compare', () => {
    expect(codes({})).toEqual([])
    expect(codes({ 'KYS-F5': true }, 'BROKER')).toEqual([])
  })
})

test.each([
  ['shares in other mineral companies', { 'KYS-C5': { any: true } }, 'RF-S1'],
  ['sourced from a CAHRA', { 'KYS-F5': true }, 'RF-S2'],
  ['no traceability sheets', { 'KYS-F9': false }, 'RF-C4'],
  ['cash', { 'KYS-H4': { transfer: 99, cheque: 0, cash: 1 } }, 'RF-C5'],
  ['somebody else’s account', { 'KYS-H5': { ours: false } }, 'RF-C5'],
  ['artisanal mining', { 'KYS-F4': { scale: 'ARTISANAL' } }, 'EDD'],
  ['a politically exposed person', { 'KYS-D3': { any: true } }, 'PEP'],
  ['a change of control', { 'KYS-C7': true }, 'REASSESS'],
  ['an armed group paid', { 'KYS-H3': { any: true, payments: [row(1, { kind: 'ARMED_GROUP' })] } }, 'AII-B'],
  ['a protected area', { 'KYS-M5': true }, 'CCCMC-AREA'],
])('%s is raised', (_, entries, signal) => {
  expect(raisedSignals(kysTemplate, 'MINE', answers(entries)).map(one => one.signal)).toContain(signal)
})

test('a payment that a changed answer has hidden raises nothing', () => {
  const given = answers({ 'KYS-H3': { any: false, payments: [row(1, { kind: 'ARMED_GROUP' })] } })
  expect(raisedSignals(kysTemplate, 'TRADER', given)).toEqual([])
})
