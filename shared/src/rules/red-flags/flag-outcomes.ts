import type { LocationClass } from '../../words/country-sources.ts'
import { type FlagCode, flagCodes, type IncidentKind, type MissingFact } from '../../words/red-flags.ts'
import type { FlagCause, FlagOutcome, FlagPlace, MineralRow, SupplierFacts } from './facts.ts'

interface Found {
  readonly causes: readonly FlagCause[]
  readonly missing: readonly MissingFact[]
}
type Rule = (facts: SupplierFacts) => Found

const found = (causes: readonly FlagCause[], missing: readonly MissingFact[] = []): Found => ({ causes, missing })
const both = (...parts: readonly Found[]): Found =>
  found(
    parts.flatMap(part => part.causes),
    parts.flatMap(part => part.missing),
  )

const raises = (held: LocationClass | null): held is LocationClass => held === 'HIGH_RISK' || held === 'CONFLICT_AFFECTED'
const causeOf = ({ country, region, role, class: held }: FlagPlace): FlagCause[] =>
  raises(held) ? [{ kind: 'COUNTRY', country, region, role, class: held }] : []
const missingAt = (places: readonly FlagPlace[]): MissingFact[] => [
  ...(places.some(place => place.class === null) ? (['COUNTRY_RESULT'] as const) : []),
  ...(places.some(place => place.class === 'INSUFFICIENT_DATA') ? (['COUNTRY_DATA'] as const) : []),
]
const judged = (places: readonly FlagPlace[]): Found => found(places.flatMap(causeOf), missingAt(places))

/** 1.3: the mineral originates in, or was transported through, a conflict-affected or high-risk area. */
const originOrTransit: Rule = ({ places }) => {
  const touched = places.filter(place => place.role === 'ORIGIN' || place.role === 'TRANSIT')
  return touched.length > 0 ? judged(touched) : found([], ['PLACES'])
}

/** Alumina and metal come of bauxite: the country of origin is where that is mined. */
const ofBauxite: readonly string[] = ['ALUMINA', 'PRIMARY_ALUMINIUM', 'ALUMINIUM_ALLOY']
const minedFor = (materials: readonly string[]): readonly string[] =>
  materials.some(one => ofBauxite.includes(one)) ? [...materials, 'BAUXITE'] : materials

/** What the loaded table says of each declared origin; a country it leaves out is not checked, and never passed. */
const byReference =
  (fits: (row: MineralRow) => boolean): Rule =>
  ({ places, materials, reference }) => {
    const origins = [...new Set(places.filter(place => place.role === 'ORIGIN').map(place => place.country))]
    if (origins.length === 0) return found([], ['PLACES'])
    if (!reference) return found([], ['REFERENCE'])
    const wanted = minedFor(materials)
    return both(
      ...origins.map(country => {
        const rows = reference.filter(row => row.country === country && (wanted.length === 0 || wanted.includes(row.material)))
        const causes = rows.filter(fits).map(({ material }): FlagCause => ({ kind: 'REFERENCE', country, material }))
        return found(causes, rows.length > 0 ? [] : ['REFERENCE'])
      }),
    )
  }

const nothingThere = ({ reserves, production }: MineralRow): boolean =>
  (reserves ?? 0) === 0 && (production ?? 0) === 0 && (reserves ?? production) !== null

/** What lies in the ground is set against what is said to come out of it. */
const mined: readonly string[] = ['BAUXITE', 'OTHER']
/** Declared volumes out of proportion: more than the whole country produces in a year. */
const outOfProportion: Rule = ({ volumes, reference }) =>
  found(
    volumes.flatMap(({ country, year, tonnes }): FlagCause[] => {
      const rows = (reference ?? []).filter(row => row.country === country && mined.includes(row.material) && row.production !== null)
      const produced = Math.max(...rows.map(row => row.production ?? 0))
      return rows.length > 0 && tonnes > produced * 1_000 ? [{ kind: 'VOLUME', country, year, tonnes, produced }] : []
    }),
  )

/** One deadline that goes by is no sign; the second is, and stays the same sign when a third follows. */
const repeatedDelay: Rule = ({ missed: [, second] }) => found(second ? [{ kind: 'DELAY', ...second }] : [])

