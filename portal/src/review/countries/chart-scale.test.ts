import { describe, expect, test } from 'vitest'
import { chartOf, roundUp } from './chart-scale.ts'

const size = { width: 120, height: 100, pad: { top: 0, right: 10, bottom: 0, left: 10 } }
const percent = { min: 0, max: 100 }

describe('a small chart', () => {
  test('draws a short scale whole: the threshold of 40 stands at 60 of 100 from the top', () => {
    const chart = chartOf([{ year: 2023, value: 26 }], 40, percent, size)
    expect(chart).toMatchObject({ from: 0, to: 100, thresholdY: 60 })
  })
  test('puts the years in their order from left to right, with gaps as gaps', () => {
    const values = [
      { year: 2024, value: 28 },
      { year: 2014, value: 25 },
      { year: 2019, value: 29 },
    ]
    const { dots, path } = chartOf(values, null, percent, size)
    expect(dots.map(one => [one.year, one.x])).toEqual([
      [2014, 10],
      [2019, 60],
      [2024, 110],
    ])
    expect(path).toBe('M10.0 75.0L60.0 71.0L110.0 72.0')
  })
  test('of one year stands in the middle', () => {
    expect(chartOf([{ year: 2023, value: 50 }], null, percent, size).dots).toMatchObject([{ x: 60, y: 50 }])
  })
  test('of a scale without an end goes as far as its values and its threshold need', () => {
    expect(chartOf([{ year: 2023, value: 1_310 }], null, { min: 0, max: 1_000_000 }, size).to).toBe(2_000)
    expect(chartOf([{ year: 2023, value: 3 }], 180, { min: 0, max: 1_000_000 }, size).to).toBe(200)
  })
  test('begins where the scale begins, below nought too', () => {
    const chart = chartOf([{ year: 2023, value: -3.5 }], null, { min: -3.5, max: 2.5 }, size)
    expect(chart.dots).toMatchObject([{ y: 100 }])
  })
})

test.each([
  [0, 1],
  [0.7, 1],
  [1, 1],
  [3, 5],
  [12, 20],
  [99, 100],
])('%d is rounded up to %d', (value, up) => {
  expect(roundUp(value)).toBe(up)
})
