import { columns, nameOf, one, type Shape } from '../../core/shape.ts'

/** Is there an open mark on the address that this expression gives? */
export const isUndeliverable = (programmeId: string, email: string): string =>
  `EXISTS (SELECT 1 FROM undeliverable_addresses u WHERE u.programme_id = ${programmeId} AND u.email = ${email} AND u.cleared_at IS NULL)`

export const undeliverableShape: Shape = {
  table: 'undeliverable_addresses',
  read: 'address.read',
  fields: { ...columns('email', 'source', 'words', 'since'), markedBy: nameOf('marked_by_id') },
}

/** The open mark on a row's own address. */
export const undeliverable = one(
  () => undeliverableShape,
  (u, row) => `${u}.programme_id = ${row}.programme_id AND ${u}.email = ${row}.email AND ${u}.cleared_at IS NULL`,
)
