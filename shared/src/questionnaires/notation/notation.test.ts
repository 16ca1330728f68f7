import { describe, expect, test } from 'vitest'
import type { Condition } from '../condition.ts'
import type { Check } from '../field.ts'
import { kysTemplate } from '../kys/template.ts'
import { questionsOf } from '../template.ts'
import { printChecks, readChecks } from './check-notation.ts'
import { printCondition, readCondition } from './condition-notation.ts'
import { printRaises, readRaises } from './raise-notation.ts'

describe('a condition is written as a person reads it, and read back as it was', () => {
  const a: Condition = { answered: 'X-1' }
  const b: Condition = { equals: ['X-2', true] }
  const c: Condition = { equals: ['X-3.kind', 'MINE'] }
  test.each<[Condition, string]>([
    [a, 'X-1 answered'],
    [b, 'X-2 = yes'],
    [{ equals: ['X-2', false] }, 'X-2 = no'],
    [c, 'X-3.kind = MINE'],
    [{ equals: ['.kind', 'yes'] }, '.kind = "yes"'],
    [{ equals: ['.kind', '2024'] }, '.kind = "2024"'],
    [{ equals: ['.kind', 'say "no" （甲）'] }, '.kind = "say ""no"" （甲）"'],
    [{ in: ['X-4', ['CN', 'GN']] }, 'X-4 in (CN, GN)'],
    [{ in: ['X-4', ['CN']] }, 'X-4 in (CN)'],
    [{ gt: ['X-5', 2.5] }, 'X-5 > 2.5'],
    [{ lt: ['X-6', '2024-03-05'] }, 'X-6 < 2024-03-05'],
    [{ lt: ['X-5', -1e-7] }, 'X-5 < -1e-7'],
    [{ tier: ['MINE'] }, 'tier = MINE'],
    [{ tier: ['MINE', 'TRADER'] }, 'tier in (MINE, TRADER)'],
    [{ all: [a, b, c] }, 'X-1 answered and X-2 = yes and X-3.kind = MINE'],
    [{ any: [a, { all: [b, c] }] }, 'X-1 answered or X-2 = yes and X-3.kind = MINE'],
    [{ all: [a, { any: [b, c] }] }, 'X-1 answered and (X-2 = yes or X-3.kind = MINE)'],
    [{ all: [{ all: [a, b] }, c] }, '(X-1 answered and X-2 = yes) and X-3.kind = MINE'],
    [{ any: [{ any: [a, b] }, c] }, '(X-1 answered or X-2 = yes) or X-3.kind = MINE'],
    [{ all: [c, { not: { equals: ['X-4.owned', false] } }] }, 'X-3.kind = MINE and not X-4.owned = no'],
    [{ not: { any: [a, b] } }, 'not (X-1 answered or X-2 = yes)'],
    [{ not: { not: a } }, 'not not X-1 answered'],
    [{ all: [a] }, 'all(X-1 answered)'],
    [{ any: [{ all: [a, b] }] }, 'any(X-1 answered and X-2 = yes)'],
  ])('%j', (condition, text) => {
    expect(printCondition(condition)).toBe(text)
    expect(readCondition(text)).toEqual({ value: condition })
  })

  test.each<[string, Condition]>([
    ['  X-1   ANSWERED\nAnd X-2＝yes ', { all: [a, b] }],
    ['（X-1 answered）', a],
    ['X-4 in（CN，GN）', { in: ['X-4', ['CN', 'GN']] }],
    ['X-2 != yes', { not: b }],
    ['X-3.kind = “MINE”', c],
    ['all(X-1 answered, X-2 = yes)', { all: [a, b] }],
    ['Tier = mine', { tier: ['MINE'] }],
    ['X-5 > −3', { gt: ['X-5', -3] }],
  ])('as people also write: %s', (text, condition) => {
    expect(readCondition(text)).toEqual({ value: condition })
  })

  test.each([
    ['', 'reference', 1, ''],
    ['X1 = yes', 'reference', 1, 'X1 = yes'],
    ['X-1', 'operator', 4, ''],
    ['X-1 is yes', 'operator', 5, 'is yes'],
    ['X-1 >= 5', 'atLeast', 8, '5'],
    ['X-1 =', 'value', 6, ''],
    ['X-1 = and X-2 = yes', 'value', 7, 'and X-2 = yes'],
    ['X-1 > yes', 'value', 10, ''],
    ['X-1 = yes X-2 = no', 'left', 11, 'X-2 = no'],
    ['X-1 = 5A', 'value', 7, '5A'],
    ['(X-1 = yes', 'bracket', 11, ''],
    ['X-1 in (CN GN)', 'bracket', 12, 'GN)'],
    ['X-1 = yes)', 'left', 10, ')'],
    ['X-1 = "yes', 'quote', 8, 'yes'],
    ['tier = KING', 'tier', 8, 'KING'],
    ['X-1 = yes and', 'reference', 14, ''],
  ])('%s is not understood at its place', (text, key, sign, found) => {
    expect(readCondition(text)).toEqual({ fault: { key, sign, found } })
  })

  test.each(['(', 'not ', 'all('])('a thousand times “%s” ends before the stack does', begin => {
    expect(readCondition(`${begin.repeat(3_000)}X-1 answered`).fault?.key).toBe('tooDeep')
  })
})