/** What the papers, routes and prices of lots would show is looked at once there are lots. */
const lots: Rule = () => found([], ['LOTS'])

const fromAnswers =
  (...signals: readonly string[]): Rule =>
  ({ answers }) => {
    if (!answers) return found([], ['ANSWERS'])
    const said = answers.filter(one => signals.includes(one.signal))
    const causes = said.filter(one => one.state === 'YES').map(({ question, signal }): FlagCause => ({ kind: 'ANSWER', question, signal }))
    if (said.length === 0) return found([], ['NOT_ASKED'])
    return found(causes, said.some(one => one.state === 'NOT_SAID') ? ['NOT_SAID'] : [])
  }

const fromIncidents =
  (...kinds: readonly IncidentKind[]): Rule =>
  ({ incidents }) =>
    found(incidents.filter(one => kinds.includes(one.kind)).map(({ id }) => ({ kind: 'INCIDENT', incidentId: id })))

const fromGrievances: Rule = ({ grievances }) => found(grievances.map(({ topic }) => ({ kind: 'GRIEVANCE', topic })))

const fromHits: Rule = ({ hits }) => found(hits.map(({ id }) => ({ kind: 'HIT', hitId: id })))

/** Scrap may hide where metal comes from: every place that it is said to come from counts. */
const scrapOrigins: Rule = ({ places, answers, reference }) => {
  if (!answers) return found([], ['ANSWERS'])
  const scrap = places.filter(place => place.namedIn === 'KYS-F10')
  const transits = scrap.flatMap(({ country }): FlagCause[] =>
    (reference ?? [])
      .filter(row => row.country === country && row.transit)
      .map(({ material }) => ({ kind: 'REFERENCE', country, material })),
  )
  return both(judged(scrap), found(transits))
}

const together =
  (...rules: readonly Rule[]): Rule =>
  facts =>
    both(...rules.map(rule => rule(facts)))

const rules: Record<FlagCode, Rule> = {
  'RF-L1': originOrTransit,
  'RF-L2': together(byReference(nothingThere), outOfProportion),
  'RF-L3': byReference(row => row.transit),
  'RF-S1': fromAnswers('RF-S1'),
  'RF-S2': fromAnswers('RF-S2'),
  // Signs of serious abuse, and what else calls for a closer look: Annex II risks that the answers name, listed parties, reports by others, grievances found to be true.
  'RF-C1': together(
    fromAnswers('EDD', 'AII-A2', 'AII-A3', 'AII-B', 'AII-C', 'AII-D'),
    fromIncidents('NGO_REPORT', 'OTHER'),
    fromHits,
    fromGrievances,
  ),
  'RF-C2': together(fromAnswers('RF-C2'), lots),
  'RF-C3': scrapOrigins,
  'RF-C4': together(fromAnswers('RF-C4'), repeatedDelay),
  'RF-C5': together(fromAnswers('RF-C5'), lots),
  'CCCMC-PERMIT': fromAnswers('CCCMC-PERMIT'),
  'CCCMC-MEDIA': together(fromAnswers('CCCMC-MEDIA'), fromIncidents('ADVERSE_MEDIA')),
  'CCCMC-ACCIDENT': together(fromAnswers('CCCMC-ACCIDENT'), fromIncidents('ACCIDENT')),
  'CCCMC-PROTEST': together(fromAnswers('CCCMC-PROTEST'), fromIncidents('PROTEST')),
  'CCCMC-COURT': together(fromAnswers('CCCMC-COURT'), fromIncidents('COURT_CASE')),
  'CCCMC-AREA': fromAnswers('CCCMC-AREA'),
}

/** What each rule finds about a supplier. Raised by one thing, a flag is raised, whatever else could not be looked at. */
export const flagOutcomes = (facts: SupplierFacts): FlagOutcome[] =>
  flagCodes.map(code => {
    const { causes, missing } = rules[code](facts)
    const result = causes.length > 0 ? 'RAISED' : missing.length > 0 ? 'NOT_CHECKED' : 'NONE'
    return { code, result, causes, missing: [...new Set(missing)] }
  })
