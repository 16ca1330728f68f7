import type { Context } from '../../core/context.ts'
import { idOrNone, type List } from '../../core/listing.ts'
import { column, columns, nameOf, type Shape, told } from '../../core/shape.ts'

const todayOf = (b: string): string => `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${b}.programme_id)`
/** Asked once, not for every row. */
const today = (bind: (value: (ctx: Context) => unknown) => string): string =>
  `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${bind(ctx => ctx.actor.programmeId)}::uuid)`

/** People who are away are named everywhere; here too one who has left stands in for nobody. */
const deputyMissing = (b: string): string =>
  `(EXISTS (SELECT 1 FROM absences d WHERE d.programme_id = ${b}.programme_id AND d.account_id = ${b}.deputy_id AND d.first_day <= ${b}.last_day AND d.last_day >= ${b}.first_day)
    OR NOT EXISTS (SELECT 1 FROM memberships m WHERE m.programme_id = ${b}.programme_id AND m.account_id = ${b}.deputy_id AND m.supplier_id IS NULL AND m.deactivated_at IS NULL))`

export const absenceShape: Shape = {
  table: 'absences',
  read: 'absence.read',
  fields: {
    ...columns('id', 'programmeId', 'accountId', 'deputyId', 'version'),
    firstDay: column(b => `${b}.first_day::text`),
    lastDay: column(b => `${b}.last_day::text`),
    person: nameOf('account_id'),
    deputy: nameOf('deputy_id'),
    now: column(b => `(${todayOf(b)} BETWEEN ${b}.first_day AND ${b}.last_day)`),
    deputyMissing: column(deputyMissing),
    allowedActions: told('id', 'programmeId', 'accountId', 'lastDay'),
  },
}

type Given = { over: boolean; accountId: string; standsIn: boolean }
const given = (args: Record<string, unknown>): Given => args.filter as Given

export const absenceList: List = {
  shape: absenceShape,
  sorts: { LAST_DAY: { sql: b => `${b}.last_day`, type: 'date' } },
  filters: {
    over: (b, bind) => `(${b}.last_day < ${today(bind)}) = ${bind((_, args) => given(args).over)}`,
    accountId: (b, bind) => `${b}.account_id = ${bind((_, args) => idOrNone(given(args).accountId))}::uuid`,
    standsIn: (b, bind) =>
      `(${b}.deputy_id = ${bind(ctx => ctx.actor.accountId)}::uuid AND ${today(bind)} BETWEEN ${b}.first_day AND ${b}.last_day) = ${bind((_, args) => given(args).standsIn)}`,
  },
}
