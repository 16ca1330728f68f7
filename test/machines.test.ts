import { conditionMachine, conditionStates } from 'shared/machines/condition.ts'
import { grievanceMachine, grievanceStates } from 'shared/machines/grievance.ts'
import { hearingMachine, hearingStates } from 'shared/machines/hearing.ts'
import { actionsFrom, type Machine, next } from 'shared/machines/machine.ts'
import {
  dossierMachine,
  dossierStates,
  flagMachine,
  flagStates,
  incidentMachine,
  incidentStates,
  packageMachine,
  packageStates,
} from 'shared/machines/red-flag.ts'
import { responseMachine, responseStates } from 'shared/machines/response.ts'
import { supplierMachine, supplierStates } from 'shared/machines/supplier.ts'
import { actions, policy } from 'shared/policy/policy.ts'
import { allRoles, memberRoles } from 'shared/policy/roles.ts'
import { scopes } from 'shared/policy/scopes.ts'
import {
  answerStates,
  asiActivities,
  assignmentStates,
  decisions,
  invitationStates,
  locales,
  tiers,
  workKinds,
} from 'shared/words/lists.ts'
import { describe, expect, test } from 'vitest'
import { type Words, wordsOf } from './support/locales.ts'

interface Told {
  readonly name: string
  readonly machine: Machine<string, string>
  readonly states: readonly string[]
  /** Where a record begins, and where it may stay for ever. */
  readonly begins: string
  readonly ends: readonly string[]
  /** Its states' labels, and the file they stand in. */
  readonly words: string
  readonly file?: string
}

/** Every life cycle there is (domain reference, section 13). */
const machines: readonly Told[] = [
  { name: 'supplier', machine: supplierMachine, states: supplierStates, begins: 'PROSPECT', ends: ['MERGED'], words: 'supplierState' },
  { name: 'response', machine: responseMachine, states: responseStates, begins: 'DRAFT', ends: ['ACCEPTED'], words: 'responseState' },
  {
    name: 'condition',
    machine: conditionMachine,
    states: conditionStates,
    begins: 'OPEN',
    ends: ['FULFILLED', 'LIFTED'],
    words: 'conditionState',
  },
  { name: 'red flag', machine: flagMachine, states: flagStates, begins: 'RAISED', ends: ['CLEARED'], words: 'flagState', file: 'flags' },
  {
    name: 'dossier',
    machine: dossierMachine,
    states: dossierStates,
    begins: 'OPEN',
    ends: ['CLOSED', 'LAPSED'],
    words: 'dossierState',
    file: 'flags',
  },
  // These may always be looked at anew.
  { name: 'package', machine: packageMachine, states: packageStates, begins: 'TODO', ends: [], words: 'packageState', file: 'flags' },
  {
    name: 'incident',
    machine: incidentMachine,
    states: incidentStates,
    begins: 'REPORTED',
    ends: [],
    words: 'incidentState',
    file: 'flags',
  },
  // Whatever is over may be reopened, but for what its sender took back.
  {
    name: 'grievance',
    machine: grievanceMachine,
    states: grievanceStates,
    begins: 'RECEIVED',
    ends: ['WITHDRAWN'],
    words: 'grievanceState',
    file: 'grievances',
  },
  {
    name: 'hearing',
    machine: hearingMachine,
    states: hearingStates,
    begins: 'ASKED',
    ends: ['ANSWERED', 'CLOSED'],
    words: 'hearingState',
    file: 'hearings',
  },
]
const actionsOf = ({ machine, states }: Told): string[] => [...new Set(states.flatMap(state => actionsFrom(machine, state)))]

describe.each(machines)('the life cycle of a $name', told => {
  const { machine, states, begins, ends } = told
  test('every state can be reached', () => {
    const reached = new Set([begins])
    for (const state of reached) for (const action of actionsFrom(machine, state)) reached.add(next(machine, state, action) ?? '')
    expect([...reached].sort()).toEqual([...states].sort())
  })
  test('only what is meant to be an end is one', () =>
    expect(states.filter(state => actionsFrom(machine, state).length === 0)).toEqual(ends))
  test('every action stands in the policy, and somebody may do it', () => {
    expect(actionsOf(told).filter(action => Object.keys(policy[action as keyof typeof policy] ?? {}).length === 0)).toEqual([])
  })
  test('an action that does not fit leads nowhere', () =>
    expect(next(machine, ends[0] ?? begins, ends.length > 0 ? (actionsOf(told)[0] ?? '') : 'supplier.merge')).toBeUndefined())
})

describe('the policy', () => {
  test('names roles and scopes that there are', () => {
    const wrong = Object.entries(policy).flatMap(([action, row]) =>
      Object.entries(row)
        .filter(([role, scope]) => !(allRoles as readonly string[]).includes(role) || !(scope in scopes))
        .map(() => action),
    )
    expect(wrong).toEqual([])
  })
  test('knows nothing that nobody may do', () => expect(actions.filter(action => Object.keys(policy[action]).length === 0)).toEqual([]))
})

/** Never on a button nor in the history: readings, and what a person does to their own drafts, account and messages. */
const unnamed = (action: string): boolean =>
  action.endsWith('.read') ||
  [
    'account.signOut',
    'account.edit',
    'account.resetPassword',
    'invitation.open',
    'answer.save',
    'notification.mark',
    'riskReview.visit',
    'thread.mark',
    'digest.set',
    'calendarLink.renew',
    'calendarLink.switchOff',
  ].includes(action)

const labelled: Readonly<Record<string, readonly string[]>> = {
  role: memberRoles,
  tier: tiers,
  asiActivity: asiActivities,
  answerState: answerStates,
  decision: decisions,
  invitationState: invitationStates,
  assignmentState: assignmentStates,
  workKind: workKinds,
  mode: ['DEMONSTRATION', 'PRODUCTION'],
  ...Object.fromEntries(machines.filter(({ file }) => !file).map(({ words, states }) => [words, states])),
}

describe.each(locales)('in %s', locale => {
  const words = wordsOf(locale, 'words')
  test.each(Object.entries(labelled))('every %s has its label', (name, values) => {
    expect(values.filter(value => !words.has(`${name}.${value}`))).toEqual([])
    expect([...words.keys()].filter(key => key.startsWith(`${name}.`) && !values.includes(key.slice(name.length + 1)))).toEqual([])
  })
  test.each(machines.filter(({ file }) => file))('every state of a $name has its label', ({ words: name, states, file = '' }) => {
    const said = wordsOf(locale, file)
    expect([...said.keys()].filter(key => key.startsWith(`${name}.`)).sort()).toEqual(states.map(state => `${name}.${state}`).sort())
  })
  test('every action has its label', () => {
    const named = [...actions.filter(action => !unnamed(action)), ...machines.flatMap(actionsOf), 'response.request']
    expect(named.filter(action => !hasLabel(words, `action.${action}`))).toEqual([])
  })
})

const hasLabel = (words: Words, key: string): boolean => Boolean(words.get(key)?.trim())
