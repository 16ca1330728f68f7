import { describe, expect, test } from 'vitest'
import { identifierFault, identifierKey, tidyIdentifier } from './supplier-identifiers.ts'

describe('an identifier of a supplier', () => {
  test.each([
    ['USCC', ' 91350100m000100y43 ', '91350100M000100Y43', null],
    ['USCC', 'A1110000600037341L', 'A1110000600037341L', 'uscc'],
    ['LEI', '2138 00KU D8LA JWSQ 9D15', '213800KUD8LAJWSQ9D15', null],
    ['LEI', '213800KUD8LXJWSQ9D15', '213800KUD8LXJWSQ9D15', 'lei'],
    ['REGISTER', ' RCCM  GN.TCC.2019.B.04211 ', 'RCCM GN.TCC.2019.B.04211', null],
    ['REGISTER', ' – ', '–', 'registerNumber'],
  ] as const)('%s %s', (kind, typed, value, fault) => {
    expect(tidyIdentifier[kind](typed)).toBe(value)
    expect(identifierFault[kind](value)).toBe(fault)
  })

  test('is the same with other dots and dashes, and another under another kind', () => {
    const one = identifierKey({ kind: 'REGISTER', value: 'GN.TCC.2019.B.04211' })
    expect(identifierKey({ kind: 'REGISTER', value: 'gn-tcc 2019/B/04211' })).toBe(one)
    expect(identifierKey({ kind: 'LEI', value: 'GN.TCC.2019.B.04211' })).not.toBe(one)
  })
})
