import { expect, test } from 'vitest'
import { imoFault, tidyImo } from './imo.ts'

// Vector: domain reference 11.2.
test('9074729 is a ship’s number', () => {
  expect(imoFault('9074729')).toBeNull()
})

test.each([
  ['9074728', 'check'],
  ['0974729', 'check'],
  ['907472', 'digits'],
  ['90747290', 'digits'],
  ['907472A', 'digits'],
] as const)('%s is refused: %s', (number, fault) => {
  expect(imoFault(number)).toBe(fault)
})

test('what people type is tidied before it is judged', () => {
  expect(imoFault(tidyImo('IMO 907４729'))).toBeNull()
})
