import { expect, test } from 'vitest'
import { type GrievanceAction, grievanceMachine, grievanceStates } from '../../machines/grievance.ts'
import { actionsFrom } from '../../machines/machine.ts'
import { usualClocks } from './clocks.ts'
import { senderActsIn } from './sender-acts.ts'
import { type Appealable, appealUntil, caseSteps, mayAppeal, stepNames, stepsFrom, takesFiles, toldToSender } from './steps.ts'

test('handlers can take every step of the life cycle; what is left is the sender’s own', () => {
  const all = new Set<GrievanceAction>(grievanceStates.flatMap(state => actionsFrom(grievanceMachine, state)))
  const taken = new Set<string>(stepNames.map(name => caseSteps[name].action))
  expect([...all].filter(action => !taken.has(action))).toEqual(['grievance.withdraw', 'grievance.appeal'])
  expect(senderActsIn('INADMISSIBLE')).toEqual(['APPEAL'])
  expect(senderActsIn('CLOSED')).toEqual(['SOLVED', 'APPEAL'])
  expect(senderActsIn('RECEIVED')).toEqual(['WITHDRAW'])
  expect(senderActsIn('WITHDRAWN')).toEqual([])
})

test('what follows from a check', () => expect(stepsFrom('TRIAGE')).toEqual(['ADMIT', 'DISMISS', 'REFER']))
test('the usual one comes first', () => expect(stepsFrom('ADMITTED')).toEqual(['INVESTIGATE', 'REFER']))
test('files go with words, but not with what a party is given', () =>
  expect(stepNames.filter(name => !takesFiles(name))).toEqual(['TRIAGE', 'INVESTIGATE', 'HEAR_PARTIES']))
test('nothing follows a withdrawal', () => expect(stepsFrom('WITHDRAWN')).toEqual([]))
test('findings and what a party is given are not told to the sender as they are', () =>
  expect(stepNames.filter(name => !toldToSender.has(caseSteps[name].becomes))).toEqual([
    'TRIAGE',
    'INVESTIGATE',
    'DRAFT_FINDINGS',
    'HEAR_PARTIES',
    'LOOK_AGAIN',
  ]))

const told: Appealable = { state: 'CLOSED', told: '2026-06-01', appealed: null, today: '2026-06-20' }
test.each<[string, Partial<Appealable>, boolean]>([
  ['within thirty days', {}, true],
  ['on the last', { today: '2026-07-01' }, true],
  ['after it', { today: '2026-07-02' }, false],
  ['against not being looked into', { state: 'INADMISSIBLE' }, true],
  ['while it is looked into', { state: 'INVESTIGATING' }, false],
  ['without a decision', { told: null }, false],
  ['a second time', { appealed: '2026-06-05' }, false],
  ['against a new decision', { appealed: '2026-04-05' }, true],
])('an appeal %s: %s', (_, change, may) => expect(mayAppeal({ ...told, ...change }, usualClocks)).toBe(may))
test('the sender is told the last day of it', () => expect(appealUntil(told, usualClocks)).toBe('2026-07-01'))
