import { expect, test } from 'vitest'
import { tidyUscc, usccFault } from './uscc.ts'

// Vectors: domain reference 12.7.
test.each(['91350100M000100Y43', '91110000600037341L', '91370781MA3CHN0171', '913716020001234576'])('%s is a code', code => {
  expect(usccFault(code)).toBeNull()
})

test.each([
  ['A1110000600037341L', 'check'],
  ['91110000600037341', 'length'],
  ['91110000600O37341L', 'letters'],
  ['91350100M000100Y44', 'check'],
] as const)('%s is refused: %s', (code, fault) => {
  expect(usccFault(code)).toBe(fault)
})

test('what people type is tidied before it is judged', () => {
  expect(usccFault(tidyUscc(' 9135 0100m000100Ｙ43 '))).toBeNull()
})
