import { expect, test } from 'vitest'
import { refusedFault } from './refused-fault.ts'

const long = { key: 'tooLong', values: { max: 4_000 } } as const

test('a draft the server refuses is told by the fault, with its figures; a sentence stays a sentence', () => {
  expect(refusedFault('questionnaire:fault.tooLong', [{ key: 'missing' }, long])).toEqual(long)
  expect(refusedFault('questionnaire:fault.notRows', [])).toEqual({ key: 'notRows' })
  expect(refusedFault('This file is held.', [long])).toBeUndefined()
})
