import { expect, test } from 'vitest'
import { type Accused, type Conflict, conflictOf, mayReview, withoutConflict } from './conflict.ts'

const li = { accountId: 'li', departmentIds: ['purchasing'] }
const wang = { accountId: 'wang', departmentIds: ['safety'] }
const nobody: Accused = { concernsUs: false, departmentId: null, excludedIds: [] }

test.each<[string, Partial<Accused>, Conflict | null]>([
  ['a report about others', {}, null],
  ['about us, no department named', { concernsUs: true }, null],
  ['about another department', { concernsUs: true, departmentId: 'safety' }, null],
  ['about the own department', { concernsUs: true, departmentId: 'purchasing' }, 'DEPARTMENT'],
  ['about the person', { excludedIds: ['li'] }, 'ACCUSED'],
])('%s: %s', (_, accused, expected) => expect(conflictOf(li, { ...nobody, ...accused })).toBe(expected))

test('a new case goes to those outside the department', () =>
  expect(withoutConflict([li, wang], { ...nobody, concernsUs: true, departmentId: 'purchasing' })).toEqual([wang]))

test('whoever decided does not look at the appeal', () => {
  expect(mayReview('li', ['li', null])).toBe(false)
  expect(mayReview('wang', ['li', null])).toBe(true)
})
