import type { LocationClass } from 'shared/words/country-sources.ts'

interface Result {
  readonly country: string
  readonly holds: LocationClass
  readonly suppliers: number
  readonly computedAt: string
}
export interface CountryMark {
  readonly country: string
  readonly holds: LocationClass
  /** Of the result with most of them: one supplier may stand in several. */
  readonly suppliers: number
}

const gravity: Record<LocationClass, number> = { NOT_CAHRA: 0, INSUFFICIENT_DATA: 1, HIGH_RISK: 2, CONFLICT_AFFECTED: 3 }

/** One mark a country: the gravest class among its roles and regions, the gravest last so that it lies on top. */
export function worstOf(results: readonly Result[]): CountryMark[] {
  const marks = new Map<string, CountryMark>()
  for (const { country, holds, suppliers } of results) {
    const known = marks.get(country)
    const graver = !known || gravity[holds] > gravity[known.holds]
    marks.set(country, {
      country,
      holds: graver ? holds : known.holds,
      suppliers: Math.max(suppliers, known?.suppliers ?? 0),
    })
  }
  return [...marks.values()].sort((one, other) => gravity[one.holds] - gravity[other.holds] || one.country.localeCompare(other.country))
}
