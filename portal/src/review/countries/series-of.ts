import { signKeys, signs } from 'shared/rules/countries/country-rule.ts'
import { type SourceKey, sourceKeys, sourceOf } from 'shared/words/country-sources.ts'
import type { Point } from './chart-scale.ts'

export interface Figure {
  readonly source: SourceKey
  readonly year: number
  readonly region: string
  readonly indicator: string
  readonly value: number | null
  readonly inUse: boolean
}
export interface Series {
  readonly source: SourceKey
  readonly indicator: string
  readonly points: readonly Point[]
}

/** What is worth a picture of a source: the figures our rule looks at, else the source's first one; never a mere mark of a list. */
const drawn = (source: SourceKey): string[] => {
  const { indicators } = sourceOf(source)
  const asked = [...new Set(signKeys.filter(one => signs[one].source === source).map((one): string => signs[one].indicator))]
  const chosen = asked.length > 0 ? asked : Object.keys(indicators).slice(0, 1)
  return chosen.filter(one => indicators[one]?.worse !== 'LISTED')
}

/** The country's own figures over the years, one a year: where two editions speak of one year, the one in use, else the newest (which stands first). */
export function seriesOf(figures: readonly Figure[]): Series[] {
  return sourceKeys.flatMap(source =>
    drawn(source).flatMap(indicator => {
      const of = figures.filter(one => one.source === source && one.indicator === indicator && one.region === '' && one.value !== null)
      const byYear = new Map<number, Figure>()
      for (const one of of) if (!byYear.has(one.year) || (one.inUse && !byYear.get(one.year)?.inUse)) byYear.set(one.year, one)
      const points = [...byYear.values()].map(({ year, value }) => ({ year, value: value ?? 0 }))
      return points.length > 0 ? [{ source, indicator, points: points.sort((one, other) => one.year - other.year) }] : []
    }),
  )
}
