import type { GivenAnswer } from 'shared/questionnaires/answer.ts'
import { kysTemplate } from 'shared/questionnaires/kys/template.ts'
import type { Decision } from 'shared/words/lists.ts'
import { expect, test } from 'vitest'
import { acceptable, bySection, filtered, nextOpen, reviewedQuestions } from './reviewed.ts'

const said = (value: unknown): GivenAnswer => ({ status: 'ANSWERED', value })
const row = (cells: object) => ({ id: '0198f2a0-0000-7000-8000-000000000001', cells })
const answers = new Map([
  ['KYS-A1', said('Boké Bauxite')],
  ['KYS-A4', said({ extractOn: '2024-01-01' })],
  ['KYS-C1', said([row({ name: 'A', share: 40 })])],
  ['KYS-F5', said(true)],
  ['KYS-N3', said(false)],
])
const all = reviewedQuestions({ template: kysTemplate, tier: 'MINE', answers, today: '2026-11-22' })
const at = (code: string) => all.find(one => one.question.code === code)

test('exactly the questions that were handed in, in their sections', () => {
  expect(bySection(all).map(({ section, questions }) => [section.code, questions.map(one => one.question.code)])).toEqual([
    ['A', ['KYS-A1', 'KYS-A4']],
    ['C', ['KYS-C1']],
    ['F', ['KYS-F5']],
    ['N', ['KYS-N3']],
  ])
})

test('what the rules find stands at its question, and nowhere else', () => {
  expect(at('KYS-A4')?.findings.map(one => one.rule)).toEqual(['EXTRACT_OLD'])
  expect(at('KYS-C1')?.findings.map(one => one.rule)).toEqual(['SHARES_UNEXPLAINED'])
  expect(at('KYS-F5')?.signals).toEqual(['RF-S2'])
  expect(at('KYS-F5')?.prompts.map(one => one.code)).toEqual(['ORIGIN'])
  expect(at('KYS-N3')).toMatchObject({ findings: [], signals: [] })
})

const decided: Record<string, Decision> = { 'KYS-A1': 'ACCEPTED', 'KYS-C1': 'RETURNED' }
const decisionOf = (code: string): Decision | undefined => decided[code]
const codes = (some: typeof all): string[] => some.map(one => one.question.code)

test('the filters', () => {
  expect(codes(filtered(all, 'open', decisionOf))).toEqual(['KYS-A4', 'KYS-F5', 'KYS-N3'])
  expect(codes(filtered(all, 'returned', decisionOf))).toEqual(['KYS-C1'])
  expect(codes(filtered(all, 'findings', decisionOf))).toEqual(['KYS-A4', 'KYS-C1', 'KYS-F5'])
})

test('a section is accepted without what has to be looked at', () => {
  expect(acceptable(all, 'A', decisionOf)).toEqual({ plain: [], toLookAt: 1 })
  expect(acceptable(all, 'N', decisionOf)).toEqual({ plain: ['KYS-N3'], toLookAt: 0 })
})

test('on to the next without a decision, and round again from the beginning', () => {
  expect(nextOpen(all, 'KYS-A1', decisionOf)).toBe('KYS-A4')
  expect(nextOpen(all, 'KYS-N3', decisionOf)).toBe('KYS-A4')
  expect(nextOpen(all, 'KYS-A4', code => (code === 'KYS-A4' ? undefined : 'ACCEPTED'))).toBeUndefined()
})
