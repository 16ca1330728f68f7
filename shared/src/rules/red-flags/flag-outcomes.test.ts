import { describe, expect, test } from 'vitest'
import { type FlagCode, flagCodes } from '../../words/red-flags.ts'
import { type FlagPlace, keyOfCause, type MineralRow, type SupplierFacts } from './facts.ts'
import { flagOutcomes } from './flag-outcomes.ts'

const nothing: SupplierFacts = {
  places: [],
  materials: [],
  answers: null,
  incidents: [],
  hits: [],
  grievances: [],
  volumes: [],
  missed: [],
  reference: null,
}
const place = (rest: Partial<FlagPlace>): FlagPlace => ({
  country: 'GN',
  region: '',
  role: 'ORIGIN',
  namedIn: 'KYS-F3',
  class: 'HIGH_RISK',
  ...rest,
})
const row = (rest: Partial<MineralRow>): MineralRow => ({
  country: 'GN',
  material: 'BAUXITE',
  reserves: 7_400,
  production: 97,
  transit: false,
  ...rest,
})
const of = (code: FlagCode, facts: Partial<SupplierFacts>) => {
  const one = flagOutcomes({ ...nothing, ...facts }).find(outcome => outcome.code === code)
  if (!one) throw new Error(code)
  return { result: one.result, missing: one.missing, keys: one.causes.map(keyOfCause) }
}
const said = (signal: string, state: 'YES' | 'NO' | 'NOT_SAID' = 'YES') => ({ answers: [{ question: 'KYS-X1', signal, state }] })

test('every code is judged, and of a supplier of whom nothing is known none is passed', () => {
  const outcomes = flagOutcomes(nothing)
  expect(outcomes.map(one => one.code)).toEqual([...flagCodes])
  expect(outcomes.filter(one => one.result !== 'NOT_CHECKED')).toEqual([])
})

describe('RF-L1: origin or transit in an area of conflict or high risk', () => {
  test.each([
    ['Guinea as origin', [place({})], 'RAISED', ['COUNTRY GN  ORIGIN HIGH_RISK'], []],
    ['and as transit', [place({ role: 'TRANSIT' })], 'RAISED', ['COUNTRY GN  TRANSIT HIGH_RISK'], []],
    ['a conflict', [place({ country: 'CD', class: 'CONFLICT_AFFECTED' })], 'RAISED', ['COUNTRY CD  ORIGIN CONFLICT_AFFECTED'], []],
    ['a seat is neither origin nor transit', [place({ role: 'SUPPLIER' })], 'NOT_CHECKED', [], ['PLACES']],
    ['a quiet country', [place({ country: 'AU', class: 'NOT_CAHRA' })], 'NONE', [], []],
    ['nobody has computed it', [place({ class: null })], 'NOT_CHECKED', [], ['COUNTRY_RESULT']],
    ['data that are not sufficient', [place({ class: 'INSUFFICIENT_DATA' })], 'NOT_CHECKED', [], ['COUNTRY_DATA']],
    [
      'one raised, one unknown',
      [place({}), place({ country: 'CN', class: null })],
      'RAISED',
      ['COUNTRY GN  ORIGIN HIGH_RISK'],
      ['COUNTRY_RESULT'],
    ],
  ] as const)('%s', (_, places, result, keys, missing) => expect(of('RF-L1', { places })).toEqual({ result, keys, missing }))
})

describe('RF-L2 and RF-L3: against the table of what countries can produce', () => {
  const places = [place({})]
  test('without a table they are not checked', () => {
    expect(of('RF-L2', { places })).toMatchObject({ result: 'NOT_CHECKED', missing: ['REFERENCE'] })
    expect(of('RF-L3', { places })).toMatchObject({ result: 'NOT_CHECKED', missing: ['REFERENCE'] })
  })
  test('a country that the table leaves out is not checked either', () =>
    expect(of('RF-L2', { places: [place({ country: 'TD' })], reference: [row({})] })).toMatchObject({ result: 'NOT_CHECKED' }))
  test('reserves and production: nothing is raised', () => expect(of('RF-L2', { places, reference: [row({})] }).result).toBe('NONE'))
  test('neither reserves nor production', () =>
    expect(of('RF-L2', { places, reference: [row({ reserves: 0, production: 0 })] })).toMatchObject({
      result: 'RAISED',
      keys: ['REFERENCE GN BAUXITE'],
    }))
  test('nothing told is no zero', () =>
    expect(of('RF-L2', { places, reference: [row({ reserves: null, production: null })] }).result).toBe('NONE'))
  test('of another material than the supplier’s; alumina and metal come of bauxite', () => {
    const reference = [row({ reserves: 0, production: 0 })]
    expect(of('RF-L2', { places, materials: ['ANODES'], reference }).result).toBe('NOT_CHECKED')
    expect(of('RF-L2', { places, materials: ['ALUMINA'], reference }).result).toBe('RAISED')
  })
  test('more than the whole country produces in a year', () => {
    const volumes = [{ country: 'GN', year: 2025, tonnes: 97_001 }]
    expect(of('RF-L2', { places, volumes, reference: [row({})] })).toMatchObject({ result: 'RAISED', keys: ['VOLUME GN 2025'] })
    expect(of('RF-L2', { places, volumes: [{ country: 'GN', year: 2025, tonnes: 97_000 }], reference: [row({})] }).result).toBe('NONE')
    // Nothing told of the country’s production: nothing to compare with.
    expect(of('RF-L2', { places, volumes, reference: [row({ production: null })] }).result).toBe('NONE')
  })
  test('a known transit', () => {
    expect(of('RF-L3', { places, reference: [row({ transit: true })] })).toMatchObject({ result: 'RAISED' })
    expect(of('RF-L3', { places, reference: [row({})] }).result).toBe('NONE')
  })
})

