import { describe, expect, test } from 'vitest'
import type { SourceKey } from '../../words/country-sources.ts'
import { sourceOf } from '../../words/country-sources.ts'
import { type CountryRule, usualRule } from './country-rule.ts'
import { type CountryValue, type Editions, judgeLocation } from './judge-location.ts'

const value = (indicator: string, figure: number | null, region = '', rank: number | null = null): CountryValue => ({
  region,
  indicator,
  value: figure,
  rank,
})
const editions = (given: Partial<Record<SourceKey, CountryValue[]>>): Editions =>
  Object.fromEntries(
    Object.entries(given).map(([source, values]) => [
      source,
      { id: source, title: `${source} edition`, year: 2023, kind: sourceOf(source as SourceKey).kind, values },
    ]),
  )
/** Every required source has an edition, and none of the lists names the place. */
const silent = { EUC: [], UNSC: [], DF: [], HIIK: [] }
const calm = { ...silent, CPI: [value('score', 83)], FSI: [value('total', 25.5), value('p3', 4.5)] }
const at = (rule: CountryRule, given: Partial<Record<SourceKey, CountryValue[]>>, region: string | null = null) => {
  const { class: kind, dimensions, missing } = judgeLocation(rule, editions(given), { country: 'XX', region })
  return { class: kind, dimensions, missing }
}
const withThresholds = (some: Partial<CountryRule['thresholds']>): CountryRule => ({
  ...usualRule,
  thresholds: { ...usualRule.thresholds, ...some },
})

describe('Guinea: high-risk for governance and human rights, not conflict-affected (domain reference 4.6, 0.4)', () => {
  const fsi = [value('total', 98.5, '', 14), value('p3', 7.3)]
  test.each([
    ['CPI 2023', 26, 30],
    ['CPI 2023', 26, 40],
    ['CPI 2023', 26, 50],
    ['CPI 2024', 28, 30],
    ['CPI 2024', 28, 40],
    ['CPI 2024', 28, 50],
  ])('with %s (%i) at a threshold of %i', (_, score, cpiScore) => {
    expect(at(withThresholds({ cpiScore }), { ...silent, CPI: [value('score', score)], FSI: fsi })).toEqual({
      class: 'HIGH_RISK',
      dimensions: ['GOVERNANCE', 'HUMAN_RIGHTS'],
      missing: [],
    })
  })
  test('both signs of human rights fire, and each says by what', () => {
    const { findings } = judgeLocation(usualRule, editions({ ...silent, CPI: [value('score', 26, '', 141)], FSI: fsi }), {
      country: 'GN',
      region: null,
    })
    expect(findings.filter(one => one.state === 'FIRED')).toMatchObject([
      { sign: 'CPI_SCORE', value: 26, rank: 141, threshold: 40, edition: 'CPI edition' },
      { sign: 'FSI_TOTAL', value: 98.5, rank: 14, threshold: 90 },
      { sign: 'FSI_RIGHTS', value: 7.3, threshold: 7 },
    ])
    expect(findings.filter(one => one.dimension === 'CONFLICT').map(one => one.state)).toEqual([
      'NOT_LISTED',
      'NOT_LISTED',
      'NOT_LISTED',
      'NOT_LISTED',
    ])
  })
})

