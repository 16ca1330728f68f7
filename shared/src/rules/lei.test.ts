import { expect, test } from 'vitest'
import { leiFault } from './lei.ts'

// Vectors: domain reference 12.6.
test.each(['213800KUD8LAJWSQ9D15', '5493001EXAMPLEALU021', '3003000TESTBAUXITE53'])('%s is an LEI', code => {
  expect(leiFault(code)).toBeNull()
})

test.each([
  ['213800KUD8LXJWSQ9D15', 'check'],
  ['213800KUD8LAJWSQ9D1', 'length'],
  ['213800KUD8LAJWSQ9D1A', 'letters'],
  ['213800kud8lajwsq9d15', 'letters'],
  ['', 'length'],
] as const)('%s is refused: %s', (code, fault) => {
  expect(leiFault(code)).toBe(fault)
})
