import { asOfDay, type List } from '../../core/listing.ts'
import { column, columns, many, type Shape, told } from '../../core/shape.ts'
import { invitationState } from '../members/member.reading.ts'

export const contactShape: Shape = {
  table: 'contacts',
  read: 'contact.read',
  fields: {
    ...columns('id', 'name', 'email', 'phone', 'locale', 'signatory', 'version'),
    invitation: column(
      c => `(SELECT ${invitationState('i')} FROM invitations i WHERE i.contact_id = ${c}.id ORDER BY i.created_at DESC LIMIT 1)`,
      'invitation.read',
    ),
  },
}

export const supplierShape: Shape = {
  table: 'suppliers',
  read: 'supplier.read',
  fields: {
    ...columns('id', 'programmeId', 'name', 'nameLatin', 'country', 'tier', 'status', 'statusSince', 'createdAt', 'version'),
    contacts: many(
      () => contactShape,
      (c, s) => `${c}.supplier_id = ${s}.id`,
      c => `${c}.name, ${c}.id`,
    ),
    allowedActions: told('id', 'programmeId', 'status'),
  },
}

type Given = { filter: { search: string; status: string[]; tier: string[]; country: string } }
const given = (args: Record<string, unknown>): Given['filter'] => args.filter as Given['filter']
const escaped = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

export const supplierList: List = {
  shape: supplierShape,
  sorts: {
    NAME: { sql: s => `${s}.name`, type: 'text' },
    STATE_SINCE: { sql: s => `${s}.status_since`, type: 'timestamptz', descending: true },
    CREATED: { sql: s => `${s}.created_at`, type: 'timestamptz', descending: true },
  },
  filters: {
    search: (s, bind) => `${s}.search LIKE lower(${bind((_, args) => escaped(given(args).search))})`,
    status: (s, bind) => `${s}.status = ANY (${bind((_, args) => given(args).status)})`,
    tier: (s, bind) => `${s}.tier = ANY (${bind((_, args) => given(args).tier)})`,
    country: (s, bind) => `${s}.country = ${bind((_, args) => given(args).country)}`,
  },
  from: asOfDay('suppliers', ['id', 'programme_id', 'name', 'name_latin', 'country', 'tier', 'created_at', 'version', 'search']),
}
