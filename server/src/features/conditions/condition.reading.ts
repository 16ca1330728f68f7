import { column, columns, type Field, many, nameOf, type Shape, told } from '../../core/shape.ts'

export const conditionShape: Shape = {
  table: 'conditions',
  read: 'condition.read',
  fields: {
    ...columns(
      'id',
      'programmeId',
      'supplierId',
      'responseId',
      'name',
      'words',
      'status',
      'statusSince',
      'namedAt',
      'settledWords',
      'version',
    ),
    dueOn: column(c => `${c}.due_on::text`),
    dueAt: column(c => `((${c}.due_on + 1)::timestamp AT TIME ZONE (SELECT p.time_zone FROM programmes p WHERE p.id = ${c}.programme_id))`),
    owner: nameOf('owner_id'),
    namedBy: nameOf('named_by_id'),
    settledBy: nameOf('settled_by_id'),
    allowedActions: told('id', 'programmeId', 'supplierId', 'status'),
  },
}

/** What conditions give to a supplier: the open ones first, what is due soonest on top. */
export const supplierConditions: Record<string, Field> = {
  conditions: many(
    () => conditionShape,
    (c, s) => `${c}.supplier_id = ${s}.id`,
    c => `${c}.status <> 'OPEN', ${c}.due_on, ${c}.id`,
  ),
}

/** And to a response: those named with its acceptance. */
export const responseConditions: Record<string, Field> = {
  conditions: many(
    () => conditionShape,
    (c, r) => `${c}.response_id = ${r}.id`,
    c => `${c}.due_on, ${c}.id`,
  ),
}
