import { validMonths } from 'shared/rules/validity.ts'
import { column, columns, type Field, many, one, type Shape, told } from '../../core/shape.ts'
import { evidenceFileShape } from '../evidence/evidence.reading.ts'

/** An answer as it was accepted the year before, and as it is proposed. */
const lastYearShape: Shape = {
  table: 'last_year_answers',
  read: 'answer.read',
  fields: {
    ...columns('proposed', 'notProposed', 'leftOut'),
    status: column(l => `${l}.before->>'status'`),
    value: column(l => `nullif(${l}.before->'value', 'null')`),
    reason: column(l => `${l}.before->>'reason'`),
    note: column(l => `${l}.before->>'note'`),
    fileIds: column(l => `${l}.before->'files'`),
    files: many(
      () => evidenceFileShape,
      (f, l) => `${f}.id = ANY (${l}.file_ids)`,
      f => `${f}.uploaded_at, ${f}.id`,
    ),
  },
}

const content = (a: string): string =>
  `jsonb_build_object('status', ${a}.status, 'value', ${a}.value, 'reason', ${a}.reason, 'note', ${a}.note, 'files', to_jsonb(${a}.file_ids))`

/**
 * How an answer stands to the one that was accepted the year before: told, never stored, so that nobody can claim to have confirmed
 * what reads otherwise. Empty in the first year, and while nothing is answered.
 */
export const fromLastYear = (a: string): string =>
  `(SELECT CASE WHEN l.before IS NULL OR l.not_proposed = 'ASKED_OTHERWISE' THEN 'NEW' WHEN l.before = ${content(a)} THEN 'CONFIRMED' ELSE 'CHANGED' END
    FROM responses c LEFT JOIN last_year_answers l ON l.response_id = c.id AND l.question = ${a}.question
    WHERE c.id = ${a}.response_id AND c.previous_id IS NOT NULL AND ${a}.status <> 'EMPTY')`

/** What the next year gives to an answer. */
export const answerLastYear: Record<string, Field> = {
  fromLastYear: column(fromLastYear),
  lastYear: one(
    () => lastYearShape,
    (l, a) => `${l}.response_id = ${a}.response_id AND ${l}.question = ${a}.question`,
    l => `${l}.question`,
  ),
}

const zone = (r: string): string => `(SELECT p.time_zone FROM programmes p WHERE p.id = ${r}.programme_id)`

/** The last day on which what was accepted holds (shared/src/rules/validity.ts). Who is of high risk, the feature that judges it will say. */
export const validUntil = (r: string): string =>
  `(CASE WHEN ${r}.status = 'ACCEPTED' THEN ((${r}.status_since AT TIME ZONE ${zone(r)})::date + interval '${validMonths.usual} months')::date END)`

/** What the next year gives to a response. */
export const responseLastYear: Record<string, Field> = {
  ...columns('previousId'),
  lastCycle: told('previousId', 'templateId'),
  validUntil: column(r => `${validUntil(r)}::text`),
  hasRunOut: column(r => `coalesce(${validUntil(r)} < (now() AT TIME ZONE ${zone(r)})::date, false)`),
}
