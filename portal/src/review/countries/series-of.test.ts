import { expect, test } from 'vitest'
import { type Figure, seriesOf } from './series-of.ts'

const figure = (given: Partial<Figure>): Figure => ({
  ...{ source: 'CPI', year: 2023, region: '', indicator: 'score', value: 26, inUse: false },
  ...given,
})

test('one series a figure the rule looks at, one point a year, the edition in use before another of the year', () => {
  expect(
    seriesOf([
      figure({ year: 2024, value: 28 }),
      figure({ value: 27 }),
      figure({ value: 26, inUse: true }),
      figure({ source: 'FSI', indicator: 'total', value: 98.5 }),
      figure({ source: 'FSI', indicator: 'e1', value: 7 }),
    ]),
  ).toEqual([
    {
      source: 'CPI',
      indicator: 'score',
      points: [
        { year: 2023, value: 26 },
        { year: 2024, value: 28 },
      ],
    },
    { source: 'FSI', indicator: 'total', points: [{ year: 2023, value: 98.5 }] },
  ])
})

test('a mere mark of a list, a region’s figure and an empty cell are no points', () => {
  const nothing = [
    figure({ source: 'DF', indicator: 'covered', value: 1 }),
    figure({ source: 'UCDP', indicator: 'deaths', region: 'IN-CT', value: 12 }),
    figure({ value: null }),
  ]
  expect(seriesOf(nothing)).toEqual([])
})
