import { expect, test } from 'vitest'
import { leastShown } from './figures.ts'
import { type CountedCase, yearlyFigures } from './yearly-figures.ts'

const usual: CountedCase = {
  ...{
    channel: 'ONLINE',
    topic: 'T2-E5',
    country: 'GN',
    admitted: true,
    dismissedFor: null,
    decision: 'SUBSTANTIATED',
    remedyKind: null,
    rootCause: null,
    changeMade: null,
  },
  ...{ appealed: false, retaliation: false, old: false, toAcknowledge: 3, toDecide: 40 },
}
const many = (count: number, one: Partial<CountedCase> = {}): CountedCase[] => Array.from({ length: count }, () => ({ ...usual, ...one }))
const dismissed = { admitted: false, decision: null, dismissedFor: 'NOT_OUR_CHAIN' }

test('a year of many cases', () => {
  const told = [
    ...many(9),
    ...many(6, { ...dismissed, channel: 'PHONE' }),
    ...many(5, { decision: 'UNFOUNDED', appealed: true, toDecide: 60 }),
  ]
  expect(yearlyFigures(told)).toMatchObject({
    year: { received: 20, appeals: 5, retaliation: null, open90: null, toAcknowledge: 3, toDecide: 40 },
    channel: { ONLINE: 14, PHONE: 6, LETTER: null },
    country: { GN: 20, REST: null },
    admission: { ADMITTED: 14, INADMISSIBLE: 6, NOT_YET: null },
    dismissal: { NOT_OUR_CHAIN: 6, MALICIOUS: null },
    result: { SUBSTANTIATED: 9, UNFOUNDED: 5, PARTLY: null },
  })
})

test('two who wait would be told by who was admitted, and those not admitted by their reasons: both are hidden', () => {
  const { admission, dismissal } = yearlyFigures([...many(9), ...many(7, dismissed), ...many(2, { admitted: false, decision: null })])
  expect(admission).toEqual({ ADMITTED: 9, INADMISSIBLE: null, NOT_YET: null })
  expect(Object.values(dismissal).every(count => count === null)).toBe(true)
})

test('all but a few appealed: how many did is not said', () => {
  expect(yearlyFigures([...many(9, { appealed: true }), ...many(2)]).year.appeals).toBeNull()
})

/** Numbers that look drawn and are the same every time. */
function drawn(seed: number): (below: number) => number {
  let state = seed * 2_654_435_761 + 1
  return below => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}
const oneOf = <T>(from: readonly T[], draw: (below: number) => number): T => from[draw(from.length)] as T
const randomYear = (seed: number): CountedCase[] => {
  const draw = drawn(seed)
  return Array.from({ length: draw(45) }, () => {
    const admitted = draw(3) > 0
    return {
      ...usual,
      channel: oneOf(['ONLINE', 'ONLINE', 'ONLINE', 'PHONE', 'LETTER'], draw),
      topic: oneOf(['T2-E5', 'T2-S3', 'AII-C', null], draw),
      country: oneOf(['GN', 'GN', 'CN', 'CI', null], draw),
      admitted,
      dismissedFor: !admitted && draw(2) > 0 ? oneOf(['OTHER', 'MALICIOUS'], draw) : null,
      decision: admitted ? oneOf(['SUBSTANTIATED', 'PARTLY', 'UNFOUNDED', null], draw) : null,
    }
  })
}
const total = (cells: Readonly<Record<string, number | null>>): number =>
  Object.values(cells).reduce<number>((sum, one) => sum + (one ?? 0), 0)
const hiddenIn = (cells: Readonly<Record<string, number | null>>): number => Object.values(cells).filter(one => one === null).length

test('whoever subtracts what is shown from any sum that is shown learns no single number', () => {
  for (let seed = 0; seed < 400; seed++) {
    const figures = yearlyFigures(randomYear(seed))
    const { received } = figures.year
    const sums = {
      ...{ channel: received, topic: received, country: received, admission: received },
      ...{ dismissal: figures.admission.INADMISSIBLE, result: figures.admission.ADMITTED },
    }
    for (const [name, sum] of Object.entries(sums)) {
      const cells = figures[name as keyof typeof sums]
      const difference = sum == null ? null : sum - total(cells)
      const told = `${name} of year ${seed}: ${JSON.stringify(cells)} of ${sum}`
      expect(
        Object.values(cells).filter(one => one !== null && one < leastShown),
        told,
      ).toEqual([])
      // Without the sum nothing may be left that gives it; with it, one hidden cell alone is nothing at all.
      if (difference === null) expect(total(cells), told).toBe(0)
      else if (hiddenIn(cells) === 1) expect(difference, told).toBe(0)
    }
  }
})
