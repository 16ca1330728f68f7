import type { Context } from '../../core/context.ts'
import type { List } from '../../core/listing.ts'
import type { Part } from '../../core/reading.ts'
import { column, columns, type Field, nameOf, one, type Shape } from '../../core/shape.ts'
import { isUndeliverable } from '../members/undeliverable.reading.ts'
import { supplierList } from '../suppliers/supplier.reading.ts'

const counted = (where: string): Field =>
  column(w => `(SELECT count(*)::int FROM responses r WHERE r.wave_id = ${w}.id AND ${where.replaceAll('@wave', w)})`)
const ofTemplate = (field: 'title' | 'version'): Field => column(w => `(SELECT t.${field} FROM templates t WHERE t.id = ${w}.template_id)`)
const today = `(SELECT (now() AT TIME ZONE p.time_zone)::date FROM programmes p WHERE p.id = @wave.programme_id)`

export const waveShape: Shape = {
  table: 'waves',
  read: 'wave.read',
  fields: {
    ...columns('id', 'name', 'templateId', 'message', 'createdAt', 'version'),
    dueOn: column(w => `${w}.due_on::text`),
    createdBy: nameOf('created_by_id'),
    title: ofTemplate('title'),
    templateVersion: ofTemplate('version'),
    asked: counted(`r.status <> 'WITHDRAWN'`),
    handedIn: counted(`r.status IN ('SUBMITTED', 'IN_REVIEW', 'ACCEPTED')`),
    accepted: counted(`r.status = 'ACCEPTED'`),
    overdue: counted(`r.status IN ('DRAFT', 'RETURNED') AND r.due_on < ${today}`),
  },
}

export const waveList: List = {
  shape: waveShape,
  sorts: {
    CREATED: { sql: w => `${w}.created_at`, type: 'timestamptz', descending: true },
    DUE: { sql: w => `${w}.due_on`, type: 'date', descending: true },
    NAME: { sql: w => `${w}.name`, type: 'text' },
  },
  filters: {
    search: (w, bind) => `strpos(lower(${w}.name), lower(${bind((_, args) => (args.filter as { search: string }).search)})) > 0`,
  },
}

const waveNameShape: Shape = { table: 'waves', read: 'wave.read', fields: columns('id', 'name') }

/** What waves give to a response. */
export const responseWave: Record<string, Field> = {
  wave: one(
    () => waveNameShape,
    (w, r) => `${w}.id = ${r}.wave_id`,
  ),
}

const contacts = (s: string, where = 'true'): string => `EXISTS (SELECT 1 FROM contacts c WHERE c.supplier_id = ${s}.id AND ${where})`

/** Why a supplier cannot be asked: the first reason that holds. A HOLD comes before all (0.4: no new request), a request that runs before what could be mended. */
export const obstacle = (s: string): string => `CASE
  WHEN EXISTS (SELECT 1 FROM supplier_holds h WHERE h.supplier_id = ${s}.id AND h.lifted_at IS NULL) THEN 'HELD'
  WHEN EXISTS (SELECT 1 FROM responses o WHERE o.supplier_id = ${s}.id AND o.status IN ('DRAFT', 'SUBMITTED', 'IN_REVIEW', 'RETURNED')) THEN 'OPEN_RESPONSE'
  WHEN NOT ${contacts(s)} THEN 'NO_CONTACT'
  WHEN NOT ${contacts(s, 'c.signatory')} THEN 'NO_SIGNATORY'
  WHEN NOT ${contacts(s, `c.signatory AND NOT ${isUndeliverable(`${s}.programme_id`, 'c.email')}`)} THEN 'UNDELIVERABLE' END`

/** More at once nobody looks through, and none would wait for. */
export const mostAtOnce = 500

export const candidateShape: Shape = {
  table: 'suppliers',
  read: 'supplier.read',
  fields: {
    ...columns('id', 'name', 'nameLatin', 'country', 'tier'),
    people: column(
      s =>
        `(SELECT count(*)::int FROM contacts c WHERE c.supplier_id = ${s}.id AND NOT ${isUndeliverable(`${s}.programme_id`, 'c.email')})`,
    ),
    obstacle: column(obstacle),
  },
}

type Bind = Parameters<Part['where']>[1]
const here = (bind: Bind): string => bind((ctx: Context) => ctx.actor.programmeId)

/** Suppliers by the register's own filters, or by hand; who was merged into another is not there any more. */
export const candidates = (filterNames: readonly string[], byHand: boolean): Part => ({
  shape: candidateShape,
  variant: [byHand, ...filterNames].join(),
  where: (s, bind) => {
    const wanted = filterNames.map(name => supplierList.filters?.[name]?.('x', bind) ?? 'true')
    if (byHand) wanted.push(`x.id = ANY (${bind((_, args) => args.ids)}::uuid[])`)
    return `${s}.id IN (SELECT x.id FROM suppliers x WHERE ${[`x.programme_id = ${here(bind)}::uuid`, 'x.merged_into_id IS NULL', ...wanted].join(' AND ')} ORDER BY x.name, x.id LIMIT ${mostAtOnce + 1})`
  },
})

export const waveNamed: Part = { shape: waveShape, where: (w, bind) => `${w}.id = ${bind((_, args) => args.id)}::uuid` }
