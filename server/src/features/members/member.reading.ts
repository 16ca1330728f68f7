import { idOrNone, type List } from '../../core/listing.ts'
import { column, columns, many, nameOf, one, type Shape, told } from '../../core/shape.ts'
import { undeliverable } from './undeliverable.reading.ts'

export const departmentShape: Shape = {
  table: 'departments',
  read: 'department.read',
  fields: {
    ...columns('id', 'name'),
    members: column(d => `(SELECT count(*)::int FROM memberships m WHERE m.department_id = ${d}.id AND m.deactivated_at IS NULL)`),
  },
}

/** A supplier, named only, wherever a record points at one. */
export const supplierNameShape: Shape = { table: 'suppliers', read: 'supplier.read', fields: columns('id', 'name') }
export const supplierName = one(
  () => supplierNameShape,
  (supplier, row) => `${supplier}.id = ${row}.supplier_id`,
)
const department = one(
  () => departmentShape,
  (d, row) => `${d}.id = ${row}.department_id`,
)

const account = (field: string) => column(m => `(SELECT a.${field} FROM accounts a WHERE a.id = ${m}.account_id)`)

export const memberShape: Shape = {
  table: 'memberships',
  read: 'member.read',
  fields: {
    ...columns('id', 'programmeId', 'accountId', 'roles', 'deactivatedAt', 'version'),
    validUntil: column(m => `${m}.valid_until::text`),
    name: account('name'),
    email: account('email'),
    lastSeenAt: column(m => `(SELECT max(s.last_seen_at) FROM sessions s WHERE s.membership_id = ${m}.id)`),
    looksAfter: column(
      m =>
        `(SELECT count(*)::int FROM suppliers s WHERE s.programme_id = ${m}.programme_id AND s.reviewer_id = ${m}.account_id AND ${m}.supplier_id IS NULL)`,
    ),
    department,
    supplier: supplierName,
    reachIds: column(m => `${m}.reach`),
    reachNames: many(
      () => supplierNameShape,
      (s, m) => `${s}.id = ANY (${m}.reach)`,
      s => `${s}.name`,
    ),
    reach: told('reachIds', 'reachNames'),
    allowedActions: told('id', 'programmeId', 'accountId', 'deactivatedAt', 'supplierId'),
    supplierId: column(m => `${m}.supplier_id`),
  },
}

const marked = (i: string): string =>
  `(SELECT u.source FROM undeliverable_addresses u WHERE u.programme_id = ${i}.programme_id AND u.email = ${i}.email AND u.cleared_at IS NULL)`

/** State of an invitation, told from its dates and its address (0.4: never stored). */
export const invitationState = (i: string): string =>
  `CASE WHEN ${i}.accepted_at IS NOT NULL THEN 'ACCEPTED' WHEN ${i}.passed_on_at IS NOT NULL THEN 'PASSED_ON' WHEN ${i}.withdrawn_at IS NOT NULL THEN 'WITHDRAWN'
    WHEN ${marked(i)} IS NOT NULL THEN CASE ${marked(i)} WHEN 'PERSON' THEN 'UNDELIVERABLE' ELSE 'REFUSED' END WHEN ${i}.expires_at <= now() THEN 'EXPIRED' ELSE 'PENDING' END`

export const invitationShape: Shape = {
  table: 'invitations',
  read: 'invitation.read',
  fields: {
    ...columns('id', 'programmeId', 'supplierId', 'email', 'name', 'roles', 'createdAt', 'expiresAt', 'acceptedAt'),
    state: column(invitationState),
    invitedBy: nameOf('invited_by_id'),
    supplier: supplierName,
    department,
    undeliverable,
    allowedActions: told('id', 'programmeId', 'supplierId', 'state'),
  },
}

const memberName = (m: string): string => `(SELECT a.name FROM accounts a WHERE a.id = ${m}.account_id)`

export const memberList: List = {
  shape: memberShape,
  sorts: { NAME: { sql: memberName, type: 'text' } },
  filters: {
    search: (m, bind) =>
      `EXISTS (SELECT 1 FROM accounts a WHERE a.id = ${m}.account_id AND strpos(lower(a.name || ' ' || a.email), lower(${bind((_, args) => (args.filter as { search: string }).search)})) > 0)`,
  },
}

export const invitationList: List = {
  shape: invitationShape,
  sorts: { CREATED: { sql: i => `${i}.created_at`, type: 'timestamptz', descending: true } },
  filters: {
    state: (i, bind) => `(${invitationState(i)}) = ${bind((_, args) => (args.filter as { state: string }).state)}`,
    supplierId: (i, bind) => `${i}.supplier_id = ${bind((_, args) => idOrNone((args.filter as { supplierId: string }).supplierId))}::uuid`,
  },
}
