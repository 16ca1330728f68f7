import type { RunCause } from './start-run.ts'

const dayOf = (instant: string, programme: string): string =>
  `(SELECT (${instant} AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${programme})`
const lastRun = (programme: string): string =>
  `(SELECT max(r.asked_at) FROM country_runs r WHERE r.programme_id = ${programme} AND r.finished_at IS NOT NULL)`

/** Does a typed value count: is it of the year of the edition in use? */
export const besideEdition = (t: string, programme: string): string =>
  `${t}.year = (SELECT e.year FROM programme_editions u JOIN country_editions e ON e.id = u.edition_id
      WHERE u.programme_id = ${programme} AND u.source = ${t}.source ORDER BY u.adopted_at DESC, u.id LIMIT 1)`

/** An edition was taken into use, or a value typed beside one was confirmed by a second person. `country`: of a place, or null for any. */
const otherEdition = (programme: string, since: string, country: string | null): string => `(
  EXISTS (SELECT 1 FROM programme_editions u WHERE u.programme_id = ${programme} AND u.adopted_at > ${since})
  OR EXISTS (SELECT 1 FROM edition_confirmations f JOIN country_editions t ON t.id = f.edition_id AND t.typed WHERE f.confirmed_at > ${since}
    ${country ? `AND EXISTS (SELECT 1 FROM country_values v WHERE v.edition_id = t.id AND v.country = ${country})` : ''}
    AND ${besideEdition('t', programme)}))`
const otherRule = (programme: string, since: string): string =>
  `EXISTS (SELECT 1 FROM country_rules n WHERE n.programme_id = ${programme} AND n.status = 'APPROVED' AND n.status_since > ${since})`
/** Once a year every place is looked at again, whatever else has happened (domain reference 4.4, *Validity*). */
const otherYear = (programme: string, since: string): string =>
  `(extract(year FROM ${dayOf(since, programme)}) < extract(year FROM ${dayOf('now()', programme)}))`
const overrideOver = (c: string): string =>
  `(${c}.status = 'OVERRIDDEN' AND coalesce(${c}.override_ends_on, '-infinity'::date) < ${dayOf('now()', `${c}.programme_id`)})`

/**
 * Has something changed since a result was computed: the rule, an edition in use, the end of an override, the year? Told from the dates,
 * never stored (0.4). A run that has looked at the place since and found the same leaves the result as it is.
 */
export const calledFor = (c: string): string => {
  const since = `greatest(${c}.computed_at, ${lastRun(`${c}.programme_id`)})`
  const programme = `${c}.programme_id`
  return `(${c}.superseded_at IS NULL AND (${otherEdition(programme, since, `${c}.country`)} OR ${otherRule(programme, since)} OR ${otherYear(programme, since)} OR ${overrideOver(c)}))`
}

/** The same of a whole programme ($1), by what it is called for: asked by the clock. */
export const calledForAtAll: Readonly<Record<Exclude<RunCause, 'RECORD' | 'ASKED'>, string>> = {
  EDITION: otherEdition('$1', lastRun('$1'), null),
  RULE: otherRule('$1', lastRun('$1')),
  OVERRIDE: `EXISTS (SELECT 1 FROM country_checks c WHERE c.programme_id = $1 AND c.superseded_at IS NULL AND ${overrideOver('c')})`,
  YEAR: otherYear('$1', lastRun('$1')),
}
