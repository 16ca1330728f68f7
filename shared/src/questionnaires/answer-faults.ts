import { type GivenAnswer, isBlank } from './answer.ts'
import { groupFaults, rowsFaults } from './cells-faults.ts'
import type { FaultKey } from './fault-key.ts'
import { type Facts, type Fault, scalarFault } from './scalar-faults.ts'
import type { Question } from './template.ts'

const maxWords = 4_000

/**
 * Everything that keeps an answer from being handed in. Form and server use the same (domain reference 0.4 and 5.2). What the form
 * needs is free of zod, since it travels over slow lines: schemas stand in files of their own.
 */
export function faultsOf(asked: Question, given: GivenAnswer | undefined, facts: Facts): Fault[] {
  const status = given?.status ?? 'EMPTY'
  const long = wordsFaults(given)
  if (status === 'EMPTY') return asked.need === 'OPTIONAL' ? long : [...long, { key: 'missing' }]
  if (status === 'ANSWERED') return [...long, ...valueFaults(asked, given?.value, facts), ...reasonsFaults(asked, given)]
  if (!given?.reason?.trim()) return [...long, { key: 'reasonMissing' }]
  return status === 'REFUSED' && asked.core && !given.note?.trim() ? [...long, { key: 'refusalNoteMissing' }] : long
}

export const answerFault = (asked: Question, given: GivenAnswer | undefined, facts: Facts): Fault | null =>
  faultsOf(asked, given, facts)[0] ?? null

const wordsFaults = (given: GivenAnswer | undefined): Fault[] =>
  [given?.reason, given?.note].some(words => (words?.length ?? 0) > maxWords) ? [{ key: 'tooLong', values: { max: maxWords } }] : []

function valueFaults(asked: Question, value: unknown, facts: Facts): Fault[] {
  if (isBlank(value)) return [{ key: 'missing' }]
  if (asked.type === 'ROWS') return rowsFaults(asked, value, facts)
  if (asked.type === 'GROUP') return groupFaults(asked, value, facts)
  const fault = scalarFault(asked, value, facts)
  return fault ? [fault] : []
}

/** A yes or no that needs words, or a paper, or words saying why there is no paper. */
function reasonsFaults(asked: Question, given: GivenAnswer | undefined): Fault[] {
  if (asked.type !== 'YES_NO' || typeof given?.value !== 'boolean') return []
  const concerns = (when: 'YES' | 'NO' | 'ALWAYS' | undefined): boolean => when === 'ALWAYS' || when === (given.value ? 'YES' : 'NO')
  if (given.note?.trim()) return []
  if (concerns(asked.explain)) return [{ key: 'noteMissing' }]
  return concerns(asked.prove) && !given.files?.length ? [{ key: 'evidenceMissing' }] : []
}

/** What a draft may not hold either: something of another kind, or too much of it. Unfinished it may be. */
const neverKept: ReadonlySet<FaultKey> = new Set([
  'notText',
  'tooLong',
  'notNumber',
  'notMoney',
  'notDay',
  'notYesNo',
  'notOption',
  'notCountry',
  'notPlace',
  'notParty',
  'notFile',
  'notRows',
  'unknownField',
  'tooMany',
  'twice',
])

/** Everything that keeps a draft from holding this. */
export const draftFaults = (asked: Question, given: GivenAnswer, facts: Facts): Fault[] =>
  faultsOf(asked, given, facts).filter(fault => neverKept.has(fault.key))

/** May a draft hold this? */
export function draftFault(asked: Question, given: GivenAnswer, facts: Facts): Fault | null {
  return faultsOf(asked, given, facts).find(fault => neverKept.has(fault.key)) ?? null
}
