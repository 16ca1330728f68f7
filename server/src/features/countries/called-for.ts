/**
 * Has something changed since a result was computed: the rule, an edition in use, the end of an override? Told from the dates, never
 * stored (0.4). A run that has looked at the place since and found the same leaves the result as it is.
 */
export const calledFor = (c: string): string => {
  const since = `greatest(${c}.computed_at, (SELECT max(r.asked_at) FROM country_runs r WHERE r.programme_id = ${c}.programme_id AND r.finished_at IS NOT NULL))`
  return `(${c}.superseded_at IS NULL AND (
    EXISTS (SELECT 1 FROM programme_editions u WHERE u.programme_id = ${c}.programme_id AND u.adopted_at > ${since})
    OR EXISTS (SELECT 1 FROM country_rules n WHERE n.programme_id = ${c}.programme_id AND n.status = 'APPROVED' AND n.status_since > ${since})
    OR (${c}.status = 'OVERRIDDEN' AND coalesce(${c}.override_ends_on, '-infinity'::date) < (SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${c}.programme_id))))`
}
