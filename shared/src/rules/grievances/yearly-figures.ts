import { changesMade, dismissalReasons, grievanceChannels, grievanceResults, remedyKinds, rootCauses } from '../../words/cases.ts'
import { topics } from '../../words/grievances.ts'
import { breakdown, breakdownOfMany, medianDays, type Shown, shareOf, shown, within } from './figures.ts'

/** What is counted of one case. */
export interface CountedCase {
  readonly channel: string
  readonly topic: string | null
  readonly country: string | null
  readonly admitted: boolean
  readonly dismissedFor: string | null
  readonly decision: string | null
  readonly remedyKind: string | null
  readonly rootCause: string | null
  readonly changeMade: string | null
  readonly appealed: boolean
  readonly retaliation: boolean
  /** Not decided after more than ninety days. */
  readonly old: boolean
  readonly toAcknowledge: number | null
  readonly toDecide: number | null
}

/** The tables of a year, in the order of the page; the first holds what stands alone. */
export const figureGroups = [
  'year',
  'channel',
  'topic',
  'country',
  'admission',
  'dismissal',
  'result',
  'remedy',
  'rootCause',
  'changeMade',
] as const
export type FigureGroup = (typeof figureGroups)[number]
/** The numbers of a year (domain reference 9.7). null: fewer than are shown, or hidden with others. */
export type YearlyFigures = Readonly<Record<FigureGroup, Shown>>

/** How often each value comes; those of a closed list are all named, so that none says by being there that it has a case. */
function counts(values: readonly (string | null)[], all: readonly string[] = []): Record<string, number> {
  const found: Record<string, number> = Object.fromEntries(all.map(value => [value, 0]))
  for (const value of values) if (value !== null) found[value] = (found[value] ?? 0) + 1
  return found
}

const admissionOf = ({ admitted, dismissedFor }: CountedCase): string => (admitted ? 'ADMITTED' : dismissedFor ? 'INADMISSIBLE' : 'NOT_YET')

const days = (values: readonly (number | null)[]): number | null => {
  const middle = medianDays(values.filter(value => value !== null))
  return middle === null ? null : Math.round(middle)
}

/**
 * What may be published. Every table adds up to a number that stands beside it: what is hidden in one must not be the difference to
 * another. So reasons are shown where the number of those not admitted is, and results where that of those admitted is.
 */
export function yearlyFigures(told: readonly CountedCase[]): YearlyFigures {
  const admission = breakdown(counts(told.map(admissionOf), ['ADMITTED', 'INADMISSIBLE', 'NOT_YET']))
  const of = (name: string, pick: (one: CountedCase) => string | null, all: readonly string[]) =>
    counts(told.filter(one => admissionOf(one) === name).map(pick), all)
  const reasons = of('INADMISSIBLE', one => one.dismissedFor, dismissalReasons)
  const results = of('ADMITTED', one => one.decision ?? 'NOT_YET', [...grievanceResults, 'NOT_YET'])
  const many = (holds: (one: CountedCase) => boolean): number | null => shareOf(told.filter(holds).length, told.length)
  const each = (pick: (one: CountedCase) => string | null, all: readonly string[]) => breakdown(counts(told.map(pick), all))
  return {
    year: {
      received: shown(told.length),
      appeals: many(one => one.appealed),
      retaliation: many(one => one.retaliation),
      open90: many(one => one.old),
      toAcknowledge: days(told.map(one => one.toAcknowledge)),
      toDecide: days(told.map(one => one.toDecide)),
    },
    channel: each(one => one.channel, grievanceChannels),
    topic: each(one => one.topic ?? 'NONE', [...topics, 'NONE']),
    country: breakdownOfMany(counts(told.map(one => one.country ?? 'NONE'))),
    admission,
    dismissal: within(admission.INADMISSIBLE, reasons),
    result: within(admission.ADMITTED, results),
    remedy: each(one => one.remedyKind, remedyKinds),
    rootCause: each(one => one.rootCause, rootCauses),
    changeMade: each(one => one.changeMade, changesMade),
  }
}