describe('from what was answered', () => {
  const byAnswer: [FlagCode, string][] = [
    ['RF-S1', 'RF-S1'],
    ['RF-S2', 'RF-S2'],
    ['RF-C1', 'AII-B'],
    ['RF-C1', 'EDD'],
    ['RF-C2', 'RF-C2'],
    ['RF-C4', 'RF-C4'],
    ['RF-C5', 'RF-C5'],
    ['CCCMC-PERMIT', 'CCCMC-PERMIT'],
    ['CCCMC-MEDIA', 'CCCMC-MEDIA'],
    ['CCCMC-ACCIDENT', 'CCCMC-ACCIDENT'],
    ['CCCMC-PROTEST', 'CCCMC-PROTEST'],
    ['CCCMC-COURT', 'CCCMC-COURT'],
    ['CCCMC-AREA', 'CCCMC-AREA'],
  ]
  // Until there are lots, what their papers would show has not been looked at.
  const lots: readonly FlagCode[] = ['RF-C2', 'RF-C5']
  test.each(byAnswer)('%s by %s', (code, signal) => {
    const more = lots.includes(code) ? ['LOTS'] : []
    expect(of(code, said(signal))).toEqual({ result: 'RAISED', keys: [`ANSWER KYS-X1 ${signal}`], missing: more })
    expect(of(code, said(signal, 'NO'))).toMatchObject({ result: more.length > 0 ? 'NOT_CHECKED' : 'NONE', missing: more })
    expect(of(code, said(signal, 'NOT_SAID'))).toMatchObject({ result: 'NOT_CHECKED', missing: ['NOT_SAID', ...more] })
    expect(of(code, said('PEP'))).toMatchObject({ result: 'NOT_CHECKED', missing: ['NOT_ASKED', ...more] })
    expect(of(code, {})).toMatchObject({ result: 'NOT_CHECKED', missing: ['ANSWERS', ...more] })
  })
  test('RF-C4: one deadline that goes by is no sign, the second is, and a third is the same one', () => {
    const [first, second, third] = ['2026-01-10', '2026-02-10', '2026-03-10'].map(dueOn => ({ responseId: 'r', dueOn }))
    const missed = (...some: (typeof first)[]) => of('RF-C4', { ...said('RF-C4', 'NO'), missed: some.flatMap(one => one ?? []) })
    expect(missed(first)).toEqual({ result: 'NONE', keys: [], missing: [] })
    expect(missed(first, second)).toEqual({ result: 'RAISED', keys: ['DELAY r 2026-02-10'], missing: [] })
    expect(missed(first, second, third).keys).toEqual(['DELAY r 2026-02-10'])
  })
})

describe('from incidents and confirmed hits', () => {
  test.each([
    ['CCCMC-MEDIA', 'ADVERSE_MEDIA'],
    ['CCCMC-ACCIDENT', 'ACCIDENT'],
    ['CCCMC-PROTEST', 'PROTEST'],
    ['CCCMC-COURT', 'COURT_CASE'],
    ['RF-C1', 'NGO_REPORT'],
    ['RF-C1', 'OTHER'],
  ] as const)('%s by %s', (code, kind) =>
    expect(of(code, { incidents: [{ id: 'i', kind }] })).toMatchObject({ result: 'RAISED', keys: ['INCIDENT i'] }),
  )
  test('a listed party raises RF-C1', () =>
    expect(of('RF-C1', { hits: [{ id: 'h' }] })).toMatchObject({ result: 'RAISED', keys: ['HIT h'] }))
})

describe('RF-C3: scrap from a place that may hide its origin', () => {
  const scrap = (rest: Partial<FlagPlace>) => ({ answers: [], places: [place({ namedIn: 'KYS-F10', ...rest })] })
  test('from a place of high risk', () => expect(of('RF-C3', scrap({})).result).toBe('RAISED'))
  test('from a known transit', () =>
    expect(of('RF-C3', { ...scrap({ class: 'NOT_CAHRA' }), reference: [row({ transit: true })] }).result).toBe('RAISED'))
  test('from elsewhere, or no scrap at all', () => {
    expect(of('RF-C3', scrap({ class: 'NOT_CAHRA' })).result).toBe('NONE')
    expect(of('RF-C3', { answers: [], places: [place({})] }).result).toBe('NONE')
  })
})
