import { expect, test } from 'vitest'
import { missingLessons } from './lessons.ts'

test.each([
  ['SUBSTANTIATED', {}, ['rootCause', 'changeMade']],
  ['PARTLY', { rootCause: 'NO_RULE', changeMade: null }, ['changeMade']],
  ['SUBSTANTIATED', { rootCause: 'NO_RULE', changeMade: 'RULE' }, []],
  // Nothing was found, or nothing was looked into: there is nothing that must have been learnt.
  ['UNFOUNDED', {}, []],
  [null, {}, []],
] as const)('of a case that was found %s, closing with %o still lacks %o', (decision, given, missing) =>
  expect(missingLessons(decision, given)).toEqual(missing),
)