describe('checks', () => {
  test.each<[Check[], string]>([
    [[{ rule: 'SUM', fields: ['share'], max: 100, tolerance: 0.05 }], 'sum(share) <= 100 ± 0.05'],
    [[{ rule: 'SUM', fields: ['bank', 'cash'], equals: 100, tolerance: 0 }], 'sum(bank, cash) = 100'],
    [[{ rule: 'SUM', fields: ['a'], equals: 1, max: 2, tolerance: 3 }], 'sum(a) = 1 <= 2 ± 3'],
    [[{ rule: 'SUM', fields: ['a'], tolerance: 0 }], 'sum(a)'],
    [[{ rule: 'ORDER', fields: ['sum', 'some'] }], 'sum <= some'],
    [
      [
        { rule: 'SOME', fields: ['signatory'] },
        { rule: 'ORDER', fields: ['from', 'to'] },
      ],
      'some(signatory)\nfrom <= to',
    ],
  ])('%j', (checks, text) => {
    expect(printChecks(checks)).toBe(text)
    expect(readChecks(text)).toEqual({ value: checks })
  })

  test.each([
    ['sum(share) <= much', 'number', 15, 'much'],
    ['sum()', 'field', 5, ')'],
    ['from before to', 'operator', 6, 'before to'],
    ['some(a, b)', 'bracket', 7, ', b)'],
    ['sum(a) = 1\nor', 'operator', 14, ''],
  ])('%s is not understood at its place', (text, key, sign, found) => {
    expect(readChecks(text)).toEqual({ fault: { key, sign, found } })
  })
})

describe('what is raised', () => {
  test('one a line', () => {
    const raises = [
      { signal: 'PEP' as const, when: { equals: ['X-1', true] } as Condition },
      { signal: 'CCCMC-AREA' as const, when: { any: [{ answered: 'X-2' }, { answered: 'X-3' }] } as Condition },
    ]
    const text = 'PEP if X-1 = yes\nCCCMC-AREA if X-2 answered or X-3 answered'
    expect(printRaises(raises)).toBe(text)
    expect(readRaises(text)).toEqual({ value: raises })
    expect(readRaises(text.replace('\n', '; '))).toEqual({ value: raises })
  })

  test.each([
    ['FIRE if X-1 = yes', 'signal', 1, 'FIRE if X-1 = yes'],
    ['PEP when X-1 = yes', 'if', 5, 'when X-1 = yes'],
    ['PEP if', 'reference', 7, ''],
  ])('%s is not understood at its place', (text, key, sign, found) => {
    expect(readRaises(text)).toEqual({ fault: { key, sign, found } })
  })
})

test('the whole KYS reads back as it was', () => {
  const questions = questionsOf(kysTemplate)
  const conditions = questions.flatMap(one => [one.when, ...('fields' in one ? one.fields.map(field => field.when) : [])]).filter(Boolean)
  expect(conditions.length).toBeGreaterThan(30)
  for (const condition of conditions) expect(condition && readCondition(printCondition(condition))).toEqual({ value: condition })
  for (const { raises } of questions) if (raises) expect(readRaises(printRaises(raises))).toEqual({ value: raises })
  for (const one of questions) if ('checks' in one && one.checks) expect(readChecks(printChecks(one.checks))).toEqual({ value: one.checks })
})
