import { type Cells, cellOf, type GivenAnswer, isCells, rowsIn } from '../../questionnaires/answer.ts'
import type { LocationRole } from '../../words/country-sources.ts'
import type { Tier } from '../../words/lists.ts'

/** A place of a supplier's chain: where, in which role, and what said so. */
export interface NamedLocation {
  readonly country: string
  /** ISO 3166-2, or '' where no code is known. */
  readonly region: string
  readonly role: LocationRole
  readonly namedIn: string
}

interface Naming {
  readonly question: string
  readonly roles: (cells: Cells) => readonly LocationRole[]
  /** The cell with the country; a PLACE holds it inside. */
  readonly country: (cells: Cells) => unknown
  readonly region?: (cells: Cells) => unknown
}

const always =
  (...roles: LocationRole[]) =>
  (): readonly LocationRole[] =>
    roles
const cell = (key: string) => (cells: Cells) => cellOf(cells, key)
const inPlace = (key: string) => (cells: Cells) => {
  const place = cellOf(cells, key)
  return isCells(place) ? cellOf(place, 'country') : null
}

/** What a site of the supplier's own is for the chain; offices are the supplier's seat and nothing more. */
const siteRoles: Readonly<Record<string, readonly LocationRole[]>> = {
  MINE: ['ORIGIN'],
  BENEFICIATION: ['PROCESSING'],
  REFINERY: ['PROCESSING'],
  SMELTER: ['PROCESSING'],
  CASTHOUSE: ['PROCESSING'],
  PROCESSING: ['PROCESSING'],
  RECYCLING: ['PROCESSING'],
  STORAGE: ['TRANSIT'],
  PORT: ['TRANSIT'],
}
/** Goods leave a country through the port where they are loaded, and pass through one where they are transhipped. */
const portRoles: Readonly<Record<string, readonly LocationRole[]>> = {
  LOADING: ['EXPORT_PORT', 'TRANSIT'],
  TRANSHIPMENT: ['TRANSIT'],
}
const byCell = (key: string, table: Readonly<Record<string, readonly LocationRole[]>>) => (cells: Cells) =>
  table[String(cellOf(cells, key))] ?? []

/** Which questions name places of the chain (domain reference 4.4, the three geographies, and the optional roles). */
const namings: readonly Naming[] = [
  { question: 'KYS-F3', roles: always('ORIGIN'), country: cell('country'), region: cell('region') },
  { question: 'KYS-B2', roles: byCell('kind', siteRoles), country: cell('country') },
  { question: 'KYS-G3', roles: byCell('role', portRoles), country: inPlace('port') },
  { question: 'KYS-G6', roles: always('TRANSIT'), country: cell('country') },
  { question: 'KYS-C1', roles: always('OWNER'), country: cell('country') },
]

const isCountry = (value: unknown): value is string => typeof value === 'string' && /^[A-Z]{2}$/.test(value)
const regionCode = (value: unknown, country: string): string => {
  const text = typeof value === 'string' ? value.trim().toUpperCase() : ''
  return /^[A-Z]{2}-[A-Z0-9]{1,3}$/.test(text) && text.startsWith(`${country}-`) ? text : ''
}

const fromRows = ({ question, roles, country, region }: Naming, { value }: GivenAnswer): NamedLocation[] =>
  rowsIn(value).flatMap(({ cells }) => {
    const where = country(cells)
    if (!isCountry(where)) return []
    return roles(cells).map(role => ({ country: where, region: regionCode(region?.(cells), where), role, namedIn: question }))
  })

/** Questions whose answer is itself a list of countries: those that goods pass through, and where scrap, which has no mine, comes from. */
const countryLists: readonly { question: string; role: LocationRole; countries: (value: unknown) => unknown }[] = [
  { question: 'KYS-G8', role: 'TRANSIT', countries: value => value },
  { question: 'KYS-F10', role: 'ORIGIN', countries: value => (isCells(value) ? cellOf(value, 'countries') : null) },
]

const fromLists = (answers: ReadonlyMap<string, GivenAnswer>): NamedLocation[] =>
  countryLists.flatMap(({ question, role, countries }) => {
    const given = answers.get(question)
    const named = given?.status === 'ANSWERED' ? countries(given.value) : null
    return (Array.isArray(named) ? named : []).filter(isCountry).map(country => ({ country, region: '', role, namedIn: question }))
  })

/** The supplier's own seat; a mine's is where its ore comes from, until it names its mines. */
export const seatOf = ({ country, tier }: { country: string; tier: Tier }): NamedLocation[] => [
  { country, region: '', role: 'SUPPLIER', namedIn: 'supplier' },
  ...(tier === 'MINE' ? [{ country, region: '', role: 'ORIGIN' as const, namedIn: 'supplier' }] : []),
]

/** Every place that what was handed in names, once each. */
export function locationsIn(answers: ReadonlyMap<string, GivenAnswer>): NamedLocation[] {
  const found = namings.flatMap(naming => {
    const given = answers.get(naming.question)
    return given?.status === 'ANSWERED' ? fromRows(naming, given) : []
  })
  const all = [...found, ...fromLists(answers)]
  return [...new Map(all.map(one => [`${one.country} ${one.region} ${one.role} ${one.namedIn}`, one])).values()]
}