describe('a class', () => {
  test.each<[string, Partial<Record<SourceKey, CountryValue[]>>, string, string[]]>([
    ['nothing is raised', calm, 'NOT_CAHRA', []],
    ['limited war', { ...calm, HIIK: [value('intensity', 4)] }, 'CONFLICT_AFFECTED', ['CONFLICT']],
    ['a violent crisis, below the threshold', { ...calm, HIIK: [value('intensity', 3)] }, 'NOT_CAHRA', []],
    ['covered by Dodd-Frank', { ...calm, DF: [value('covered', 1)] }, 'CONFLICT_AFFECTED', ['CONFLICT']],
    ['a country under UN sanctions', { ...calm, UNSC: [value('regime', 1)] }, 'CONFLICT_AFFECTED', ['CONFLICT', 'SANCTIONS']],
    ['a score at its threshold', { ...calm, CPI: [value('score', 40)] }, 'NOT_CAHRA', []],
    ['a score below it', { ...calm, CPI: [value('score', 39)] }, 'HIGH_RISK', ['GOVERNANCE']],
    ['a total at its threshold', { ...calm, FSI: [value('total', 90), value('p3', 1)] }, 'HIGH_RISK', ['HUMAN_RIGHTS']],
    ['human rights alone', { ...calm, FSI: [value('total', 50), value('p3', 7)] }, 'HIGH_RISK', ['HUMAN_RIGHTS']],
    ['high-risk by the EU', { ...calm, EUC: [value('conflict', 0), value('highRisk', 1)] }, 'HIGH_RISK', ['EU_HIGH_RISK']],
    [
      'conflict by the EU, which then says nothing more by high-risk',
      { ...calm, EUC: [value('conflict', 1), value('highRisk', 1)] },
      'CONFLICT_AFFECTED',
      ['CONFLICT'],
    ],
  ])('%s', (_, given, kind, dimensions) => expect(at(usualRule, given)).toEqual({ class: kind, dimensions, missing: [] }))

  test('DR Congo is conflict-affected by every list at once, and says which', () => {
    const congo = {
      HIIK: [value('intensity', 5)],
      EUC: [value('conflict', 1, 'CD-NK'), value('highRisk', 1, 'CD-KN')],
      DF: [value('covered', 1)],
      UNSC: [value('regime', 1)],
      CPI: [value('score', 20)],
      FSI: [value('total', 107)],
    }
    expect(at(usualRule, congo)).toMatchObject({ class: 'CONFLICT_AFFECTED', missing: ['EUC'] })
    expect(at(usualRule, congo, 'CD-NK')).toMatchObject({ missing: [] })
  })
})

describe('a country of which a list names only parts (India)', () => {
  const india = { ...calm, EUC: [value('conflict', 1, 'IN-CT'), value('highRisk', 0, 'IN-CT')] }
  test('in a listed region it is what the list says', () =>
    expect(at(usualRule, india, 'IN-CT')).toMatchObject({ class: 'CONFLICT_AFFECTED' }))
  test('in another region it is not listed', () => expect(at(usualRule, india, 'IN-GJ')).toMatchObject({ class: 'NOT_CAHRA' }))
  test('where the region is not known, that is said, and a no is not given', () => {
    const { findings, ...rest } = judgeLocation(usualRule, editions(india), { country: 'IN', region: null })
    expect(findings.find(one => one.sign === 'EU_CONFLICT')?.state).toBe('IN_PART')
    expect(rest).toMatchObject({ class: 'INSUFFICIENT_DATA', missing: ['EUC'] })
  })
})

describe('data that are not there', () => {
  test('a territory without ratings is no no', () =>
    expect(at(usualRule, { ...silent, CPI: [], FSI: [] })).toEqual({ class: 'INSUFFICIENT_DATA', dimensions: [], missing: ['CPI', 'FSI'] }))
  test('a raised dimension decides although another is without data', () =>
    expect(at(usualRule, { ...silent, CPI: [value('score', 10)], FSI: [] })).toEqual({
      class: 'HIGH_RISK',
      dimensions: ['GOVERNANCE'],
      missing: ['FSI'],
    }))
  test('without an edition a list says nothing, not even no', () => {
    const { EUC: _, ...rest } = calm
    expect(at(usualRule, rest)).toMatchObject({ class: 'INSUFFICIENT_DATA', missing: ['EUC'] })
  })
  test('an empty value is no value', () =>
    expect(at(usualRule, { ...calm, CPI: [value('score', null)] })).toMatchObject({ missing: ['CPI'] }))
  test('a source that is not required may be silent', () =>
    expect(at({ ...usualRule, required: [] }, {})).toEqual({ class: 'NOT_CAHRA', dimensions: [], missing: [] }))
})

test('a value that was typed beside an edition names its own', () => {
  const given = editions({ ...silent, CPI: [], FSI: [] })
  const typed = { ...value('score', 26), from: { id: 'typed', title: 'CPI 2023, typed', year: 2023 } }
  const { findings } = judgeLocation(
    usualRule,
    { ...given, CPI: { ...given.CPI, values: [typed] } as never },
    { country: 'GN', region: null },
  )
  expect(findings.find(one => one.sign === 'CPI_SCORE')).toMatchObject({ editionId: 'typed', edition: 'CPI 2023, typed', state: 'FIRED' })
})

test('labour and finance are looked at where the programme wants it', () => {
  const given = { ...calm, DOL: [value('goods', 3)], FATF: [value('monitored', 1)] }
  expect(at(usualRule, given).class).toBe('NOT_CAHRA')
  expect(at({ ...usualRule, dimensions: [...usualRule.dimensions, 'LABOUR', 'FINANCIAL'] }, given)).toMatchObject({
    class: 'HIGH_RISK',
    dimensions: ['LABOUR', 'FINANCIAL'],
  })
})
