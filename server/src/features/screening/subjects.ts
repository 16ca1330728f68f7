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
const filled = (...values: unknown[]): string[] => [...new Set(values.flat().map(text).filter(Boolean))]

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

/** What the rows of the questionnaire call a party's particulars; a person is known by a birth date or a nationality. */
function recordSubject(row: Row): Subject {
  const cells = row.details as Record<string, unknown>
  const isPerson = 'bornOn' in cells || 'nationality' in cells
  return withHash({
    id: String(row.id),
    type: 'RECORD',
    supplierId: String(row.supplierId),
    names: filled(row.name, cells.nameLatin, cells.latin, cells.formerName),
    bearer: isPerson ? 'person' : undefined,
    births: birthOf(text(cells.bornOn)),
    nationalities: filled(cells.nationality, cells.country ?? row.country).map(nationOf),
    identifiers: filled(row.identifier, cells.identifier, cells.imo)
      .map(one => plainIdentifier(one.replace(/^\w+:/, '')))
      .filter(isTelling),
  })
}

/** Some suppliers with the parties that they named, in the order of their ids. */
export async function subjectsOf(ctx: Context, supplierIds: readonly string[]): Promise<Subject[]> {
  const suppliers = await ctx.ask({
    text: `SELECT s.id, s.name, s.name_latin AS "nameLatin", s.former_names AS "formerNames", s.country,
        ARRAY(SELECT i.value FROM supplier_identifiers i WHERE i.supplier_id = s.id) AS identifiers FROM suppliers s WHERE s.id = ANY ($1) ORDER BY s.id`,
    values: [supplierIds],
  })
  const records = await ctx.ask({
    text: `SELECT r.id, r.supplier_id AS "supplierId", r.name, r.country, r.identifier, r.details FROM records r WHERE r.supplier_id = ANY ($1) AND r.type = 'PARTY' ORDER BY r.id`,
    values: [supplierIds],
  })
  return [...suppliers.map(supplierSubject), ...records.map(recordSubject)].filter(subject => subject.names.length > 0)
}
