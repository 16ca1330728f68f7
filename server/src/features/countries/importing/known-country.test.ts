import { describe, expect, test } from 'vitest'
import { countryOfCode, countryOfName, regionOfCode } from './known-country.ts'

describe('a place is known by its whole name, in the spelling of whoever publishes', () => {
  test.each([
    ['Guinea', 'GN'],
    ['Guinea Bissau', 'GW'],
    ['Guinea-Bissau', 'GW'],
    ['Equatorial Guinea', 'GQ'],
    ['Papua New Guinea', 'PG'],
    ['Congo Democratic Republic', 'CD'],
    ['Congo, Dem. Rep.', 'CD'],
    ['Congo, Rep.', 'CG'],
    ['Niger', 'NE'],
    ['Nigeria', 'NG'],
    ['South Sudan', 'SS'],
    ['Dominica', 'DM'],
    ['Dominican Republic', 'DO'],
    ['Swaziland', 'SZ'],
    ['Macedonia', 'MK'],
    ['Côte d’Ivoire', 'CI'],
    ["Cote d'Ivoire", 'CI'],
    ['Türkiye', 'TR'],
    ['Korea, South', 'KR'],
    ['Hong Kong SAR, China', 'HK'],
    ['Kosovo', 'XK'],
    ['几内亚', 'GN'],
    ['刚果（金）', 'CD'],
    ['Guinée', 'GN'],
    ['  guinea  ', 'GN'],
    ['The Bahamas', 'BS'],
  ])('%s is %s', (name, code) => expect(countryOfName(name)).toBe(code))

  test.each(['Congo', 'Korea', 'World', 'Sub-Saharan Africa', '', 'Guin', 'New Guinea', 'Low income'])('%j is nobody’s', name =>
    expect(countryOfName(name)).toBeNull(),
  )
})

test('codes are codes: NA is Namibia, and no name', () => {
  expect([countryOfCode('NA'), countryOfCode('gin'), countryOfCode(' XKX '), countryOfCode('ZZ'), countryOfCode('')]).toEqual([
    'NA',
    'GN',
    'XK',
    null,
    null,
  ])
  expect(regionOfCode('in-ct')).toEqual({ country: 'IN', region: 'IN-CT' })
  expect(regionOfCode('XX-1')).toBeNull()
})
