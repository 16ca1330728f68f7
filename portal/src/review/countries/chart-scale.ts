export interface Point {
  readonly year: number
  readonly value: number
}
export interface Size {
  readonly width: number
  readonly height: number
  readonly pad: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number }
}
export interface Chart {
  readonly dots: readonly (Point & { readonly x: number; readonly y: number })[]
  readonly path: string
  readonly from: number
  readonly to: number
  readonly thresholdY: number | null
}

/** Scales up to this are drawn whole, so that a small change never looks like a large one. */
const wholeUpTo = 130

/** The next of 1, 2, 5, 10 … that is not below. */
export function roundUp(value: number): number {
  if (value <= 0) return 1
  const power = 10 ** Math.floor(Math.log10(value))
  return ([1, 2, 5, 10].find(one => one * power >= value) ?? 10) * power
}

/** Where the points of one figure over the years stand. One value a year; a single one stands in the middle. */
export function chartOf(points: readonly Point[], threshold: number | null, scale: { min: number; max: number }, size: Size): Chart {
  const { width, height, pad } = size
  const sorted = [...points].sort((one, other) => one.year - other.year)
  const highest = Math.max(...sorted.map(one => one.value), threshold ?? 0)
  const from = scale.min
  const to = scale.max - scale.min <= wholeUpTo ? scale.max : roundUp(highest)
  const [first, last] = [sorted[0]?.year ?? 0, sorted.at(-1)?.year ?? 0]
  const inner = { width: width - pad.left - pad.right, height: height - pad.top - pad.bottom }
  const x = (year: number): number => pad.left + (last === first ? 0.5 : (year - first) / (last - first)) * inner.width
  const y = (value: number): number => pad.top + (1 - (value - from) / (to - from)) * inner.height
  const dots = sorted.map(one => ({ ...one, x: x(one.year), y: y(one.value) }))
  const path = dots.map((one, at) => `${at === 0 ? 'M' : 'L'}${one.x.toFixed(1)} ${one.y.toFixed(1)}`).join('')
  return { dots, path, from, to, thresholdY: threshold === null ? null : y(threshold) }
}
