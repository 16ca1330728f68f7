import { holds } from './country.reading.ts'

/** The gravest first: what holds for a country in any of its roles and regions stands for the country. */
const order = `ARRAY['NOT_CAHRA', 'INSUFFICIENT_DATA', 'HIGH_RISK', 'CONFLICT_AFFECTED']`

export const gravityOf = (c: string): string => `array_position(${order}, ${holds(c)})`
export const classAt = (gravity: string): string => `(${order})[${gravity}]`

/** The gravest class that holds for a country; null: nobody has judged it. */
export const gravestOf = (programme: string, country: string): string =>
  `(SELECT ${classAt(`max(${gravityOf('g')})`)} FROM country_checks g WHERE g.programme_id = ${programme} AND g.superseded_at IS NULL AND g.country = ${country})`
