import { type EditionKind, type LocationClass, type RiskDimension, riskDimensions, type SourceKey } from '../../words/country-sources.ts'
import { type CountryRule, type Sign, signKeys, signs } from './country-rule.ts'

/** A figure of an edition about a place; `region` is '' for the whole country. */
export interface CountryValue {
  readonly region: string
  readonly indicator: string
  readonly value: number | null
  readonly rank: number | null
  /** Where it does not come from the edition in use itself: a value somebody typed beside it, with its citation. */
  readonly from?: { readonly id: string; readonly title: string; readonly year: number }
}

/** The edition of a source that a programme uses, with what it says of one country. */
export interface EditionFacts {
  readonly id: string
  readonly title: string
  readonly year: number
  readonly kind: EditionKind
  readonly values: readonly CountryValue[]
}
export type Editions = Partial<Record<SourceKey, EditionFacts>>

export interface Place {
  readonly country: string
  /** ISO 3166-2, where the region is known. */
  readonly region: string | null
}

/**
 * FIRED: it raises its dimension. CLEAR: there is a value, and it does not. NOT_LISTED: a complete list does not name the place.
 * IN_PART: the list names regions of the country, and the place's region is not known. NO_DATA: the edition says nothing of it.
 * NO_EDITION: nobody has loaded one.
 */
export const findingStates = ['FIRED', 'CLEAR', 'NOT_LISTED', 'IN_PART', 'NO_DATA', 'NO_EDITION'] as const
export type FindingState = (typeof findingStates)[number]

/** What one sign found, with everything needed to say a year later why. */
export interface Finding {
  readonly sign: Sign
  readonly source: SourceKey
  readonly dimension: RiskDimension
  readonly editionId: string | null
  readonly edition: string | null
  readonly year: number | null
  readonly value: number | null
  readonly rank: number | null
  readonly threshold: number | null
  /** The region whose value it is; '' for the country's. */
  readonly region: string
  readonly state: FindingState
}

export interface Judgement {
  readonly class: LocationClass
  readonly dimensions: readonly RiskDimension[]
  readonly findings: readonly Finding[]
  /** Required sources that say nothing. */
  readonly missing: readonly SourceKey[]
}

const fires: Record<(typeof signs)[Sign]['fires'], (value: number, threshold: number) => boolean> = {
  FROM: (value, threshold) => value >= threshold,
  BELOW: (value, threshold) => value < threshold,
  LISTED: value => value > 0,
}

/** The place's own figure: its region's where one is given, else the whole country's. */
function figureFor(edition: EditionFacts, indicator: string, place: Place): CountryValue | 'IN_PART' | null {
  const all = edition.values.filter(one => one.indicator === indicator && one.value !== null)
  const whole = all.find(one => one.region === '')
  if (place.region) return all.find(one => one.region === place.region) ?? whole ?? null
  if (whole) return whole
  return all.some(one => (one.value ?? 0) > 0) ? 'IN_PART' : null
}

function find(rule: CountryRule, editions: Editions, sign: Sign, place: Place): Finding {
  const { source, indicator, dimension, threshold: key, fires: how } = signs[sign]
  const threshold = key ? rule.thresholds[key] : null
  const edition = editions[source]
  const blank = { sign, source, dimension, threshold, value: null, rank: null, region: '' }
  if (!edition) return { ...blank, editionId: null, edition: null, year: null, state: 'NO_EDITION' }
  const of = { ...blank, editionId: edition.id, edition: edition.title, year: edition.year }
  const figure = figureFor(edition, indicator, place)
  if (figure === 'IN_PART') return { ...of, state: 'IN_PART' }
  if (figure === null || figure.value === null) return { ...of, state: edition.kind === 'COMPLETE_LIST' ? 'NOT_LISTED' : 'NO_DATA' }
  const { from } = figure
  const told = {
    ...of,
    ...(from && { editionId: from.id, edition: from.title, year: from.year }),
    value: figure.value,
    rank: figure.rank,
    region: figure.region,
  }
  return { ...told, state: fires[how](figure.value, threshold ?? 0) ? 'FIRED' : 'CLEAR' }
}

const says = (state: FindingState): boolean => state === 'FIRED' || state === 'CLEAR' || state === 'NOT_LISTED'

/**
 * Is a place conflict-affected or high-risk? Domain reference 4.4 as ruled in 0.4: a raised dimension sets the class even where
 * another is without data; INSUFFICIENT_DATA only when nothing is raised and a required source says nothing of the place.
 */
export function judgeLocation(rule: CountryRule, editions: Editions, place: Place): Judgement {
  const findings = signKeys
    .filter(sign => rule.dimensions.includes(signs[sign].dimension) || rule.required.includes(signs[sign].source))
    .map(sign => find(rule, editions, sign, place))
  const raised = riskDimensions.filter(
    dimension => rule.dimensions.includes(dimension) && findings.some(one => one.dimension === dimension && one.state === 'FIRED'),
  )
  // The high-risk mark of the EU list says something of its own only where the list does not call the place conflict-affected.
  const euConflict = findings.some(one => one.sign === 'EU_CONFLICT' && one.state === 'FIRED')
  const dimensions = raised.filter(one => one !== 'EU_HIGH_RISK' || !euConflict)
  const missing = rule.required.filter(source => {
    const of = findings.filter(one => one.source === source)
    if (of.some(one => one.state === 'IN_PART')) return true
    return of.length > 0 ? !of.some(one => says(one.state)) : !editions[source]?.values.length
  })
  return { class: classOf(dimensions, missing), dimensions, findings, missing }
}

function classOf(dimensions: readonly RiskDimension[], missing: readonly SourceKey[]): LocationClass {
  if (dimensions.includes('CONFLICT')) return 'CONFLICT_AFFECTED'
  if (dimensions.length > 0) return 'HIGH_RISK'
  return missing.length > 0 ? 'INSUFFICIENT_DATA' : 'NOT_CAHRA'
}
