import { expect, test } from 'vitest'
import { publicPathOf } from './public-path.ts'

test.each([
  ['Bauxites de Boké – Usine 2', 'bauxites-de-boke-usine-2'],
  ['示范铝业', 'shifanluye'],
  ['  --Headwater!  ', 'headwater'],
  ['A', null],
  ['™', null],
  [`${'long '.repeat(30)}`, 'long-long-long-long-long-long-long-long'],
])('%s: %s', (name, path) => expect(publicPathOf(name)).toBe(path))
