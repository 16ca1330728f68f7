import { column, columns, type Field, many, nameOf, type Shape, told } from '../../core/shape.ts'

const me = `(SELECT nullif(current_setting('app.account', true), '')::uuid)`
/** The colleague's account, once there is one. */
export const assigneeOf = (x: string): string => `(SELECT a.id FROM accounts a WHERE a.email = ${x}.email)`
const hasJoined = (x: string): string =>
  `EXISTS (SELECT 1 FROM memberships m WHERE m.account_id = ${assigneeOf(x)} AND m.supplier_id = ${x}.supplier_id AND m.deactivated_at IS NULL)`

/** With a colleague now: neither finished nor taken back. */
export const isOpen = (x: string): string => `(${x}.done_at IS NULL AND ${x}.taken_back_at IS NULL)`

export const assignmentShape: Shape = {
  table: 'assignments',
  read: 'section.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'section', 'email', 'name', 'words', 'at', 'doneAt', 'byId'),
    by: nameOf('by_id'),
    state: column(
      x =>
        `CASE WHEN ${x}.taken_back_at IS NOT NULL THEN 'TAKEN_BACK' WHEN ${x}.done_at IS NOT NULL THEN 'DONE' WHEN ${hasJoined(x)} THEN 'ACCEPTED' ELSE 'PENDING' END`,
    ),
    assigneeId: column(assigneeOf),
    mine: column(x => `coalesce(${assigneeOf(x)} = ${me}, false)`),
    allowedActions: told('programmeId', 'supplierId', 'state', 'byId', 'assigneeId'),
  },
}

/** What assignments give to a response. */
export const responseAssignments: Record<string, Field> = {
  assignments: many(
    () => assignmentShape,
    (x, r) => `${x}.response_id = ${r}.id`,
    x => `${x}.at, ${x}.id`,
  ),
}
