import { column, columns, nameOf, type Shape, told } from '../../core/shape.ts'

export const viewShape: Shape = {
  table: 'saved_views',
  read: 'view.read',
  fields: {
    ...columns('id', 'programmeId', 'accountId', 'list', 'name', 'address', 'shared', 'version'),
    by: nameOf('account_id'),
    mine: column(v => `(${v}.account_id = (SELECT nullif(current_setting('app.account', true), '')::uuid))`),
    allowedActions: told('programmeId', 'accountId', 'shared'),
  },
}
