import { asOfDay, idOrNone, type List, someIds } from '../../core/listing.ts'
import type { Part } from '../../core/reading.ts'
import { column, columns, many, nameOf, type Shape, told } from '../../core/shape.ts'
import { legsOf } from '../countries/legs.ts'
import { invitationState } from '../members/member.reading.ts'
import { undeliverable } from '../members/undeliverable.reading.ts'

export const contactShape: Shape = {
  table: 'contacts',
  read: 'contact.read',
  fields: {
    ...columns('id', 'name', 'email', 'phone', 'locale', 'signatory', 'leftAt', 'version'),
    successor: column(c => `(SELECT n.name FROM contacts n WHERE n.id = ${c}.successor_id)`),
    invitation: column(
      c => `(SELECT ${invitationState('i')} FROM invitations i WHERE i.contact_id = ${c}.id ORDER BY i.created_at DESC LIMIT 1)`,
      'invitation.read',
    ),
    undeliverable,
  },
}

const identifierShape: Shape = { table: 'supplier_identifiers', read: 'identifier.read', fields: columns('kind', 'value', 'source') }
/** Who stands in today for whoever looks after it. */
export const standIn = (row: string, reviewer: string): string =>
  `(SELECT d.name FROM absences b JOIN accounts d ON d.id = b.deputy_id WHERE b.programme_id = ${row}.programme_id AND b.account_id = ${reviewer}
    AND (SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = ${row}.programme_id) BETWEEN b.first_day AND b.last_day)`

const mergedShape: Shape = { table: 'suppliers', read: 'supplier.read', fields: columns('id', 'name', 'mergedAt') }

export const supplierShape: Shape = {
  table: 'suppliers',
  read: 'supplier.read',
  // Every address that a merged record ever had.
  leadsTo: id => `coalesce((SELECT m.merged_into_id FROM suppliers m WHERE m.id = ${id}), ${id})`,
  fields: {
    ...columns('id', 'programmeId', 'name', 'nameLatin', 'country', 'tier', 'status', 'statusSince', 'createdAt', 'version'),
    ...columns('furtherTiers', 'materials', 'formerNames'),
    identifiers: many(
      () => identifierShape,
      (i, s) => `${i}.supplier_id = ${s}.id`,
      i => `${i}.kind DESC, ${i}.value`,
    ),
    reviewerId: column(s => `${s}.reviewer_id`, 'reviewer.read'),
    merged: many(
      () => mergedShape,
      (m, s) => `${m}.merged_into_id = ${s}.id`,
      m => `${m}.merged_at, ${m}.id`,
    ),
    reviewer: nameOf('reviewer_id'),
    standIn: column(s => standIn(s, `${s}.reviewer_id`), 'reviewer.read'),
    contacts: many(
      () => contactShape,
      (c, s) => `${c}.supplier_id = ${s}.id`,
      c => `${c}.left_at DESC NULLS FIRST, ${c}.name, ${c}.id`,
    ),
    held: column(s => isHeld(s)),
    allowedActions: told('id', 'programmeId', 'status', 'held'),
  },
}

/** Some suppliers, by their ids. */
export const suppliersNamed: Part = {
  shape: supplierShape,
  where: (s, bind) => `${s}.id = ANY (${bind((_, args) => args.ids)}::uuid[])`,
}

type Given = {
  filter: {
    search: string
    status: string[]
    tier: string[]
    material: string[]
    country: string
    touches: string
    along: string
    reviewerId: string
    unassigned: boolean
    ids: string[]
    class: string[]
    held: boolean
    heldSince: Date
  }
}
const given = (args: Record<string, unknown>): Given['filter'] => args.filter as Given['filter']
interface TouchedPlace {
  readonly country: string
  readonly region: string | null
  readonly role: string | null
}
/** `GN`, `GN ORIGIN`, `IN-CT ORIGIN`; `IN- ORIGIN`: where no region is named. */
function touchedPlace(text: string): TouchedPlace {
  const [place = '', role = null] = text.split(' ')
  const [country = '', part] = place.split('-')
  return { country, region: part === undefined ? null : part && place, role }
}

