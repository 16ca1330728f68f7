import { expect, test } from 'vitest'
import { dark, light, type Palette } from './tokens.ts'

const channel = (hex: string, at: number): number => {
  const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
  return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
}
const luminance = (hex: string): number => 0.2126 * channel(hex, 1) + 0.7152 * channel(hex, 3) + 0.0722 * channel(hex, 5)
const contrast = (one: string, other: string): number => {
  const [low, high] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number]
  return (high + 0.05) / (low + 0.05)
}

test.each([
  ['light', light],
  ['dark', dark],
] as const)('%s: text can be read, edges can be seen', (_, palette: Palette) => {
  for (const ground of [palette.paper, palette.raised, palette.sunken]) {
    for (const text of [palette.ink, palette.inkSoft, palette.accent])
      expect(contrast(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    for (const tone of [...Object.values(palette.tones), ...palette.levels])
      expect(contrast(tone.ink, ground), `${tone.ink} on ${ground}`).toBeGreaterThanOrEqual(4.5)
    expect(contrast(palette.edge, ground), `edge on ${ground}`).toBeGreaterThanOrEqual(3)
  }
  for (const tone of [...Object.values(palette.tones), ...palette.levels])
    expect(contrast(tone.ink, tone.soft), tone.ink).toBeGreaterThanOrEqual(4.5)
  expect(contrast(palette.onAccent, palette.accent)).toBeGreaterThanOrEqual(4.5)
  expect(contrast(palette.accentStrong, palette.accentSoft)).toBeGreaterThanOrEqual(4.5)
})
