import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import type { Known } from 'shared/rules/names/judge-hit.ts'
import type { Bearer } from 'shared/rules/names/prepare.ts'
import type { Context, Row } from '../../core/context.ts'
import { isTelling, nationOf, plainIdentifier } from './list-index.ts'
import { birthOf } from './lists/listed-entry.ts'

/** A party of ours, as it is compared. */
export interface Subject extends Known {
  readonly id: string
  readonly type: 'SUPPLIER' | 'RECORD'
  readonly supplierId: string
  readonly names: readonly string[]
  readonly bearer: Bearer | undefined
  readonly sha256: string
}

const text = (value: unknown): string => (typeof value === 'string' ? value.trim() : '')
const filled = (...values: unknown[]): string[] => [...new Set(values.flat(2).map(text).filter(Boolean))]

function withHash(subject: Omit<Subject, 'sha256'>): Subject {
  const { names, births, nationalities, identifiers } = subject
  return {
    ...subject,
    sha256: createHash('sha256')
      .update(canonicalize({ names, births, nationalities, identifiers }) ?? '')
      .digest('hex'),
  }
}

const supplierSubject = (row: Row): Subject =>
  withHash({
    id: String(row.id),
    type: 'SUPPLIER',
    supplierId: String(row.id),
    names: filled(row.name, row.nameLatin, ...(row.formerNames as string[])),
    bearer: 'company',
    births: [],
    nationalities: filled(row.country).map(nationOf),
    identifiers: (row.identifiers as string[]).map(plainIdentifier).filter(isTelling),
  })

const listOf = (value: unknown): Record<string, unknown>[] => (Array.isArray(value) ? value : [])
const unique = <T>(all: readonly T[], keyOf: (one: T) => unknown): T[] =>
  [...new Map(all.map((one): [unknown, T] => [keyOf(one), one]).reverse()).values()].reverse()

/**
 * A party as this supplier names it, in whichever words: the record keeps what was confirmed, and a row that says it otherwise now is
 * compared at once. What the rows call its particulars; a person is known by a birth date or a nationality. A ship is looked for by its
 * name and its IMO number.
 */
function recordSubject(row: Row): Subject {
  const told = [...listOf([row.details].filter(Boolean)), ...listOf(row.cells)]
  const isPerson = told.some(cells => 'bornOn' in cells || 'nationality' in cells)
  const each = (...keys: string[]): unknown[] => told.flatMap(cells => keys.flatMap(key => cells[key]))
  return withHash({
    id: String(row.id),
    type: 'RECORD',
    supplierId: String(row.supplierId),
    names: filled(row.name, each('name', 'nameLatin', 'latin', 'formerName', 'vessel')),
    bearer: isPerson ? 'person' : undefined,
    births: unique(
      told.flatMap(cells => birthOf(text(cells.bornOn))),
      ({ from, to }) => `${from} ${to}`,
    ),
    nationalities: [...new Set(filled(each('nationality', 'country'), row.country).map(nationOf))],
    identifiers: [
      ...new Set(
        filled(row.identifier, each('identifier', 'imo'))
          .map(one => plainIdentifier(one.replace(/^\w+:/, '')))
          .filter(isTelling),
      ),
    ],
  })
}

/** Some suppliers with every party that each of them names or named first, in the order of their ids. */
export async function subjectsOf(ctx: Context, supplierIds: readonly string[]): Promise<Subject[]> {
  const suppliers = await ctx.ask({
    text: `SELECT s.id, s.name, s.name_latin AS "nameLatin", s.former_names AS "formerNames", s.country,
        ARRAY(SELECT i.value FROM supplier_identifiers i WHERE i.supplier_id = s.id) AS identifiers FROM suppliers s WHERE s.id = ANY ($1) ORDER BY s.id`,
    values: [supplierIds],
  })
  const records = await ctx.ask({
    text: `WITH named AS (
        SELECT m.supplier_id, m.record_id, jsonb_agg(DISTINCT m.cells) AS cells FROM record_mentions m WHERE m.supplier_id = ANY ($1) AND m.type = 'PARTY' GROUP BY 1, 2
        UNION ALL SELECT r.supplier_id, r.id, '[]' FROM records r WHERE r.supplier_id = ANY ($1) AND r.type = 'PARTY'
          AND NOT EXISTS (SELECT 1 FROM record_mentions m WHERE m.record_id = r.id AND m.supplier_id = r.supplier_id))
      SELECT r.id, n.supplier_id AS "supplierId", r.name, r.country, r.identifier, CASE WHEN r.supplier_id = n.supplier_id THEN r.details END AS details, n.cells
      FROM named n JOIN records r ON r.id = n.record_id ORDER BY r.proposed_at, r.id, n.supplier_id`,
    values: [supplierIds],
  })
  const own = suppliers.map(supplierSubject)
  return [...own, ...different(own, records.map(recordSubject))].filter(subject => subject.names.length > 0)
}

const within = (some: readonly string[], all: readonly string[]): boolean => {
  const known = new Set(all.map(one => one.toLowerCase()))
  return some.every(one => known.has(one.toLowerCase()))
}
const tellsNoMore = (party: Subject, supplier: Subject): boolean =>
  party.births.length === 0 &&
  within(party.names, supplier.names) &&
  within(party.nationalities, supplier.nationalities) &&
  within(party.identifiers, supplier.identifiers)

/** A supplier often names itself, and one carrier in ten rows: what says nothing more is asked about once. The first that was named stands. */
function different(suppliers: readonly Subject[], parties: readonly Subject[]): Subject[] {
  const own = new Map(suppliers.map(one => [one.supplierId, one]))
  const seen = new Set<string>()
  return parties.filter(party => {
    const supplier = own.get(party.supplierId)
    const key = `${party.supplierId} ${party.sha256}`
    if (seen.has(key) || (supplier && tellsNoMore(party, supplier))) return false
    seen.add(key)
    return true
  })
}