/** Some text anywhere, as a pattern. */
export const partOf = (text: string): string => `%${text.replace(/[\\%_]/g, sign => `\\${sign}`)}%`

/** Nothing new is asked of it (0.4, HOLD). Whoever may not know of a HOLD is shown none by the database. */
export const isHeld = (s: string, more = 'true'): string =>
  `EXISTS (SELECT 1 FROM supplier_holds h WHERE h.programme_id = ${s}.programme_id AND h.supplier_id = ${s}.id AND h.lifted_at IS NULL AND ${more})`

export const supplierList: List = {
  shape: supplierShape,
  always: s => `${s}.status <> 'MERGED'`,
  sorts: {
    NAME: { sql: s => `${s}.name`, type: 'text' },
    STATE_SINCE: { sql: s => `${s}.status_since`, type: 'timestamptz', descending: true },
    CREATED: { sql: s => `${s}.created_at`, type: 'timestamptz', descending: true },
  },
  filters: {
    search: (s, bind) => `${s}.search LIKE lower(${bind((_, args) => partOf(given(args).search))})`,
    status: (s, bind) => `${s}.status = ANY (${bind((_, args) => given(args).status)})`,
    // A further place in the chain is one too.
    tier: (s, bind) => {
      const asked = bind((_, args) => given(args).tier)
      return `(${s}.tier = ANY (${asked}) OR ${s}.further_tiers && ${asked}::text[])`
    },
    material: (s, bind) => `${s}.materials && ${bind((_, args) => given(args).material)}::text[]`,
    reviewerId: (s, bind) => `${s}.reviewer_id = ${bind((_, args) => idOrNone(given(args).reviewerId))}::uuid`,
    unassigned: (s, bind) => `(${s}.reviewer_id IS NULL) = ${bind((_, args) => given(args).unassigned)}`,
    ids: (s, bind) => `${s}.id = ANY (${bind((_, args) => someIds(given(args).ids))}::uuid[])`,
    country: (s, bind) => `${s}.country = ${bind((_, args) => given(args).country)}`,
    // What its places are called is the house's to know: asked by a supplier, it fits none.
    class: (s, bind) =>
      `(${s}.place_class = ANY (${bind((_, args) => given(args).class)}) AND (SELECT current_setting('app.staff', true) = 'yes'))`,
    // As a list of ids: as a subselect compared with yes or no, every supplier was looked at.
    held: (s, bind) =>
      `(${s}.id = ANY (ARRAY(SELECT h.supplier_id FROM supplier_holds h WHERE h.programme_id = ${bind(ctx => ctx.actor.programmeId)}::uuid AND h.lifted_at IS NULL))) = ${bind((_, args) => given(args).held)}`,
    heldSince: (s, bind) => isHeld(s, `h.since > ${bind((_, args) => given(args).heldSince)}::timestamptz`),
    touches: (s, bind) => {
      const part = (key: keyof TouchedPlace) => bind((_, args) => touchedPlace(given(args).touches)[key])
      return `EXISTS (SELECT 1 FROM supplier_locations l WHERE l.programme_id = ${s}.programme_id AND l.supplier_id = ${s}.id AND l.country = ${part('country')}
        AND l.region = coalesce(${part('region')}::text, l.region) AND l.role = coalesce(${part('role')}::text, l.role))`
    },
    along: (s, bind) => {
      const end = (at: number) => bind((_, args) => given(args).along.split(' ')[at] ?? '')
      return `${s}.id IN (SELECT g.supplier_id FROM ${legsOf(bind(ctx => ctx.actor.programmeId))} g
        WHERE (g.leaves, g.leaves_as, g.reaches, g.reaches_as) = (${end(0)}, ${end(1)}, ${end(2)}, ${end(3)}))`
    },
  },
  from: asOfDay('suppliers', [
    'id',
    'programme_id',
    'name',
    'name_latin',
    'country',
    'tier',
    'created_at',
    'version',
    'search',
    'reviewer_id',
    'further_tiers',
    'materials',
    'former_names',
    // As it is today: what a place was called is told by its results.
    'place_class',
  ]),
}

/** What suppliers are counted by. */
export const supplierGroups = {
  class: (s: string): string => `${s}.place_class`,
  status: (s: string): string => `${s}.status`,
}
