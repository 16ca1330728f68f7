import type { LocationClass, LocationRole } from '../../words/country-sources.ts'
import type { FlagCode, FlagResult, IncidentKind, MissingFact } from '../../words/red-flags.ts'
import type { Day } from '../days.ts'

/** A place that a supplier's chain touches, with the class that holds there; null: nobody has computed one. */
export interface FlagPlace {
  readonly country: string
  readonly region: string
  readonly role: LocationRole
  readonly namedIn: string
  readonly class: LocationClass | null
}

/** What an answer says to one sign: YES raises it, NO does not, NOT_SAID: it was left open. */
export type SignalState = 'YES' | 'NO' | 'NOT_SAID'
export interface AnswerSignal {
  readonly question: string
  readonly signal: string
  readonly state: SignalState
}

/** A row of the table of what countries can produce. Thousand tonnes; null: not told. */
export interface MineralRow {
  readonly country: string
  readonly material: string
  readonly reserves: number | null
  readonly production: number | null
  readonly transit: boolean
}

/** How much a supplier says that comes from a country in a year. */
export interface DeclaredVolume {
  readonly country: string
  readonly year: number
  readonly tonnes: number
}

/** A deadline that went by unanswered for a week, of a questionnaire that asks for origin and ownership. */
export interface MissedDeadline {
  readonly responseId: string
  readonly dueOn: Day
}

export interface SupplierFacts {
  readonly places: readonly FlagPlace[]
  readonly materials: readonly string[]
  /** null: nothing has been handed in yet. */
  readonly answers: readonly AnswerSignal[] | null
  /** Those that a person judged relevant. */
  readonly incidents: readonly { readonly id: string; readonly kind: IncidentKind }[]
  /** Hits of a listed name that a person confirmed. */
  readonly hits: readonly { readonly id: string }[]
  readonly volumes: readonly DeclaredVolume[]
  /** Of the last two years, the first first. */
  readonly missed: readonly MissedDeadline[]
  /** On which subjects a grievance about it was found substantiated. */
  readonly grievances: readonly { readonly topic: string }[]
  /** null: no table has been loaded. */
  readonly reference: readonly MineralRow[] | null
}

/** What raised a flag. Its key makes that the same raises once. */
export type FlagCause =
  | {
      readonly kind: 'COUNTRY'
      readonly country: string
      readonly region: string
      readonly role: LocationRole
      readonly class: LocationClass
    }
  | { readonly kind: 'REFERENCE'; readonly country: string; readonly material: string }
  /** More than the country produces: thousand tonnes, by the table. */
  | { readonly kind: 'VOLUME'; readonly country: string; readonly year: number; readonly tonnes: number; readonly produced: number }
  | { readonly kind: 'DELAY'; readonly responseId: string; readonly dueOn: Day }
  | { readonly kind: 'ANSWER'; readonly question: string; readonly signal: string }
  | { readonly kind: 'INCIDENT'; readonly incidentId: string }
  | { readonly kind: 'HIT'; readonly hitId: string }
  | { readonly kind: 'GRIEVANCE'; readonly topic: string }

export const keyOfCause = (cause: FlagCause): string => {
  switch (cause.kind) {
    case 'COUNTRY':
      return `COUNTRY ${cause.country} ${cause.region} ${cause.role} ${cause.class}`
    case 'REFERENCE':
      return `REFERENCE ${cause.country} ${cause.material}`
    case 'VOLUME':
      return `VOLUME ${cause.country} ${cause.year}`
    case 'DELAY':
      return `DELAY ${cause.responseId} ${cause.dueOn}`
    case 'ANSWER':
      return `ANSWER ${cause.question} ${cause.signal}`
    case 'INCIDENT':
      return `INCIDENT ${cause.incidentId}`
    case 'HIT':
      return `HIT ${cause.hitId}`
    case 'GRIEVANCE':
      return `GRIEVANCE ${cause.topic}`
  }
}

export interface FlagOutcome {
  readonly code: FlagCode
  readonly result: FlagResult
  readonly causes: readonly FlagCause[]
  readonly missing: readonly MissingFact[]
}
